/**
 * The map beside the list of places, in step with it: a place pressed on the map is found in the list, one of the list on the map; when the
 * map is moved, the list says what is there. Where somebody is, is asked for only when they press the button, rounded, and kept nowhere.
 */
import { L, calm, clusters, many, openMap, place, sheet } from "../map/atlas.js";

/** More than that at once is told as sums: the server's limit, see points.json. */
const NEAR_ENOUGH = 14;
const WAIT = 250;

/** Pixels that the middle of the map may move by itself. */
const STILL = 10;

/** @typedef {{ type: "Feature", id?: string, geometry: { coordinates: [number, number] }, properties: { name?: string, lines?: string[], kind?: string, state?: string, count?: number, box?: [number, number, number, number] } }} Feature */
/** @typedef {{ complete: boolean, features: Feature[] }} Answer */

const found = document.querySelector("[data-map]");
if (found instanceof HTMLElement && L) show(found);

/** @param {HTMLElement} box */
function show(box) {
  const map = openMap(box);
  const words = box.dataset;
  // Where somebody looked first is the page's business; the map says where by what it shows
  const filters = new URLSearchParams(words["filters"] ?? "");
  for (const where of ["q", "commune", "lat", "lon", "rayon"]) filters.delete(where);
  const signs = clusters(box).addTo(map);

  /** @type {Map<string, import("leaflet").Marker>} */
  const markers = new Map();
  /** @type {import("leaflet").Marker[]} */
  let sums = [];
  /** All that is looked for is there: nothing more needs to be asked for. */
  let complete = false;
  /** @type {import("leaflet").LatLngBounds | null} where single places are there already */
  let loaded = null;
  /** Moved by us, not by who looks: the list stays. */
  let quiet = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  /** @type {AbortController | undefined} */
  let asking;

  /** @param {import("leaflet").LatLngBounds} bounds */
  const zone = (bounds) => [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((degrees) => degrees.toFixed(3)).join(",");

  async function load() {
    const view = map.getBounds();
    if (complete || loaded?.contains(view)) return;
    const asked = view.pad(0.25);
    const parameters = new URLSearchParams(filters);
    parameters.set("zone", zone(asked));
    const answer = await fetch(`/carte/points.json?${parameters}`);
    if (!answer.ok) return;
    const { complete: all, features } = /** @type {Answer} */ (await answer.json());
    complete = all;
    const single = new Map(features.filter(({ properties }) => properties.count === undefined).map((feature) => [feature.id ?? "", feature]));
    loaded = single.size === features.length ? asked : null;
    // what is there stays: it may be open, or on its way to be shown
    signs.removeLayers([...sums, ...[...markers].filter(([id]) => !single.has(id)).map(([, marker]) => marker)]);
    for (const id of markers.keys()) if (!single.has(id)) markers.delete(id);
    sums = features.filter(({ properties }) => properties.count !== undefined).map(sum);
    signs.addLayers([...sums, ...[...single].filter(([id]) => !markers.has(id)).map(([, feature]) => pin(feature))]);
  }

  /** @param {Feature} feature */
  function pin({ id = "", geometry: { coordinates: [lon, lat] }, properties: { name = "", lines = [], kind = "point", state } }) {
    const marker = place(box, [lat, lon], kind, [name, ...lines].join(", "), () => {
      const content = sheet(name, `/p/${id}`, lines);
      if (cardOf(id)) {
        const back = document.createElement("button");
        back.type = "button";
        back.className = "btn btn-secondary";
        back.textContent = words["see"] ?? "";
        back.addEventListener("click", () => {
          cardOf(id)?.querySelector("a")?.focus({ preventScroll: true });
          cardOf(id)?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
          map.closePopup();
        });
        content.append(back);
      }
      return content;
    }, state);
    marker.on("popupopen", () => mark(id));
    marker.on("popupclose", () => mark(""));
    markers.set(id, marker);
    return marker;
  }

  /** A sum of places: pressed, it comes nearer. @param {Feature} feature */
  function sum({ geometry: { coordinates: [lon, lat] }, properties: { count = 0, box: edges } }) {
    const marker = many(box, [lat, lon], count);
    const closer = () => {
      if (!edges) return;
      map.getContainer().focus({ preventScroll: true });
      map.fitBounds([[edges[1], edges[0]], [edges[3], edges[2]]], { animate: !calm, maxZoom: NEAR_ENOUGH, padding: [24, 24] });
    };
    marker.on("click", closer);
    marker.on("keypress", ({ originalEvent }) => {
      if (originalEvent.key === "Enter") closer();
    });
    return marker;
  }

  /** @param {string} id @returns {HTMLElement | null} */
  const cardOf = (id) => document.querySelector(`[data-point="${CSS.escape(id)}"]`);

  /** The place that is open stands out in the list. @param {string} id */
  function mark(id) {
    for (const card of document.querySelectorAll("[data-point]")) card.classList.toggle("card-here", card.getAttribute("data-point") === id);
  }

  /** A place of the list on the map. @param {HTMLElement} card */
  async function point(card) {
    const id = card.dataset["point"] ?? "";
    const at = /** @type {import("leaflet").LatLngTuple} */ ([Number(card.dataset["lat"]), Number(card.dataset["lon"])]);
    box.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
    if (!markers.has(id) || !map.getBounds().contains(at)) {
      quiet = true;
      map.setView(at, Math.max(map.getZoom(), NEAR_ENOUGH - 1), { animate: false });
      quiet = false;
      await load();
    }
    const marker = markers.get(id);
    if (!marker) return;
    quiet = true;
    const open = () => {
      // before it opens: what it moves then is quiet by itself
      quiet = false;
      marker.openPopup();
    };
    // Twice: where nothing is animated, the end of the zoom folds signs of the same door that were just unfolded
    signs.zoomToShowLayer(marker, () => setTimeout(() => signs.zoomToShowLayer(marker, open)));
  }

  /** The list of what the map shows now. */
  async function list() {
    asking?.abort();
    asking = new AbortController();
    const parameters = new URLSearchParams(filters);
    parameters.set("zone", zone(map.getBounds()));
    const address = `/carte?${parameters}`;
    try {
      const answer = await fetch(address, { signal: asking.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const [old, fresh] = [document.getElementById("liste"), page.getElementById("liste")];
      if (!old || !fresh || old.contains(document.activeElement)) return;
      old.replaceWith(fresh);
      ready();
      history.replaceState(null, "", address);
      const said = document.getElementById("dit");
      if (said) said.textContent = fresh.querySelector("[data-said]")?.textContent ?? "";
    } catch {
      // No network, or moved on meanwhile: the list stays as it was
    }
  }

  function ready() {
    for (const button of document.querySelectorAll("[data-show]")) if (button instanceof HTMLElement) button.hidden = false;
  }

  map.on("autopanstart", () => {
    quiet = true;
    map.once("moveend", () => (quiet = false));
  });
  // Closed before the map had made room for it: no such move ends, and the next one is of who looks
  map.on("popupclose", () => (quiet = false));
  // A screen that is turned, or a window that is drawn larger, moves nothing: the middle stays
  let [middle, zoom] = [map.getCenter(), map.getZoom()];
  map.on("moveend", () => {
    const stayed = map.getZoom() === zoom && map.latLngToContainerPoint(middle).distanceTo(map.latLngToContainerPoint(map.getCenter())) < STILL;
    [middle, zoom] = [map.getCenter(), map.getZoom()];
    void load();
    if (quiet || stayed) return;
    clearTimeout(waiting);
    waiting = setTimeout(list, WAIT);
  });
  document.addEventListener("click", ({ target }) => {
    const card = target instanceof Element && target.closest("[data-show]") ? target.closest("[data-point]") : null;
    if (card instanceof HTMLElement) void point(card);
  });
  ready();
  void load();
}
