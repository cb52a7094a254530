/**
 * Drafts: what is typed in a form marked data-draft is kept in the tab until it is saved, and offered again when the
 * session ended in between. A draft belongs to the person who typed it: somebody else never sees it, and it goes with
 * the tab. Passwords, files and hidden fields are not kept.
 *
 * @typedef {{ who: string, sent: boolean, fields: [string, string][] }} Draft
 */

const PREFIX = "draft:";

/** @param {Element} form */
function keyOf(form) {
  return PREFIX + location.pathname + "#" + (form.getAttribute("data-draft") ?? "");
}

function who() {
  return document.body.getAttribute("data-who") ?? "";
}

/** @param {string} key @returns {Draft | null} */
function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} key @param {Draft} draft */
function write(key, draft) {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage is full or refused: the form still works, without a draft
  }
}

/** @param {Element} field */
function kept(field) {
  return (field instanceof HTMLInputElement && !["password", "file", "hidden", "submit", "button"].includes(field.type))
    || field instanceof HTMLTextAreaElement
    || field instanceof HTMLSelectElement;
}

/** @param {HTMLFormElement} form @returns {[string, string][]} */
function fieldsOf(form) {
  const names = new Set([...form.elements].filter(kept).map((field) => field.getAttribute("name")));
  return /** @type {[string, string][]} */ ([...new FormData(form)].filter(([name, value]) => names.has(name) && typeof value === "string"));
}

/** @param {HTMLFormElement} form @param {[string, string][]} fields */
function fill(form, fields) {
  const values = new Map(/** @type {[string, string[]][]} */ ([]));
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!kept(field)) continue;
    const wanted = values.get(field.getAttribute("name") ?? "") ?? [];
    if (field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type)) field.checked = wanted.includes(field.value);
    else if (field instanceof HTMLSelectElement && field.multiple) for (const option of field.options) option.selected = wanted.includes(option.value);
    else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) field.value = wanted.shift() ?? "";
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {HTMLFormElement} form */
function keep(form) {
  const key = keyOf(form);
  write(key, { who: who(), sent: false, fields: fieldsOf(form) });
}

/** @param {HTMLFormElement} form @param {string} key @param {Draft} draft */
function offer(form, key, draft) {
  const words = document.getElementById("draft-offer");
  if (!(words instanceof HTMLTemplateElement) || form.querySelector("[data-draft-offer]")) return;
  form.prepend(words.content.cloneNode(true));
  const notice = form.querySelector("[data-draft-offer]");
  notice?.querySelector("[data-draft-take]")?.addEventListener("click", () => {
    fill(form, draft.fields);
    notice.remove();
    const first = [...form.elements].find(kept);
    if (first instanceof HTMLElement) first.focus();
  });
  notice?.querySelector("[data-draft-drop]")?.addEventListener("click", () => {
    sessionStorage.removeItem(key);
    notice.remove();
    form.querySelector("button")?.focus();
  });
}

/** Drafts whose form was sent and answered by another page of the same person are saved: nothing to keep. */
function forgetSaved() {
  if (!who()) return;
  for (const key of Object.keys(sessionStorage).filter((k) => k.startsWith(PREFIX))) {
    const draft = read(key);
    if (!draft || draft.who !== who() || (draft.sent && !document.querySelector("[data-error-summary]") && !arrivedFromSignIn())) {
      sessionStorage.removeItem(key);
    }
  }
}

// Set by shell.js on the pages that ask who one is
const SIGN_IN = "parvis:sign-in";

/** True on the first page after a sign-in in this tab: what was sent just before may not have been received. */
function arrivedFromSignIn() {
  return sessionStorage.getItem(SIGN_IN) !== null;
}

export function watchDrafts() {
  forgetSaved();
  for (const form of document.querySelectorAll("form[data-draft]")) {
    if (!(form instanceof HTMLFormElement)) continue;
    const key = keyOf(form);
    const draft = read(key);
    const refused = form.querySelector("[data-error-summary]") !== null;
    if (draft && !refused && JSON.stringify(draft.fields) !== JSON.stringify(fieldsOf(form))) offer(form, key, draft);
  }
  if (who()) sessionStorage.removeItem(SIGN_IN);

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  document.addEventListener("input", (event) => {
    const form = event.target instanceof Element ? event.target.closest("form[data-draft]") : null;
    if (!(form instanceof HTMLFormElement)) return;
    clearTimeout(later);
    later = setTimeout(() => keep(form), 300);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-draft")) return;
    clearTimeout(later);
    write(keyOf(form), { who: who(), sent: true, fields: fieldsOf(form) });
  });

  // A part of the page that was saved by htmx
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target;
    const { successful } = /** @type {CustomEvent<{ successful: boolean }>} */ (event).detail;
    if (successful && form instanceof HTMLFormElement && form.hasAttribute("data-draft")) sessionStorage.removeItem(keyOf(form));
  });
}
