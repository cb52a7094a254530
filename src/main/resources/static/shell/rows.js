/**
 * The rows of a list (components/table, compact): a press anywhere on a row follows its link, up and down go from row to row. On a wide screen
 * the link opens in a panel beside the list, which shows the parts of its page marked data-in-panel; elsewhere, and where data-row says "page",
 * it opens the page.
 */
import { h } from "./dom.js";
import { lifted, watchFinger } from "./finger.js";
import { showCancels } from "./menus.js";

const WIDE = matchMedia("(min-width: 64em)");
const LINK = "a[data-row]";

/** The link whose panel was asked for last. @type {HTMLAnchorElement | null} */
let asked = null;

/** @param {Element | null} list */
function close(list) {
  list?.querySelector("[data-panel]")?.remove();
  list?.classList.remove("has-panel");
  const link = list?.querySelector(`${LINK}[aria-current]`);
  link?.removeAttribute("aria-current");
  asked = null;
  if (link instanceof HTMLElement) link.focus();
}

/** @param {HTMLAnchorElement} link @param {HTMLElement} list */
async function open(link, list) {
  asked = link;
  link.setAttribute("aria-busy", "true");
  const answer = await fetch(link.href).catch(() => null);
  const page = answer?.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  link.removeAttribute("aria-busy");
  await lifted();
  if (asked !== link) return;
  const parts = page?.querySelectorAll("[data-in-panel]");
  if (!parts?.length) {
    location.assign(link.href);
    return;
  }
  const heading = h("h2", { id: "panel-title", tabindex: -1 }, page?.querySelector("h1")?.textContent ?? "");
  const panel = h("aside", { class: "panel", "data-panel": true, "aria-labelledby": "panel-title" },
    h("div", { class: "panel-head" }, heading,
      h("button", { type: "button", class: "btn btn-quiet", onclick: () => close(list) }, list.dataset["panelClose"])),
    h("div", { class: "flow flow-small" }, ...parts),
    h("p", { class: "panel-foot" }, h("a", { href: link.href }, list.dataset["panelWhole"])));
  list.querySelector(`${LINK}[aria-current]`)?.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  list.querySelector("[data-panel]")?.remove();
  list.append(panel);
  showCancels(panel);
  list.classList.add("has-panel");
  heading.focus({ preventScroll: true });
}

/** @param {Element} target @returns {HTMLElement | null} */
function listOf(target) {
  const list = target.closest("[data-rows]");
  return list instanceof HTMLElement ? list : null;
}

/** @param {Element} link @param {number} by */
function step(link, by) {
  const links = [...(listOf(link)?.querySelectorAll(LINK) ?? [])];
  const next = links[links.indexOf(link) + by];
  if (next instanceof HTMLElement) next.focus();
}

export function watchRows() {
  watchFinger();
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || !(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const list = listOf(event.target);
    const link = event.target.closest("tbody tr")?.querySelector(LINK);
    if (!list || !(link instanceof HTMLAnchorElement)) return;
    const control = event.target.closest("a, button, input, select, textarea, label, summary, details");
    // a text that was just marked with the mouse is to be copied, not opened
    if (control ? control !== link : String(getSelection())) return;
    event.preventDefault();
    if (WIDE.matches && link.dataset["row"] !== "page") void open(link, list);
    else location.assign(link.href);
  });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || !(event.target instanceof Element)) return;
    if (event.key === "Escape" && !event.target.closest("details[open]")) {
      const list = listOf(event.target);
      if (list?.classList.contains("has-panel")) close(list);
    } else if (event.target.matches(LINK) && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      step(event.target, event.key === "ArrowDown" ? 1 : -1);
    }
  });
}
