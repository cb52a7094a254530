/**
 * Draws the pictograms of papers as pictures of 192 dots, from Bootstrap Icons (MIT, The Bootstrap Authors), in
 * src/main/resources/<module>/pictograms: what draws PDF files knows no SVG. Needs Chromium.
 *
 * Run after adding a name: node src/main/node/pictograms.mjs /usr/bin/chromium
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SHEETS = { done: "check-circle-fill", steps: "pencil-square", meeting: "calendar-check-fill", deadline: "alarm-fill", call: "telephone-fill", place: "geo-alt-fill", hours: "clock-fill", card: "person-walking" };
const ICONS = new URL("../../../node_modules/bootstrap-icons/icons/", import.meta.url);

/** The pictures that a gesture may have (Gesture.PICTURES), and how it was done. */
const GESTURES = ["power", "wifi", "search", "envelope-at", "camera", "key", "card-checklist", "shield-exclamation", "phone", "laptop", "keyboard", "printer", "calendar-check", "paperclip", "camera-video", "bank"];
const SKILLS = { ...Object.fromEntries(GESTURES.map((name) => [name, name])), help: "people-fill", prompted: "hand-index-thumb-fill", alone: "hand-thumbs-up-fill" };

/** The needs on a poster (Filters.ICONS). */
const NEEDS = ["file-earmark-text", "receipt", "lightning-charge", "heart-pulse", "briefcase", "laptop", "pencil"];

/** Icons and colour of the papers of each module. */
const MODULES = {
  sheets: { icons: SHEETS, color: "#000" },
  skills: { icons: SKILLS, color: "#000" },
  publicsite: { icons: Object.fromEntries(NEEDS.map((name) => [name, name])), color: "#0b5563" },
};

const room = mkdtempSync(join(tmpdir(), "pictograms-"));
for (const [module, { icons, color }] of Object.entries(MODULES)) for (const [name, icon] of Object.entries(icons)) {
  const picture = new URL(`../resources/${module}/pictograms/${name}.png`, import.meta.url).pathname;
  const drawn = readFileSync(new URL(`${icon}.svg`, ICONS), "utf8").replace(/width="16" height="16"/, 'width="192" height="192"');
  const page = join(room, `${name}.html`);
  writeFileSync(page, `<!doctype html><style>body{margin:0;color:${color}}svg{display:block}</style>${drawn}`);
  execFileSync(process.argv[2] ?? "chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--default-background-color=00000000", "--window-size=192,192", `--screenshot=${picture}`, `file://${page}`], { stdio: "ignore" });
}
