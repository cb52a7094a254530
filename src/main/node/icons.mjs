/**
 * Draws the sprites of icons from Bootstrap Icons (MIT, The Bootstrap Authors), in src/main/resources/static/shell: icons.svg, for
 * every screen, holds the names listed here and those that the shipped nomenclature gives to the lists that screens draw; desk.svg
 * those of them that the sources of the desk, the training, the rounds and the frame around them speak of; public.svg those of the pages
 * of the public; codes.svg, for the page that shows the nomenclature, holds those of all lists.
 *
 * Run after adding a name: node src/main/node/icons.mjs
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const SCREENS = `
  arrow-counterclockwise arrow-left arrow-repeat arrow-return-left arrow-right award bank bar-chart book box-arrow-in-down-left box-arrow-in-right box-arrow-right
  box-arrow-up-right   briefcase building buildings calendar-week calendar-x camera camera-video card-checklist check-circle check-lg chevron-down
  chevron-left chevron-right chevron-up circle clipboard clipboard-check clock clock-history cloud-check cloud-slash currency-euro diagram-3 display door-open download emoji-frown emoji-neutral emoji-smile eraser
  exclamation-circle exclamation-triangle eye file-earmark-text flag geo-alt gift globe grid hammer heart-pulse hourglass-split house-door inbox
  info-circle journal-check key keyboard laptop lightbulb-off lightning-charge list-check list-ul lock map megaphone pause pause-circle pencil
  pc-display people person person-badge person-circle person-hearts person-plus person-vcard phone pin-angle pin-angle-fill play-circle
  plus-circle
  plus-lg printer qr-code-scan question-circle receipt recycle router search send shield-check shield-lock shop signpost-split sim sliders stopwatch table
  tablet tablet-landscape tags telephone three-dots ticket-perforated translate trash truck-front universal-access upload usb-plug volume-up wifi-off
  wrench
  x-circle x-lg
  mortarboard
`;

/** The pictures that a gesture may have (Gesture.PICTURES), and those of how it was done: data of the network, also drawn without one. */
const SKILLS = `
  bank calendar-check camera camera-video card-checklist envelope-at hand-index-thumb hand-thumbs-up key keyboard laptop paperclip people phone power
  printer search shield-exclamation wifi
`;

const ICONS = new URL("../../../node_modules/bootstrap-icons/icons/", import.meta.url);
const CODES = new URL("../resources/nomenclature/codes/", import.meta.url);
const SPRITES = new URL("../resources/static/shell/", import.meta.url);

/** The lists whose icons stand on screens; the others are words alone there. */
const DRAWN = ["activity.csv", "level.csv", "presence.csv", "result.csv", "theme.csv"];

/** The values of the column "icon" of a list of codes; its cells hold no quoted separators. */
function iconsOf(file) {
  const [head, ...lines] = readFileSync(new URL(file, CODES), "utf8").trim().split(/\r?\n/);
  const column = head.split(";").indexOf("icon");
  return column < 0 ? [] : lines.map((line) => line.split(";")[column] ?? "").filter((name) => /^[a-z0-9-]+$/.test(name));
}

/** A path to two decimals of a grid of sixteen: nobody sees the third, everybody would load it. */
function rounded(path) {
  return path.replace(/-?(?:\d+(?:\.\d*)?|\.\d+)/g, (number) => {
    const shorter = Number(number).toFixed(2).replace(/^(-?)0\./, "$1.").replace(/0$/, "");
    // Numbers may touch when the next one begins with a point: then it goes on doing so
    return !/\.\d{3}/.test(number) || (/^-?\./.test(number) && !/^-?\./.test(shorter)) ? number : shorter;
  });
}

/** @param {string} sprite @param {string[]} names */
function draw(sprite, names) {
  const symbols = [...new Set(names)].sort().map((name) => {
    const drawn = readFileSync(new URL(`${name}.svg`, ICONS), "utf8");
    const inside = drawn.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "").replace(/>\s+</g, "><").trim().replace(/ d="([^"]*)"/g, (_, path) => ` d="${rounded(path)}"`);
    return `<symbol id="${name}" viewBox="0 0 16 16">${inside}</symbol>`;
  });
  writeFileSync(
    new URL(sprite, SPRITES),
    `<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Bootstrap Icons 1.13, MIT licence, (c) 2019-2024 The Bootstrap Authors. Drawn by src/main/node/icons.mjs -->\n${symbols.join("\n")}\n</svg>\n`,
  );
  console.log(`${sprite}: ${symbols.length} icons`);
}

/** What the pages of the public are made of. */
const PUBLIC = [
  ["../jte/layout/", /public\.jte$/], ["../jte/components/", /\.jte$/], ["../jte/publicsite/", /\.jte$/], ["../jte/opendata/", /data\.jte$/], ["../jte/network/", /map\.jte$/],
  ["../java/fr/parvis/publicsite/", /\.java$/], ["../resources/static/publicsite/", /\.js$/], ["../resources/static/map/", /atlas\.js$/],
];

/** What the desk's page is made of. */
const DESK = [
  ["../resources/static/desk/", /\.js$/], ["../resources/static/capture/", /\.js$/], ["../resources/static/rounds/", /\.js$/], ["../resources/static/workshops/", /attendance\.js$/], ["../jte/layout/", /staff\.jte$/],
  ["../jte/components/", /(?<!empty|pager|table)\.jte$/], ["../jte/visits/", /(desk|fields|request|theme|training|installed)\.jte$/], ["../java/fr/parvis/shell/", /NavigationSection\.java$/],
];

/** @param {[string, RegExp][]} sources @returns {(name: string) => boolean} whether they speak of an icon */
function speaking(sources) {
  const spoken = sources.map(([folder, name]) => {
    const root = new URL(folder, import.meta.url);
    return existsSync(root) ? readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => name.test(file)).map((file) => readFileSync(new URL(file, root), "utf8")).join("\n") : "";
  }).join("\n");
  return (name) => spoken.includes(`"${name}"`);
}

const onTheDesk = speaking(DESK);
const screens = SCREENS.trim().split(/\s+/);
const skills = SKILLS.trim().split(/\s+/);

draw("icons.svg", [...screens, ...skills, ...DRAWN.flatMap(iconsOf)]);
draw("desk.svg", [...screens.filter((name) => onTheDesk(name) || /^arrow-(left|right)$/.test(name)), ...skills, ...DRAWN.filter((file) => file !== "activity.csv").flatMap(iconsOf)]);
draw("public.svg", screens.filter(speaking(PUBLIC)));
draw("codes.svg", readdirSync(CODES).filter((file) => file.endsWith(".csv")).flatMap(iconsOf));
