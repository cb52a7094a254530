/** Focus: on what is wrong after a refused form, and never lost when htmx changes a part of the page. */

/** @type {{ id: string, name: string } | null} */
let before = null;

/** @param {Element | null} element */
function focus(element) {
  if (!(element instanceof HTMLElement)) return false;
  element.focus();
  return document.activeElement === element;
}

/** @param {ParentNode} root */
function focusErrors(root) {
  return focus(root.querySelector("[data-error-summary]"));
}

/**
 * The part of htmx's event that is used here.
 * @typedef {{ elt: Element, xhr: XMLHttpRequest, requestConfig: { elt: Element, path: string }, shouldSwap: boolean }} Swap
 */

/** @param {Event} event */
function swapOf(event) {
  return /** @type {CustomEvent<Swap>} */ (event).detail;
}

export function watchFocus() {
  focusErrors(document);

  document.addEventListener("htmx:beforeSwap", (event) => {
    const swap = swapOf(event);
    // A whole page where a part was asked for: the session has ended, or the place has moved. Go there.
    // Save when the page itself asks to take the whole place: it carries what was typed.
    const whole = swap.xhr.getResponseHeader("HX-Retarget") === "body";
    const { elt, path } = swap.requestConfig;
    const selects = elt.matches("[hx-select]") && new URL(swap.xhr.responseURL).pathname === new URL(path, location.href).pathname;
    if (!whole && !selects && /^\s*<!doctype html/i.test(swap.xhr.responseText)) {
      swap.shouldSwap = false;
      location.assign(swap.xhr.responseURL);
      return;
    }
    const active = document.activeElement;
    before = active && active !== document.body
      ? { id: active.id, name: active.getAttribute("name") ?? "" }
      : null;
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const part = swapOf(event).elt;
    if (focusErrors(part)) return;
    const lost = document.activeElement === document.body || document.activeElement === null;
    if (!before || !lost) return;
    if (before.id && focus(document.getElementById(before.id))) return;
    if (before.name && focus(part.querySelector(`[name="${CSS.escape(before.name)}"]`))) return;
    if (focus(part.querySelector("[data-focus]"))) return;
    const heading = part.querySelector("h1, h2, h3") ?? part;
    heading.setAttribute("tabindex", "-1");
    focus(heading);
  });

  // A link of the error summary leads to its field, and the field takes the focus
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest("[data-error-summary] a[href^='#']");
    const field = link && document.getElementById(decodeURIComponent(link.getAttribute("href")?.slice(1) ?? ""));
    if (!field) return;
    event.preventDefault();
    field.scrollIntoView({ block: "center" });
    focus(field.matches("fieldset") ? field.querySelector("input") : field);
  });
}
