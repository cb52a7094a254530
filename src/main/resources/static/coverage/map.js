/** The maps of the network's head: places of the network, and what a trial would change. A press on a free place of a trial's map tries it. */
import { L, calm, manyIcon, openMap, place, sheet } from "../map/atlas.js";

/** As near as a trial is shown at first: what changes around it. */
const AROUND = 9;

/** @typedef {{ geometry: { coordinates: [number, number] }, properties: { kind: string, name: string, href?: string | null, lines?: string[] } }} Feature */

const found = document.querySelector("[data-map]");
if (found instanceof HTMLElement && L) void show(found);

/** @param {HTMLElement} box */
async function show(box) {
  const map = openMap(box);
  watchTrial(map);
  if (!box.dataset["points"]) return;
  const answer = await fetch(box.dataset["points"]);
  if (!answer.ok) return;
  const { features } = /** @type {{ features: Feature[] }} */ (await answer.json());
  const pins = features.filter(({ properties: { kind } }) => kind === "point" || kind === "mobile");
  const tried = features.filter(({ properties: { kind } }) => kind === "tried");
  const circles = features.filter((feature) => !pins.includes(feature) && !tried.includes(feature));
  L.featureGroup(circles.map(circle)).addTo(map);
  L.markerClusterGroup({ showCoverageOnHover: false, animate: !calm, maxClusterRadius: 48, iconCreateFunction: (cluster) => manyIcon(cluster.getChildCount(), box.dataset["many"] ?? "") })
    .addLayers(pins.map((feature) => pin(box, feature)))
    .addTo(map);
  L.featureGroup(tried.map((feature) => pin(box, feature))).addTo(map);
  const seen = L.latLngBounds([...(tried.length > 0 ? tried : pins)].map(({ geometry: { coordinates: [lon, lat] } }) => [lat, lon]));
  if (seen.isValid()) map.fitBounds(seen, { animate: false, maxZoom: tried.length > 0 ? AROUND : 12, padding: [40, 40] });
}

/** @param {HTMLElement} box @param {Feature} feature */
function pin(box, { geometry: { coordinates: [lon, lat] }, properties: { kind, name, href = null, lines = [] } }) {
  return place(box, [lat, lon], kind, name, () => sheet(name, href, lines));
}

/** What becomes of a commune, which the table says of each too, or who is there already. @param {Feature} feature */
function circle({ geometry: { coordinates: [lon, lat] }, properties: { kind, name } }) {
  return L.circleMarker([lat, lon], { className: `map-${kind}`, radius: kind === "freed" ? 7 : 5, weight: 2 }).bindPopup(() => sheet(name, null, []));
}

/** A place on the map becomes a line of the form. @param {import("leaflet").Map} map */
function watchTrial(map) {
  const form = document.getElementById("trial");
  const centre = document.querySelector("[data-map-centre]");
  if (!(form instanceof HTMLFormElement) || !(centre instanceof HTMLElement)) return;
  /** @param {import("leaflet").LatLng} at */
  const tryAt = (at) => {
    const empty = [...form.querySelectorAll("input[name=lieu]")].find((field) => field instanceof HTMLInputElement && field.value === "");
    if (!(empty instanceof HTMLInputElement)) return;
    const { lat, lng } = at.wrap();
    empty.value = `${lat.toFixed(4)}, ${lng.toFixed(4)}`;
    form.requestSubmit();
  };
  // A press that closes what was open tries nothing
  let closing = false;
  map.on("popupclose", () => {
    closing = true;
    setTimeout(() => (closing = false));
  });
  map.on("click", ({ latlng }) => {
    if (!closing) tryAt(latlng);
  });
  centre.hidden = false;
  centre.addEventListener("click", () => tryAt(map.getCenter()));
}
