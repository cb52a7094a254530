/**
 * Keeps the part of a page of the line up to date: when the server says that something changed, and every few seconds where that connection is lost.
 * Nothing is touched while somebody is in the middle of a form.
 */
import { follow } from "../shell/live.js";

const part = () => /** @type {HTMLElement | null} */ (document.getElementById("line-now"));

/** @param {HTMLElement} here */
function busy(here) {
  return here.querySelector("details[open], form[data-sent], input:focus, select:focus") !== null;
}

function refresh() {
  const here = part();
  if (!here?.dataset["live"] || busy(here)) return;
  following.asked();
  // htmx listens for it, and leaves the part alone when the server says that nothing has changed
  here.dispatchEvent(new Event("refresh"));
}

const following = follow({
  address: () => part()?.dataset["live"],
  told: refresh,
  ask: refresh,
  withEvents: 30_000,
  without: 5_000,
  // who has the page open is on the line, also while it is behind another one
  hidden: true,
});

// an offer is said aloud, and shown to who looks at another tab
document.addEventListener("htmx:afterSwap", () => {
  const said = document.getElementById("line-said");
  if (said) said.textContent = document.querySelector(".line-lead")?.textContent ?? "";
  const offered = document.querySelector(".line-call");
  document.title = offered ? `● ${document.title.replace(/^● /, "")}` : document.title.replace(/^● /, "");
});
