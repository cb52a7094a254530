import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import ts from "typescript";
import { withoutComments } from "../../main/node/lighten.mjs";

test("comments go, with their lines; what looks like one in a text stays", () => {
  assert.equal(withoutComments(`/** Says. @param {string} a */\nexport const f = (/** @type {string} */ a) => a; // ends\n  // alone\nconst url = "https://a.b//c";\n`),
    `export const f = ( a) => a; \nconst url = "https://a.b//c";\n`);
  for (const code of ["const t = `a // b ${c /* */} /* d */`;", "const r = /[/*]\\/\\/x/g;", "const s = '/* no */';", "a = b / c / d;", "const h = `<a>\n  \n// kept\n</a>`;"]) {
    assert.equal(withoutComments(code), code.replace(" /* */}", " }"), code);
  }
});

test("a notice of a licence stays", () => {
  for (const code of ["/*! Copyright somebody */\na = 1;\n", "// Licence: ISC\na = 1;\n"]) assert.equal(withoutComments(code), code);
});

test("every module of the browser says the same without its comments", () => {
  const folder = new URL("../../main/resources/static/", import.meta.url);
  /** @param {string} code */
  const tokens = (code) => ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, removeComments: true } }).outputText.replace(/\s+/g, "");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  assert.ok(files.length > 10);
  for (const file of files) {
    const code = readFileSync(new URL(file, folder), "utf8");
    const light = withoutComments(code);
    assert.equal(tokens(light), tokens(code), file);
    assert.ok(!/^\s*(\/\*\*|\/\/ )/m.test(light), file);
  }
});
