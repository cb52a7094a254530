/**
 * Until the desk has come: a tile that is pressed is the theme that it opens with. Where it does not come, the plain form takes its place.
 */

/** So long is waited before the plain form is shown: the desk may still take its place. */
const PATIENCE = 6_000;

const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-desk]"));
const tiles = root?.querySelector(".desk-begun .desk-tiles");

/** @param {Event} event */
function press(event) {
  const pressed = event.target instanceof Element ? event.target.closest("[data-theme]") : null;
  if (!(pressed instanceof HTMLElement) || !root || !tiles) return;
  for (const tile of tiles.querySelectorAll("[data-theme]")) tile.setAttribute("aria-pressed", String(tile === pressed));
  root.dataset["theme"] = pressed.dataset["theme"];
}

function giveWay() {
  if (root?.querySelector(".desk-begun")) root.classList.add("desk-failed");
}

tiles?.removeAttribute("inert");
tiles?.addEventListener("click", press);
for (const script of document.querySelectorAll('script[src*="/desk/"]')) script.addEventListener("error", giveWay);
setTimeout(giveWay, PATIENCE);
