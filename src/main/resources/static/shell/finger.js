/**
 * The finger that is down, or the mouse: what is drawn anew under it loses its press. A script that draws by itself asks whether something is
 * pressed, or waits until the finger is lifted.
 */

const CONTROLS = "a, button, summary";
const MOMENT = 20;
/** Moments of a second. */
const LONGEST = 50;

/** Element that the finger came down on. @type {Element | null} */
let target = null;
let watched = false;

/** Follows the finger on the whole page, dialogs too; once, however many scripts ask for it. */
export function watchFinger() {
  if (watched) return;
  watched = true;
  window.addEventListener("pointerdown", (event) => { target = event.target instanceof Element ? event.target : null; }, { capture: true });
  // The click that a lifted finger makes comes first; some browsers do not tell of a button that is let go over the menu it opened
  for (const end of ["pointerup", "pointercancel", "contextmenu"]) window.addEventListener(end, () => setTimeout(() => { target = null; }), { capture: true });
}

/** Whether a control is pressed; of a part of the page, whether anything in it is. @param {Element} [part] */
export function isPressed(part) {
  return target !== null && (part ? part.contains(target) : target.closest(CONTROLS) !== null);
}

/** Until no control is pressed, a second at most. */
export async function lifted() {
  for (let waited = 0; isPressed() && waited < LONGEST; waited++) await new Promise((later) => setTimeout(later, MOMENT));
}
