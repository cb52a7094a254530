/**
 * Draws the large rivers and lakes of France from Natural Earth (public domain), as the package mapeo-offline-map brings them (MIT). What is
 * drawn is kept in the repository, as the outline is.
 *
 * Run by hand, then commit what changed:
 *
 *   npm install --no-save --prefix /tmp/places mapeo-offline-map@2.0.0
 *   node src/main/node/rivers.mjs /tmp/places/node_modules/mapeo-offline-map
 *
 * Writes src/main/resources/static/map/rivers.json: lines and rings of longitudes and latitudes, GeoJSON.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { departments } from "../resources/static/map/outline.js";

const [, , folder] = argv;
if (!folder) throw new Error("Usage: node src/main/node/rivers.mjs FOLDER-OF-mapeo-offline-map");

/** The outer rings of departments, as they are drawn. */
const rings = departments(JSON.parse(readFileSync(new URL("../resources/static/map/outline.json", import.meta.url), "utf8")))
  .flatMap(({ geometry: { coordinates } }) => coordinates.map(([ring]) => /** @type {[number, number][]} */ (ring)));

/** In a department, or on the border of one: a river may be the border. @param {[number, number]} place */
const near = ([x, y]) => rings.some((ring) => {
  let within = false;
  for (let i = 0, before = ring.length - 1; i < ring.length; before = i++) {
    const [[ax, ay], [bx, by]] = [ring[i], ring[before]];
    if (Math.hypot((ax - x) * 0.69, ay - y) < 0.06) return true;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
  }
  return within;
});

/** The parts of a line that are in France. @param {[number, number][]} line */
function inside(line) {
  /** @type {[number, number][][]} */
  const parts = [[]];
  for (const place of line) {
    if (near(place)) parts.at(-1)?.push(place);
    else if (parts.at(-1)?.length) parts.push([]);
  }
  return parts.filter((part) => part.length > 1);
}

/** A line with places between its own, so that it is cut where the border is. @param {[number, number][]} line @returns {[number, number][]} */
const finer = (line) => line.flatMap(([x, y], i) => {
  const [nx, ny] = line[i + 1] ?? [x, y];
  const steps = Math.max(1, Math.ceil(Math.hypot(nx - x, ny - y) / 0.05));
  return Array.from({ length: steps }, (_, step) => /** @type {[number, number]} */ ([x, y].map((from, axis) => Math.round((from + (([nx, ny][axis] - from) * step) / steps) * 1000) / 1000)));
});

/** @param {string} file @returns {{ geometry: { type: string, coordinates: any } }[]} */
const features = (file) => JSON.parse(readFileSync(join(folder, "dist", file), "utf8")).features;

const rivers = features("rivers.json")
  .flatMap(({ geometry: { type, coordinates } }) => (type === "LineString" ? [coordinates] : coordinates))
  .flatMap((/** @type {[number, number][]} */ line) => inside(finer(line)));
const lakes = features("lakes.json")
  .flatMap(({ geometry: { type, coordinates } }) => (type === "Polygon" ? [coordinates] : coordinates))
  .filter((/** @type {[number, number][][]} */ [shore]) => shore.some(near));

writeFileSync(
  new URL("../resources/static/map/rivers.json", import.meta.url),
  JSON.stringify({
    type: "FeatureCollection",
    source: "Natural Earth (public domain), by mapeo-offline-map 2.0.0; drawn by src/main/node/rivers.mjs",
    features: [
      { type: "Feature", properties: { kind: "river" }, geometry: { type: "MultiLineString", coordinates: rivers } },
      { type: "Feature", properties: { kind: "lake" }, geometry: { type: "MultiPolygon", coordinates: lakes } },
    ],
  }) + "\n",
);
console.log(`${rivers.length} lines of rivers, ${lakes.length} lakes`);
