/**
 * "Near me": asks the device where it is, and only when somebody presses. The place is rounded to three decimals (some hundred metres)
 * before it leaves the device; nothing of it is kept.
 */
const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-near]"));
const button = form?.querySelector("button");
const said = form?.querySelector("[data-near-said]");

if (form && button && said && "geolocation" in navigator) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    button.disabled = true;
    said.textContent = form.dataset.wait ?? "";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const asked = new URLSearchParams();
        // an old phone knows no shorter way
        new FormData(form).forEach((value, name) => asked.set(name, String(value)));
        asked.set("lat", coords.latitude.toFixed(3));
        asked.set("lon", coords.longitude.toFixed(3));
        location.assign(`${form.getAttribute("action")}?${asked}`);
      },
      (problem) => {
        button.disabled = false;
        said.textContent = (problem.code === problem.PERMISSION_DENIED ? form.dataset.refused : form.dataset.failed) ?? "";
      },
      { enableHighAccuracy: false, timeout: 10000, maximumAge: 300000 },
    );
  });
  // back from what was found: the browser kept the page as it was left
  window.addEventListener("pageshow", () => {
    button.disabled = false;
    said.textContent = "";
  });
}
