/** Keys of the desk, arrows inside a group, and the second half of a double press, which means nothing. */

/** Milliseconds and pixels within which two presses are one person's double press. */
const SAME_PRESS = 400;
const SAME_PLACE = 24;
/** What may be pressed several times in a row, and means each. */
const AGAIN = "[data-again]";
const GROUPS = ".desk-tiles, .desk-row, .desk-chips";

/** @param {EventTarget | null} target */
function typing(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/**
 * @param {HTMLElement} root
 * @param {{ digit: (key: string) => boolean, act: import("./view.js").Actions, undo: () => void, keys: Record<string, (() => void) | undefined> }} desk keys: what a letter does
 */
export function watchFingers(root, { digit, act, undo, keys }) {
  /** @type {{ at: number, x: number, y: number, target: EventTarget | null }} */
  let before = { at: -SAME_PRESS, x: 0, y: 0, target: null };

  /** The screen changes under the finger: a second press at the same place, so soon, was meant for what stood there before. @param {MouseEvent} event @returns {Element | null} */
  const pressedBefore = (event) => {
    const near = Math.hypot(event.clientX - before.x, event.clientY - before.y) < SAME_PLACE;
    const soon = event.timeStamp - before.at < SAME_PRESS;
    return near && soon && before.target instanceof Element && !before.target.isConnected ? before.target : null;
  };

  // It takes the focus from nothing, either
  root.addEventListener("mousedown", (event) => {
    if (pressedBefore(event)) event.preventDefault();
  }, { capture: true });

  root.addEventListener("click", (event) => {
    let { target } = event;
    const gone = event.detail === 0 ? null : pressedBefore(event);
    if (gone) {
      // What may be pressed several times may have moved a little: it gets its press
      const again = gone.closest(AGAIN);
      const meant = again && root.querySelector(`${AGAIN}[data-key="${again.getAttribute("data-key")}"]`);
      if (!meant?.contains(/** @type {Node} */ (target))) {
        event.preventDefault();
        event.stopPropagation();
        if (!(meant instanceof HTMLElement)) return;
        meant.click();
        target = meant;
      }
    }
    before = { at: event.timeStamp, x: event.clientX, y: event.clientY, target };
  }, { capture: true });

  root.addEventListener("input", () => {
    before = { ...before, at: -SAME_PRESS };
  }, { capture: true });

  // Before the keys of the shell, which would open the desk anew
  window.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || document.querySelector("dialog[open]")) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "z" && !typing(event.target)) {
      event.preventDefault();
      return undo();
    }
    if (event.ctrlKey || event.metaKey) return;
    // A list that is open, a menu that is open: they close first
    if (event.key === "Escape" && event.target instanceof Element && !event.target.closest("[role=combobox], details[data-menu][open]") && (event.target === document.body || root.contains(event.target))) {
      event.preventDefault();
      return act.back();
    }
    if (event.key.startsWith("Arrow") && event.target instanceof HTMLElement) return arrow(event, event.target);
    if (typing(event.target)) return;
    // A key held down is one press
    const work = keys[event.key];
    if (event.repeat && (work || /^(\d|Enter| )$/.test(event.key))) return event.preventDefault();
    if (/^\d$/.test(event.key) && digit(event.key)) event.preventDefault();
    else if (work) {
      event.preventDefault();
      event.stopImmediatePropagation();
      work();
    }
  }, { capture: true });
}

/** Left and right go through the group; up and down to what stands above or below. @param {KeyboardEvent} event @param {HTMLElement} from */
function arrow(event, from) {
  if (from.localName !== "button") return;
  const group = from.closest(GROUPS);
  if (!group) return;
  const buttons = /** @type {HTMLElement[]} */ ([...group.querySelectorAll("button")]);
  const rtl = document.documentElement.dir === "rtl";
  const step = { ArrowLeft: rtl ? 1 : -1, ArrowRight: rtl ? -1 : 1 }[event.key];
  /** @type {HTMLElement | undefined} */
  let to;
  if (step !== undefined) to = buttons[(buttons.indexOf(from) + step + buttons.length) % buttons.length];
  else {
    const here = from.getBoundingClientRect();
    const down = event.key === "ArrowDown" ? 1 : -1;
    const away = (/** @type {HTMLElement} */ b) => {
      const box = b.getBoundingClientRect();
      return { rows: (box.top - here.top) * down, across: Math.abs(box.left - here.left) };
    };
    to = buttons.filter((b) => away(b).rows > 4).sort((a, b) => away(a).rows - away(b).rows || away(a).across - away(b).across)[0];
  }
  if (!to) return;
  event.preventDefault();
  to.focus();
}
