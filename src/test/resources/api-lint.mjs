/** Prints what the rules that Redocly recommends call an error in the description of an API: node api-lint.mjs NODE_MODULES FILE */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const [modules, file] = process.argv.slice(2);
const { createConfig, lintFromString } = createRequire(`${modules}/`)("@redocly/openapi-core");
const config = await createConfig({ extends: ["recommended"] });
const problems = await lintFromString({ source: await readFile(file, "utf8"), absoluteRef: file, config });
for (const { severity, ruleId, message, location } of problems)
  if (severity === "error") console.log(`${ruleId} at ${location[0]?.pointer}: ${message}`);
