/** Places of a page on its map, as its address of GeoJSON names them: pins that open, circles for what is only said. */
import { L, clusters, openMap, place, sheet } from "./atlas.js";

/** As near as what is tried is shown at first: what changes around it. */
const AROUND = 9;

/** @typedef {{ geometry: { coordinates: [number, number] }, properties: { kind: string, state?: string, name: string, href?: string | null, lines?: string[] } }} Feature */

/** @param {HTMLElement} box the element of template network/map @returns {import("leaflet").Map} */
export function showPlaces(box) {
  const map = openMap(box);
  if (box.dataset["points"]) void load(map, box, box.dataset["points"]);
  return map;
}

/** @param {import("leaflet").Map} map @param {HTMLElement} box @param {string} address */
async function load(map, box, address) {
  const answer = await fetch(address);
  if (!answer.ok) return;
  const { features } = /** @type {{ features: Feature[] }} */ (await answer.json());
  const pins = features.filter(({ properties: { kind } }) => kind === "point" || kind === "mobile");
  const tried = features.filter(({ properties: { kind } }) => kind === "tried");
  const circles = features.filter((feature) => !pins.includes(feature) && !tried.includes(feature));
  L.featureGroup(circles.map(circle)).addTo(map);
  clusters(box)
    .addLayers(pins.map((feature) => pin(box, feature)))
    .addTo(map);
  L.featureGroup(tried.map((feature) => pin(box, feature))).addTo(map);
  const seen = L.latLngBounds([...(tried.length > 0 ? tried : pins)].map(({ geometry: { coordinates: [lon, lat] } }) => [lat, lon]));
  if (seen.isValid()) map.fitBounds(seen, { animate: false, maxZoom: tried.length > 0 ? AROUND : 12, padding: [40, 40] });
}

/** @param {HTMLElement} box @param {Feature} feature */
function pin(box, { geometry: { coordinates: [lon, lat] }, properties: { kind, state, name, href = null, lines = [] } }) {
  return place(box, [lat, lon], kind, [name, ...lines].join(", "), () => sheet(name, href, lines), state);
}

/** What becomes of a commune, which the table says of each too, or who is there already. @param {Feature} feature */
function circle({ geometry: { coordinates: [lon, lat] }, properties: { kind, name } }) {
  return L.circleMarker([lat, lon], { className: `map-${kind}`, radius: kind === "freed" ? 7 : 5, weight: 2 }).bindPopup(() => sheet(name, null, []));
}
