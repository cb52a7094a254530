/**
 * Keeps the part of a page of the line up to date: when the server says that something changed, and every few seconds where that connection is lost.
 * Nothing is touched while somebody is in the middle of a form.
 */
const WITH_EVENTS = 30_000;
const WITHOUT = 5_000;

/** @type {EventSource | null} */
let source = null;
let connected = false;
let asked = 0;

const part = () => /** @type {HTMLElement | null} */ (document.getElementById("line-now"));

/** @param {HTMLElement} here */
function busy(here) {
  return here.querySelector("details[open], form[data-sent], input:focus, select:focus") !== null;
}

function refresh() {
  const here = part();
  if (!here?.dataset["live"] || busy(here)) return;
  asked = Date.now();
  // htmx listens for it, and leaves the part alone when the server says that nothing has changed
  here.dispatchEvent(new Event("refresh"));
}

function listen() {
  const address = part()?.dataset["live"];
  if (!address || source || !("EventSource" in window)) return;
  source = new EventSource(address);
  source.onopen = () => (connected = true);
  source.onmessage = refresh;
  source.onerror = () => {
    connected = false;
    // the browser gives up after an answer that is no stream; the next turn tries again
    if (source?.readyState === EventSource.CLOSED) source = null;
  };
}

function stop() {
  source?.close();
  source = null;
  connected = false;
}

// who has the page open is on the line, also while it is behind another one
setInterval(() => {
  if (!part()?.dataset["live"]) return stop();
  if (!connected) listen();
  if (Date.now() - asked >= (connected ? WITH_EVENTS : WITHOUT)) refresh();
}, 1_000);
window.addEventListener("pagehide", stop);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refresh());
listen();

// an offer is said aloud, and shown to who looks at another tab
document.addEventListener("htmx:afterSwap", () => {
  const said = document.getElementById("line-said");
  if (said) said.textContent = document.querySelector(".line-lead")?.textContent ?? "";
  const offered = document.querySelector(".line-call");
  document.title = offered ? `● ${document.title.replace(/^● /, "")}` : document.title.replace(/^● /, "");
});

export {};
