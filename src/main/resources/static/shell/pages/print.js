/** Buttons that print the page; without a script the browser's own menu does, so they show only here. */

function show() {
  for (const button of document.querySelectorAll("[data-print]")) button.removeAttribute("hidden");
}

export function watchPrint() {
  show();
  document.addEventListener("htmx:afterSettle", show);
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-print]")) window.print();
  });
}
