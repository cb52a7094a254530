/**
 * "Near me": asks the device where it is, and only when somebody presses. The place is rounded to three decimals (some hundred metres)
 * before it leaves the device; nothing of it is kept.
 */
const near = document.querySelector("form[data-near]");
if (near instanceof HTMLFormElement && "geolocation" in navigator) offer(near);

/** @param {HTMLFormElement} form */
function offer(form) {
  const button = form.querySelector("button");
  const said = form.querySelector("[data-near-said]");
  if (!button || !said) return;
  /** @param {string | undefined} text @param {boolean} busy */
  const say = (text, busy) => {
    button.disabled = busy;
    said.textContent = text ?? "";
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    say(form.dataset.wait, true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const asked = new URLSearchParams();
        // an old phone knows no shorter way
        new FormData(form).forEach((value, name) => asked.set(name, String(value)));
        asked.set("lat", coords.latitude.toFixed(3));
        asked.set("lon", coords.longitude.toFixed(3));
        location.assign(`${form.getAttribute("action")}?${asked}`);
      },
      (problem) => say(problem.code === problem.PERMISSION_DENIED ? form.dataset.refused : form.dataset.failed, false),
      { enableHighAccuracy: false, timeout: 10000, maximumAge: 300000 },
    );
  });
  // back from what was found: the browser kept the page as it was left
  addEventListener("pageshow", () => say("", false));
}

export {};
