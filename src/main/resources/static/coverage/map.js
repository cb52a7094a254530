/** The map of a trial: a press on a free place of it tries that place. */
import { showPlaces } from "../map/places.js";

const found = document.querySelector("[data-map]");
if (found instanceof HTMLElement && "L" in globalThis) watchTrial(showPlaces(found));

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
