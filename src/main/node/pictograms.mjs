/**
 * Draws the pictograms of printed sheets as pictures of 192 dots, from Bootstrap Icons (MIT, The Bootstrap Authors), in
 * src/main/resources/sheets/pictograms: what draws PDF files knows no SVG. Needs Chromium.
 *
 * Run after adding a name: node src/main/node/pictograms.mjs /usr/bin/chromium
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const NAMES = { done: "check-circle-fill", steps: "pencil-square", meeting: "calendar-check-fill", deadline: "alarm-fill", call: "telephone-fill", place: "geo-alt-fill", hours: "clock-fill", card: "person-walking" };
const ICONS = new URL("../../../node_modules/bootstrap-icons/icons/", import.meta.url);
const PICTURES = new URL("../resources/sheets/pictograms/", import.meta.url);

const room = mkdtempSync(join(tmpdir(), "pictograms-"));
for (const [name, icon] of Object.entries(NAMES)) {
  const drawn = readFileSync(new URL(`${icon}.svg`, ICONS), "utf8").replace(/width="16" height="16"/, 'width="192" height="192"');
  const page = join(room, `${name}.html`);
  writeFileSync(page, `<!doctype html><style>body{margin:0;color:#000}svg{display:block}</style>${drawn}`);
  execFileSync(process.argv[2] ?? "chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--default-background-color=00000000", "--window-size=192,192", `--screenshot=${new URL(`${name}.png`, PICTURES).pathname}`, `file://${page}`], { stdio: "ignore" });
}
