/**
 * A map that moves. What it stands on comes from Parvis alone (base-layer.js). By keyboard: arrows move it, + and − bring it nearer or further, Tab goes from place to place, Enter opens
 * one, Escape closes it and goes back to where one was.
 *
 * Leaflet is loaded by the page, before this module; words and addresses stand on the element (template network/map).
 */
import { lay, nearest } from "./base-layer.js";

export const L = /** @type {typeof import("leaflet")} */ (/** @type {any} */ (globalThis).L);

/** France and its neighbours' edges, where nothing else says what to show. @type {import("leaflet").LatLngBoundsLiteral} */
const FRANCE = [[41.2, -5.3], [51.2, 9.7]];

const SVG = "http://www.w3.org/2000/svg";

/** How much of a sign has to be seen for it to be pressed: of the smallest, 36 pixels wide, the 24 of WCAG 2.5.8. */
const ENOUGH = 0.67;

export const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

/** @param {HTMLElement} box the element of template network/map */
export function openMap(box) {
  const live = document.createElement("div");
  live.className = "map-live";
  live.setAttribute("role", "application");
  live.setAttribute("aria-label", box.dataset["label"] ?? "");
  box.replaceChildren(live);

  const map = L.map(live, {
    zoomControl: false,
    attributionControl: false,
    minZoom: 3,
    maxZoom: nearest(box),
    // A page that is scrolled through is not caught by the map; one who is on it may use the wheel
    scrollWheelZoom: false,
    fadeAnimation: !calm,
    zoomAnimation: !calm,
    markerZoomAnimation: !calm,
    inertia: !calm,
  });
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  const { zoomIn = "", zoomOut = "" } = box.dataset;
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  const sources = L.control.attribution({ prefix: false }).addTo(map);
  // beside the buttons, not under them
  map.fitBounds(view(box), { animate: false, paddingTopLeft: [56, 24], paddingBottomRight: [16, 24] });
  lay(map, box, L, sources);
  showHere(map, box);
  keepFocus(map, live, box);
  keepWithin(map, live);
  return map;
}

/** A sign that the edge of the map or a button cuts off can neither be pressed nor be reached by Tab, unless one is on it. @param {import("leaflet").Map} map @param {HTMLElement} live */
function keepWithin(map, live) {
  let due = 0;
  function judge() {
    due = 0;
    const edge = live.getBoundingClientRect();
    const above = [...live.querySelectorAll(".leaflet-control")].map((control) => control.getBoundingClientRect());
    const signs = [...live.querySelectorAll(".leaflet-marker-icon.leaflet-interactive")];
    const seen = signs.map((sign) => {
      const all = sign.getBoundingClientRect();
      return (common(all, edge) - above.reduce((hidden, one) => hidden + common(all, one), 0)) / (all.width * all.height);
    });
    signs.forEach((sign, at) => sign.classList.toggle("map-cut", (seen[at] ?? 0) < ENOUGH));
  }
  const soon = () => (due ||= requestAnimationFrame(judge));
  map.on("move moveend resize layeradd", soon);
  // signs that come apart glide to where they stand
  live.addEventListener("transitionend", soon);
}

/** Area that two boxes have in common. @param {DOMRect} a @param {DOMRect} b */
function common(a, b) {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, wide) * Math.max(0, high);
}

/** What the page says it shows: west, south, east, north. @param {HTMLElement} box @returns {import("leaflet").LatLngBoundsLiteral} */
function view(box) {
  const [west, south, east, north] = (box.dataset["view"] ?? "").split(",").map(Number);
  return west === undefined || south === undefined || east === undefined || north === undefined || [west, south, east, north].some(Number.isNaN)
    ? FRANCE
    : [[south, west], [north, east]];
}

/** "You are here", where somebody said it. @param {import("leaflet").Map} map @param {HTMLElement} box */
function showHere(map, box) {
  const [latitude, longitude] = (box.dataset["here"] ?? "").split(",").map(Number);
  if (latitude === undefined || longitude === undefined || !(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return;
  const words = document.createElement("span");
  words.textContent = box.dataset["hereWords"] ?? "";
  L.marker([latitude, longitude], { icon: L.divIcon({ className: "map-here", html: words, iconSize: [22, 22] }), interactive: false, keyboard: false, zIndexOffset: 1000 }).addTo(map);
}

/** A place that is open has the focus; when it closes, it goes back to where it was. @param {import("leaflet").Map} map @param {HTMLElement} live @param {HTMLElement} box */
function keepFocus(map, live, box) {
  /** @type {HTMLElement | null} */
  let before = null;
  /** @type {HTMLElement | undefined} */
  let opened;
  map.on("popupopen", ({ popup }) => {
    opened = popup.getElement();
    before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const close = opened?.querySelector(".leaflet-popup-close-button");
    close?.setAttribute("aria-label", box.dataset["close"] ?? "");
    const first = opened?.querySelector(".leaflet-popup-content a, .leaflet-popup-content button, .leaflet-popup-close-button");
    if (first instanceof HTMLElement) first.focus({ preventScroll: true });
  });
  map.on("popupclose", () => {
    const lost = document.activeElement === document.body || opened?.contains(document.activeElement);
    if (lost) (before?.isConnected ? before : live).focus({ preventScroll: true });
  });
  live.addEventListener("keydown", (event) => {
    if (event.key === "Escape") map.closePopup();
  });
}

/** The sign of a kind of place, as it is drawn in signs.svg, with that of its state. @param {HTMLElement} box @param {string} kind @param {string} [state] open or closed */
export function picture(box, kind, state) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `sign sign-${kind}`);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (const part of state ? [kind, state] : [kind]) {
    const use = document.createElementNS(SVG, "use");
    use.setAttribute("class", `sign-part-${part}`);
    use.setAttribute("href", `${box.dataset["signs"] ?? ""}#${part}`);
    svg.append(use);
  }
  return svg;
}

/** A place that can be reached and opened. @param {HTMLElement} box @param {import("leaflet").LatLngExpression} at @param {string} kind @param {string} name @param {() => HTMLElement} content @param {string} [state] open or closed */
export function place(box, at, kind, name, content, state) {
  const icon = L.divIcon({ className: `map-sign${state ? ` map-sign-${state}` : ""}`, html: /** @type {any} */ (picture(box, kind, state)), iconSize: [36, 36], iconAnchor: [18, 35], popupAnchor: [0, -30] });
  const marker = L.marker(at, { icon, title: name });
  marker.on("add", () => marker.getElement()?.setAttribute("aria-label", name));
  marker.bindPopup(content, { minWidth: 200, autoPanPadding: [16, 16] });
  return marker;
}

/** Pixels between two signs at least: half of the largest sum and the height of a sign. */
const APART = 64;

/** Sums of places that an answer told as one: how many they are. @type {WeakMap<import("leaflet").Marker, number>} */
const sums = new WeakMap();

// The library keeps the first places of clusters apart, but draws each in the middle of its own, which may lie beside the next one's
const Cluster = /** @type {any} */ (L?.MarkerCluster);
const { _recalculateBounds: measure, zoomToBounds: comeNearer } = Cluster?.prototype ?? {};
Cluster?.include({
  _recalculateBounds() {
    measure.call(this);
    this._latlng = this._cLatLng ?? this._latlng;
  },
  /** @param {import("leaflet").FitBoundsOptions} options */
  zoomToBounds(options) {
    const drawn = this._latlng;
    this._latlng = this._bounds.getCenter();
    comeNearer.call(this, options);
    this._latlng = drawn;
  },
});

/**
 * Signs of which none lies over another: those that would are one, with their number, and come apart when the map comes nearer.
 *
 * @param {HTMLElement} box
 */
export function clusters(box) {
  return L.markerClusterGroup({
    showCoverageOnHover: false,
    animate: !calm,
    maxClusterRadius: APART,
    // at the same door: their signs side by side, 50 pixels apart
    spiderfyDistanceMultiplier: 2,
    iconCreateFunction: (cluster) => manyIcon(box, cluster.getAllChildMarkers().reduce((count, marker) => count + (sums.get(marker) ?? 1), 0)),
  });
}

/** Many places as one. @param {HTMLElement} box @param {import("leaflet").LatLngExpression} at @param {number} count */
export function many(box, at, count) {
  const marker = L.marker(at, { icon: manyIcon(box, count) });
  sums.set(marker, count);
  return marker;
}

/** How many, in words for who does not see the number alone. @param {HTMLElement} box @param {number} count */
function manyIcon(box, count) {
  const told = count.toLocaleString(document.documentElement.lang);
  const inside = document.createElement("span");
  const number = document.createElement("span");
  number.setAttribute("aria-hidden", "true");
  number.textContent = told;
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.textContent = (box.dataset["many"] ?? "").replace("{0}", told);
  inside.append(number, said);
  const size = count < 10 ? 40 : count < 100 ? 44 : count < 1000 ? 50 : 56;
  return L.divIcon({ className: "map-many", html: /** @type {any} */ (inside), iconSize: [size, size] });
}

/** What is opened of a place: its name, a link where there is one, more lines. @param {string} name @param {string | null} href @param {string[]} lines */
export function sheet(name, href, lines) {
  const content = document.createElement("div");
  content.className = "map-sheet";
  const title = document.createElement("p");
  title.className = "strong";
  if (href) {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = name;
    title.append(link);
  } else title.textContent = name;
  content.append(title, ...lines.map((line) => {
    const text = document.createElement("p");
    text.textContent = line;
    return text;
  }));
  return content;
}
