/**
 * Writes the list of leaked passwords with which a new one is compared: those of the package @zxcvbn-ts/language-common (MIT) with six characters
 * or more, in small letters, one a line.
 *
 * Run by hand, then commit what changed:
 *
 *   npm install --no-save --prefix /tmp/passwords @zxcvbn-ts/language-common@4.1.3
 *   node src/main/node/passwords.mjs /tmp/passwords/node_modules/@zxcvbn-ts/language-common
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";

const SHORTEST = 6;

const [, , folder] = argv;
if (!folder) throw new Error("Usage: node src/main/node/passwords.mjs FOLDER-OF-language-common");

/** @type {string[]} */
const all = JSON.parse(readFileSync(join(folder, "src/passwords.json"), "utf8"));
const kept = new Set(all.map((one) => String(one).toLowerCase()).filter((one) => one.length >= SHORTEST && /^[!-~]+$/.test(one)));
writeFileSync(new URL("../resources/access/leaked-passwords.txt", import.meta.url), `${[...kept].sort().join("\n")}\n`);
