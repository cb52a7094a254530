/**
 * Writes the version that stands in the address of every static file: a hash of what the application is made of, so that the same sources
 * have the same addresses whenever and wherever they are built.
 *
 * Run by the build: node src/main/node/version.mjs target/classes
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SOURCES = ["src/main", "docs/guide", "package-lock.json", "pom.xml"];

/** @param {string} place @returns {string[]} files in an order that no file system decides */
function files(place) {
  if (statSync(place).isFile()) return [place];
  return readdirSync(place).sort().flatMap((name) => files(join(place, name)));
}

const hash = createHash("sha256");
for (const file of SOURCES.flatMap(files)) hash.update(file.replaceAll("\\", "/")).update("\0").update(readFileSync(file)).update("\0");
const [, , classes = "target/classes"] = process.argv;
mkdirSync(classes, { recursive: true });
writeFileSync(join(classes, "static-version"), BigInt(`0x${hash.digest("hex").slice(0, 12)}`).toString(36));
