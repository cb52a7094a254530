/** Menus are "details": Escape, a press elsewhere, or leaving them closes them. Confirmations get their "cancel". */

const OPEN = "details[data-menu][open]";

/** @param {Element} menu */
function close(menu) {
  menu.removeAttribute("open");
}

/** @param {ParentNode} root */
export function showCancels(root) {
  for (const button of root.querySelectorAll("[data-close]")) button.removeAttribute("hidden");
}

export function watchMenus() {
  showCancels(document);
  // on a phone the pages of a section may be wider than the screen
  const now = document.querySelector(".beside-link[aria-current]");
  const list = now?.closest("ul");
  if (now && list) list.scrollLeft += now.getBoundingClientRect().left - list.getBoundingClientRect().left - (list.clientWidth - now.clientWidth) / 2;
  document.addEventListener("htmx:afterSettle", () => showCancels(document));

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !(event.target instanceof Element)) return;
    const menu = event.target.closest(OPEN);
    if (!menu) return;
    close(menu);
    menu.querySelector("summary")?.focus();
  });

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const cancel = event.target.closest("[data-close]");
    const own = event.target.closest(OPEN);
    if (cancel && own) {
      close(own);
      own.querySelector("summary")?.focus();
    }
    const within = event.target.closest(".menu-panel a[href^='#']")?.closest(OPEN);
    if (within) close(within);
    for (const menu of document.querySelectorAll(OPEN)) {
      if (!menu.contains(event.target) && !menu.matches(".confirm")) close(menu);
    }
  });

  document.addEventListener("focusout", (event) => {
    if (!(event.target instanceof Element) || !(event.relatedTarget instanceof Element)) return;
    const menu = event.target.closest(OPEN);
    if (menu && !menu.contains(event.relatedTarget) && !menu.matches(".confirm")) close(menu);
  });
}
