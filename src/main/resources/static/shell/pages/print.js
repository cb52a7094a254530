/** Buttons that print the page; without a script the browser's own menu does, so they show only here. */

export function watchPrint() {
  for (const button of document.querySelectorAll("[data-print]")) {
    if (!(button instanceof HTMLElement)) continue;
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
