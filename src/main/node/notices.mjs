/**
 * Makes the list of third-party software that the application carries, with its licences: from the bill of materials that Maven wrote and
 * from the packages that npm brought. Puts a notice before each browser library, which compressors had taken out.
 *
 * Run by the build after the style sheets are made: node src/main/node/notices.mjs target/classes
 * Reads META-INF/sbom/application.cdx.json there (absent in a quick build: no Java libraries are listed then) and node_modules.
 * Writes notices/third-party.json there: {browser: [{name, version, licence, home, text}], java: [{name, version, licence, home}]}.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Which of our files hold code of which packages. */
const FILES = {
  "lib/htmx/htmx.min.js": ["htmx.org"],
  "lib/idb/index.js": ["idb"],
  "lib/jsqr/jsQR.js": ["jsqr"],
  "lib/leaflet/leaflet.js": ["leaflet"],
  "lib/leaflet/leaflet.markercluster.js": ["leaflet.markercluster"],
  "lib/protomaps/protomaps-leaflet.js": ["protomaps-leaflet"],
  "parvis.css": ["bootstrap"],
  "map.css": ["leaflet", "leaflet.markercluster"],
};

/** Packages without the text of their licence: the package of the same authors that has it. */
const TEXT_OF = { "@protomaps/basemaps": "protomaps-leaflet", pmtiles: "protomaps-leaflet" };

/** @typedef {{name: string, version: string, licence: string, home: string, text?: string}} Entry */

/** @param {string} file */
const json = (file) => JSON.parse(readFileSync(file, "utf8"));

/**
 * A package as npm brought it, with the texts of its licence.
 *
 * @param {string} name
 * @returns {Entry}
 */
export function npmPackage(name) {
  const folder = join("node_modules", name);
  const about = json(join(folder, "package.json"));
  const told = join("node_modules", Object.entries(TEXT_OF).find(([one]) => one === name)?.[1] ?? name);
  const texts = readdirSync(told).filter((file) => /^(mit-)?(licen[cs]e|copying)/i.test(file)).sort();
  const text = texts.map((file) => readFileSync(join(told, file), "utf8").trim().replaceAll("\r\n", "\n")).join("\n\n");
  const home = typeof about.homepage === "string" ? about.homepage : `https://www.npmjs.com/package/${name}`;
  return { name, version: about.version, licence: about.license, home, text };
}

/**
 * The packages that the browser gets: those named as dependencies, and what is bundled into them; types are for the compiler alone.
 *
 * @returns {string[]}
 */
export function shippedPackages() {
  const names = new Set(Object.keys(json("package.json").dependencies));
  for (const name of names)
    for (const further of Object.keys(json(join("node_modules", name, "package.json")).dependencies ?? {}))
      if (!further.startsWith("@types/") && existsSync(join("node_modules", further))) names.add(further);
  return [...names].sort();
}

/**
 * The libraries of a CycloneDX bill of materials.
 *
 * @param {any} bill
 * @returns {Entry[]}
 */
export function javaLibraries(bill) {
  return (bill.components ?? [])
    .map((/** @type {any} */ one) => ({
      name: one.group ? `${one.group}:${one.name}` : one.name,
      version: one.version ?? "",
      licence: (one.licenses ?? []).map((/** @type {any} */ each) => each.expression ?? each.license.id ?? each.license.name).join(" / "),
      home: (one.externalReferences ?? []).find((/** @type {any} */ each) => each.type === "website")?.url ?? "",
    }))
    .sort((/** @type {Entry} */ a, /** @type {Entry} */ b) => (a.name < b.name ? -1 : 1));
}

/** The line of a licence that names who holds the rights. @param {string} text */
const holder = (text) => /^.*copyright (?:\(c\)|©|\d).*$/im.exec(text)?.[0].trim().replace(/\s+/g, " ") ?? "";

const [, , classes = "target/classes"] = process.argv;
const browser = shippedPackages().map(npmPackage);
const bill = join(classes, "META-INF/sbom/application.cdx.json");
const java = existsSync(bill) ? javaLibraries(json(bill)) : [];
mkdirSync(join(classes, "notices"), { recursive: true });
writeFileSync(join(classes, "notices/third-party.json"), JSON.stringify({ browser, java }));
for (const [name, packages] of Object.entries(FILES)) {
  const file = join(classes, "static", name);
  if (!existsSync(file)) continue;
  const code = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  const said = packages
    .map((one) => browser.find((each) => each.name === one))
    .map((one) => (one ? [`${one.name} ${one.version}`, one.licence, holder(one.text ?? "")].filter(Boolean).join(", ") : ""))
    .join("; ");
  // a sheet with signs outside ASCII says its encoding first
  const head = name.endsWith(".css") && /[^\x00-\x7F]/.test(code) && !code.startsWith("@charset") ? '@charset "UTF-8";' : "";
  if (!code.includes("/*! Third-party: ")) writeFileSync(file, `${head}/*! Third-party: ${said}. Licences: /licences */\n${code}`);
}
