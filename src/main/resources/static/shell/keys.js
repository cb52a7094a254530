/** "/" searches, "n" opens a new visit, "?" shows the keys; never while something is being typed. */

/** @param {EventTarget | null} target */
function typing(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/** @param {HTMLDialogElement} dialog */
function open(dialog) {
  if (!dialog.open) dialog.showModal();
}

export function watchKeys() {
  const dialog = document.getElementById("keys");
  if (dialog instanceof HTMLDialogElement) {
    for (const button of document.querySelectorAll("[data-open-keys]")) {
      button.removeAttribute("hidden");
      button.addEventListener("click", () => open(dialog));
    }
  }
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "/") {
      const search = document.querySelector("[data-search]");
      if (!(search instanceof HTMLElement)) return;
      event.preventDefault();
      search.focus();
    } else if (event.key === "n" && document.body.classList.contains("has-nav")) {
      event.preventDefault();
      // the desk, or where whoever has none begins
      location.assign(document.querySelector("a.brand")?.getAttribute("href") ?? "/capture");
    } else if (event.key === "?" && dialog instanceof HTMLDialogElement) {
      event.preventDefault();
      open(dialog);
    }
  });
}
