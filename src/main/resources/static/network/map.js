/** The map of a page of places. */
import { showPlaces } from "../map/places.js";

const found = document.querySelector("[data-map]");
if (found instanceof HTMLElement && "L" in globalThis) showPlaces(found);
