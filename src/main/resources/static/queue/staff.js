/**
 * The staff's queue, kept up to date while nobody is in the middle of something: no menu open, no field in hand, nothing pressed or on its way.
 */
import { isPressed, watchFinger } from "../shell/finger.js";

const EVERY = 5_000;

/** @param {HTMLElement} part */
function busy(part) {
  return (
    document.hidden ||
    isPressed(part) ||
    part.querySelector("details[open], form[data-sent]") !== null ||
    part.querySelector("input:focus, select:focus") !== null
  );
}

watchFinger();

// An answer that meets somebody who has begun meanwhile is left: the next one tells the same
document.addEventListener("htmx:beforeSwap", (event) => {
  const swap = /** @type {CustomEvent<{ target: HTMLElement, shouldSwap: boolean }>} */ (event).detail;
  if (swap.target.id === "queue-now" && busy(swap.target)) swap.shouldSwap = false;
});

setInterval(() => {
  const part = document.getElementById("queue-now");
  // htmx listens for it, and leaves the part alone when the server says that nothing has changed
  if (part && !busy(part)) part.dispatchEvent(new Event("refresh"));
}, EVERY);
