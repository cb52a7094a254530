/** Without network: the words of the menu that need one say so, and every page of the staff leads to one that says what works. */
import { h } from "./dom.js";

/** The page first: what it does without network comes when it is at rest. */
const AT_REST = 2_500;

const SIGN_OUT = "/deconnexion";

/** What works without network: the desk, the guide. @param {Element} link */
const works = (link) => ["/capture", "/bureau/aide"].some((address) => link.getAttribute("href")?.startsWith(address));

/** @param {HTMLElement} status of the header, with the words */
function mark(status) {
  const { word } = status.dataset;
  const isAway = !navigator.onLine;
  const template = status.querySelector("template");
  if (template) status.replaceChildren(template, ...(isAway ? [template.content.cloneNode(true)] : []));
  for (const told of document.querySelectorAll(".needs-network-word")) told.remove();
  for (const link of document.querySelectorAll(".frame-nav a, .beside a, .search-door, .frame-top .menu-item[href]")) {
    const needs = isAway && !works(link);
    link.classList.toggle("needs-network", needs);
    if (needs) link.append(h("span", { class: "needs-network-word visually-hidden" }, ` (${word})`));
  }
}

/** Under all pages: the desk, at an address below, has a worker of its own. */
async function install() {
  try {
    const { active, waiting, installing } = await navigator.serviceWorker.register("/bureau/hors-ligne/sw.js", { scope: "/", updateViaCache: "none" });
    (active ?? waiting ?? installing)?.postMessage({ language: document.documentElement.lang });
  } catch (fault) {
    console.info("no worker", fault);
  }
}

/** @param {HTMLElement} status */
export function watchNetwork(status) {
  mark(status);
  for (const change of ["online", "offline"]) window.addEventListener(change, () => mark(status));
  if (!("serviceWorker" in navigator)) return;
  const later = setTimeout(() => void install(), AT_REST);
  // Signing out takes the worker and what it keeps away: no other one comes while the answer is on its way
  document.addEventListener("submit", ({ target }) => {
    if (target instanceof HTMLFormElement && target.getAttribute("action") === SIGN_OUT) clearTimeout(later);
  });
}
