/**
 * The filters of a list (components/filters) apply as they are chosen, and what is typed after a pause. htmx fetches the page and changes its
 * part; the filters stay in place, so that neither the focus nor what is being typed is lost. On a page without htmx the form is sent.
 */

const FORM = "form[data-filters]";

/** How long a date, or words, may still be being typed. */
const PAUSE = 500;

/** Last query. @type {WeakMap<HTMLFormElement, string>} */
const asked = new WeakMap();

/** @type {ReturnType<typeof setTimeout> | undefined} */
let later;

/** @param {HTMLFormElement} form */
function state(form) {
  return JSON.stringify([...new FormData(form)]);
}

/** @param {HTMLFormElement} form */
function apply(form) {
  clearTimeout(later);
  const now = state(form);
  if (!form.isConnected || now === asked.get(form)) return;
  asked.set(form, now);
  if ("htmx" in window) form.dispatchEvent(new Event("apply"));
  else form.requestSubmit();
}

/** @param {Element} field */
function isTyped(field) {
  return field instanceof HTMLInputElement && !["checkbox", "radio", "hidden"].includes(field.type);
}

/** A year of which only the first digits are typed. @param {Element} field */
function isUnfinished(field) {
  return field instanceof HTMLInputElement && field.type === "date" && field.value !== "" && field.value < "1900";
}

/** Whether a field was changed before this script had arrived. @param {Element} field */
function isChanged(field) {
  if (field instanceof HTMLSelectElement) return field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
  return field instanceof HTMLInputElement && field.type !== "hidden" && (field.value !== field.defaultValue && field.value !== "" || field.checked !== field.defaultChecked);
}

/**
 * The filters stay, but what the answer says of them is taken: choices that depend on another, how many are folded away.
 *
 * @param {HTMLFormElement} form
 * @param {ParentNode} page
 */
function renew(form, page) {
  const fresh = page.querySelector(FORM);
  if (!fresh) return;
  const names = (/** @type {Element} */ one) => [...one.querySelectorAll("[id]")].map((part) => part.id).join(" ");
  if (names(form) !== names(fresh)) form.replaceChildren(...fresh.cloneNode(true).childNodes);
  else {
    for (const part of fresh.querySelectorAll("[id]")) {
      const mine = document.getElementById(part.id);
      if (mine && mine !== document.activeElement && !mine.contains(document.activeElement)) mine.replaceWith(part.cloneNode(true));
    }
  }
  asked.set(form, state(form));
}

/** @param {Event} event @returns {HTMLFormElement | null} */
function formOf(event) {
  const form = event.target instanceof Element ? event.target.closest(FORM) : null;
  return form instanceof HTMLFormElement ? form : null;
}

export function watchFilters() {
  for (const form of document.querySelectorAll(FORM)) {
    if (!(form instanceof HTMLFormElement)) continue;
    if (![...form.elements].some(isChanged)) asked.set(form, state(form));
    // htmx listens once the page is there
    else if (document.readyState === "complete") apply(form);
    else window.addEventListener("load", () => apply(form), { once: true });
  }

  for (const name of ["input", "change"]) {
    document.addEventListener(name, (event) => {
      const form = formOf(event);
      if (!form || !(event.target instanceof Element)) return;
      clearTimeout(later);
      if (isUnfinished(event.target)) return;
      if (isTyped(event.target)) later = setTimeout(() => apply(form), PAUSE);
      else apply(form);
    });
  }

  // Enter does not wait; a form with several fields and no button would not be sent by it
  document.addEventListener("keydown", (event) => {
    const form = formOf(event);
    if (!form || event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    apply(form);
  });

  document.addEventListener("submit", (event) => {
    const form = formOf(event);
    if (!form || !("htmx" in window)) return;
    event.preventDefault();
    apply(form);
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { requestConfig, serverResponse, shouldSwap } = /** @type {CustomEvent} */ (event).detail;
    if (shouldSwap && requestConfig.elt instanceof HTMLFormElement && requestConfig.elt.matches(FORM)) {
      renew(requestConfig.elt, new DOMParser().parseFromString(serverResponse, "text/html"));
    }
  });

  // A query that failed may be sent again
  for (const name of ["htmx:sendError", "htmx:responseError"]) {
    document.addEventListener(name, (event) => {
      const form = /** @type {CustomEvent} */ (event).detail.requestConfig?.elt;
      if (form instanceof HTMLFormElement) asked.delete(form);
    });
  }

  // The count is announced to those who do not see the list change
  document.addEventListener("htmx:afterSettle", (event) => {
    const { requestConfig } = /** @type {CustomEvent} */ (event).detail;
    const count = requestConfig?.elt instanceof HTMLFormElement ? requestConfig.elt.querySelector("[data-filters-count]") : null;
    if (count) count.textContent = document.querySelector("#main :is(.caption-note, .empty h2, p[role=status])")?.textContent?.trim() ?? "";
  });
}
