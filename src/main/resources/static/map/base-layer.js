/**
 * Base layer of a map: an archive of vector tiles or pictures, both given by Parvis; under them, and where there is neither, the outline of
 * France with its rivers and the names of communes.
 */
import { departments } from "./outline.js";

/** As near as each ground goes. */
const NEAREST = 18;
const NEAREST_OUTLINE = 14;

/** From this zoom on names come by tiles of this zoom (network.CommuneNames). */
const BY_TILE = 8;

/** Pictures that must fail, with none that came, before names are written as on a map without them. */
const FAILED = 4;

/** How near the ground of this page goes. @param {HTMLElement} box */
export const nearest = ({ dataset }) => (dataset["tiles"] || dataset["archive"] ? NEAREST : NEAREST_OUTLINE);

/** @param {import("leaflet").Map} map @param {HTMLElement} box @param {typeof import("leaflet")} L @param {import("leaflet").Control.Attribution} sources */
export function lay(map, box, L, sources) {
  const { tiles = "", archive = "", attribution = "", source = "" } = box.dataset;
  for (const [name, level] of /** @type {const} */ ([["land", 150], ["water", 160], ["names", 450]])) map.createPane(name).style.zIndex = String(level);
  void drawLand(map, box, L);
  if (archive) {
    layArchive(map, box, L, archive, attribution).catch(() => void fallBack());
  } else if (tiles) {
    const pictures = L.tileLayer(tiles, { maxZoom: NEAREST, maxNativeZoom: NEAREST, attribution }).addTo(map);
    let [came, failed] = [0, 0];
    pictures.on("tileload", () => came++);
    pictures.on("tileerror", () => {
      if (++failed === FAILED && came === 0) void fallBack();
    });
  } else void fallBack();

  /** The outline alone. */
  async function fallBack() {
    sources.addAttribution(source);
    await Promise.allSettled([drawWater(map, box, L), writeNames(map, box, L)]);
  }
}

/** @param {string} address */
async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** Vector tiles, drawn in the browser. @param {import("leaflet").Map} map @param {HTMLElement} box @param {typeof import("leaflet")} L @param {string} archive @param {string} attribution */
async function layArchive(map, box, L, archive, attribution) {
  await new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = box.dataset["archiveReader"] ?? "";
    script.addEventListener("load", done);
    script.addEventListener("error", failed);
    document.head.append(script);
  });
  const reader = /** @type {any} */ (globalThis).protomapsL;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const layer = reader.leafletLayer({ url: new URL(archive, location.href).href, flavor: dark ? "dark" : "light", maxDataZoom: Number(box.dataset["archiveZoom"]), lang: document.documentElement.lang, attribution, noWrap: true });
  map.addLayer(layer);
}

/** @param {import("leaflet").Map} map @param {HTMLElement} box @param {typeof import("leaflet")} L */
async function drawLand(map, box, L) {
  try {
    L.geoJSON(departments(await read(box.dataset["outline"] ?? "")), { pane: "land", interactive: false, style: { className: "map-land", weight: 1 } }).addTo(map);
  } catch {
    // Without its outline the map still shows where things are
  }
}

/** @param {import("leaflet").Map} map @param {HTMLElement} box @param {typeof import("leaflet")} L */
async function drawWater(map, box, L) {
  L.geoJSON(await read(box.dataset["rivers"] ?? ""), { pane: "water", interactive: false, style: (feature) => ({ className: `map-${feature?.properties.kind}`, weight: 2 }) }).addTo(map);
}

/** @typedef {[name: string, latitude: number, longitude: number, zoom: number]} Name */

/** The names of communes that have room at the zoom of now. @param {import("leaflet").Map} map @param {HTMLElement} box @param {typeof import("leaflet")} L */
async function writeNames(map, box, L) {
  const address = box.dataset["names"] ?? "";
  /** @type {Map<string, Promise<Name[]>>} */
  const read8 = new Map();
  const far = /** @type {Name[]} */ (await read(address));
  /** @type {Map<string, import("leaflet").Marker>} */
  let written = new Map();
  let turn = 0;

  /** @param {string} tile */
  function near(tile) {
    const known = read8.get(tile);
    if (known) return known;
    const fresh = read(`${address}/${tile}`).catch(() => []);
    read8.set(tile, fresh);
    return fresh;
  }

  async function write() {
    const mine = ++turn;
    const zoom = map.getZoom();
    const view = map.getBounds().pad(0.1);
    const tiles = zoom < BY_TILE ? [] : tilesOf(view);
    const names = [far, ...(await Promise.all(tiles.map(near)))].flat();
    if (mine !== turn) return;
    /** @type {typeof written} */
    const now = new Map();
    for (const [name, latitude, longitude, from] of names) {
      if (from > zoom || !view.contains([latitude, longitude])) continue;
      const key = `${name} ${latitude} ${longitude}`;
      const rank = from <= 6 ? "large" : from <= 9 ? "middle" : "small";
      now.set(key, written.get(key) ?? label(name, [latitude, longitude], rank));
    }
    for (const [key, marker] of written) if (!now.has(key)) marker.remove();
    for (const [key, marker] of now) if (!written.has(key)) marker.addTo(map);
    written = now;
  }

  /** @param {string} name @param {import("leaflet").LatLngTuple} at @param {string} rank */
  function label(name, at, rank) {
    const text = document.createElement("span");
    text.textContent = name;
    const icon = L.divIcon({ className: `map-name map-name-${rank}`, html: text, iconSize: [0, 0] });
    const marker = L.marker(at, { icon, pane: "names", interactive: false, keyboard: false });
    // a map's names are a picture of where things are: the list says them
    marker.on("add", () => marker.getElement()?.setAttribute("aria-hidden", "true"));
    return marker;
  }

  map.on("moveend", () => void write());
  await write();
}

/** The tiles of the zoom BY_TILE that a part of the world touches. @param {import("leaflet").LatLngBounds} view */
function tilesOf(view) {
  const count = 2 ** BY_TILE;
  const inside = (/** @type {number} */ number) => Math.min(count - 1, Math.max(0, Math.floor(number)));
  const column = (/** @type {number} */ longitude) => inside(((longitude + 180) / 360) * count);
  const row = (/** @type {number} */ latitude) => {
    const angle = (Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180;
    return inside(((1 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / Math.PI) / 2) * count);
  };
  const tiles = [];
  for (let x = column(view.getWest()); x <= column(view.getEast()); x++)
    for (let y = row(view.getNorth()); y <= row(view.getSouth()); y++) tiles.push(`${x}/${y}`);
  return tiles;
}
