/**
 * Takes the comments out of the browser modules in target/classes: they are for who reads the repository, and would be a third of
 * what a desk loads. Nothing else changes: names, lines and files are those that one reads.
 *
 * Run by the build after the resources are copied: node src/main/node/lighten.mjs FOLDER
 * Minified libraries stay as npm brought them, and so does every notice of a licence.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import ts from "typescript";

/** @param {string} code */
export function withoutComments(code) {
  const source = ts.createSourceFile("module.js", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  /** @type {Map<number, number>} where each comment begins and ends */
  const comments = new Map();
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isJSDoc(node)) return;
    const parts = node.getChildren(source);
    for (const part of parts) visit(part);
    if (parts.length > 0) return;
    const found = [...(ts.getLeadingCommentRanges(code, node.getFullStart()) ?? []), ...(ts.getTrailingCommentRanges(code, node.getEnd()) ?? [])];
    // What begins inside a word of the code (a template, an address in a text) is none
    for (const { pos, end } of found) if (!/^\/[*/]!|@preserve|licen[cs]e|copyright/i.test(code.slice(pos, end)) && (pos >= node.getEnd() || end <= node.getStart(source, false))) comments.set(pos, end);
  };
  visit(source);
  let light = "";
  let at = 0;
  for (const [begin, finish] of [...comments].sort(([a], [b]) => a - b)) {
    const before = code.slice(at, begin);
    const line = before.slice(before.lastIndexOf("\n") + 1);
    const alone = line.trim() === "" && /^[ \t]*(\n|$)/.test(code.slice(finish));
    light += alone ? before.slice(0, before.length - line.length) : before;
    at = alone ? finish + (/^[ \t]*\n?/.exec(code.slice(finish))?.[0].length ?? 0) : finish;
  }
  return light + code.slice(at);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [, , folder = "target/classes/static"] = process.argv;
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js") && !file.endsWith(".min.js"))) {
    const file = join(folder, name);
    const code = readFileSync(file, "utf8");
    const light = withoutComments(code).trimStart();
    if (light !== code) writeFileSync(file, light);
  }
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.(css|js|json|svg)$/.test(file))) {
    const file = join(folder, name);
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } }));
  }
}
