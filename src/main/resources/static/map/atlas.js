/**
 * A map that moves. What it stands on comes from Parvis alone (ground.js). By keyboard: arrows move it, + and − bring it nearer or further, Tab goes from place to place, Enter opens
 * one, Escape closes it and goes back to where one was.
 *
 * Leaflet is loaded by the page, before this module; words and addresses stand on the element (template network/map).
 */
import { lay, nearest } from "./ground.js";

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

/** A sign that the edge of the map cuts off can neither be pressed nor be reached by Tab, unless one is on it. @param {import("leaflet").Map} map @param {HTMLElement} live */
function keepWithin(map, live) {
  const edge = new IntersectionObserver(
    (signs) => signs.forEach(({ target, intersectionRatio }) => target.classList.toggle("map-cut", intersectionRatio < ENOUGH)),
    { root: live, threshold: ENOUGH },
  );
  map.on("layeradd", ({ layer }) => {
    const sign = layer instanceof L.Marker ? layer.getElement() : undefined;
    if (sign) edge.observe(sign);
  });
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

/** Many places as one: how many, in words for who does not see the number alone. @param {number} count @param {string} words with {0} for the number */
export function manyIcon(count, words) {
  const inside = document.createElement("span");
  const number = document.createElement("span");
  number.setAttribute("aria-hidden", "true");
  number.textContent = count.toLocaleString(document.documentElement.lang);
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.textContent = words.replace("{0}", count.toLocaleString(document.documentElement.lang));
  inside.append(number, said);
  const size = count < 10 ? 40 : count < 100 ? 46 : count < 1000 ? 54 : 62;
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
