/** "/" and Ctrl K search, "n" opens a new visit, "?" shows the keys; only Ctrl K while something is being typed. */

/** Whether it is a field; that of a dialog which has just closed keeps the keys for a moment, unseen. @param {EventTarget | null} target */
function typing(target) {
  return target instanceof HTMLElement && target.checkVisibility() && (target.isContentEditable || target.matches("input, textarea, select"));
}

/** @param {HTMLDialogElement} dialog */
function open(dialog) {
  if (!dialog.open) dialog.showModal();
}

/** @param {string} id */
function dialogOf(id) {
  const dialog = document.getElementById(id);
  return dialog instanceof HTMLDialogElement ? dialog : undefined;
}

/** @type {Promise<void> | undefined} */
let searching;

/** @param {HTMLDialogElement} search */
function openSearch(search) {
  open(search);
  if (searching) return;
  // Enter before it has loaded counts
  let entered = false;
  const wait = (/** @type {Event} */ event) => {
    event.preventDefault();
    entered = true;
  };
  search.addEventListener("submit", wait);
  searching = import("./search.js").then(({ watchSearch }) => watchSearch(search, entered), () => {
    // No network yet: it is loaded when it is opened again
    searching = undefined;
    const note = search.querySelector(".search-note");
    if (note) note.textContent = search.dataset["offline"] ?? "";
  }).finally(() => search.removeEventListener("submit", wait));
}

export function watchKeys() {
  const keys = dialogOf("keys");
  const search = dialogOf("search");
  if (keys) {
    for (const button of document.querySelectorAll("[data-open-keys]")) {
      button.removeAttribute("hidden");
      button.addEventListener("click", () => open(keys));
    }
  }
  // A page with a line to type has it under "/"
  const line = document.querySelector("[data-line]");
  const about = keys?.querySelector("[data-key-search]");
  if (line && about) about.textContent = line.getAttribute("data-line");
  document.querySelector("[data-open-search]")?.addEventListener("click", (event) => {
    if (!search || !(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openSearch(search);
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== "k" || event.shiftKey || !search) return;
      event.preventDefault();
      return openSearch(search);
    }
    if (typing(event.target)) return;
    if (event.key === "/") {
      event.preventDefault();
      if (line instanceof HTMLElement) line.focus();
      else if (search) openSearch(search);
    } else if (event.key === "n" && document.body.classList.contains("has-nav")) {
      event.preventDefault();
      // the desk, or where whoever has none begins
      location.assign(document.querySelector("a.brand")?.getAttribute("href") ?? "/capture");
    } else if (event.key === "?" && keys) {
      event.preventDefault();
      open(keys);
    }
  });
}
