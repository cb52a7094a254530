/** Without network: the words of the menu that need one say so, and every page of the staff leads to one that says what works. */
import { h } from "./dom.js";

/** The page first: what it does without network comes when it is at rest. */
const AT_REST = 2_500;

/** What works without network: the desk, the guide. @param {Element} link */
const works = (link) => ["/capture", "/bureau/aide"].some((address) => link.getAttribute("href")?.startsWith(address));

function mark() {
  const { offline: word } = document.body.dataset;
  document.body.classList.toggle("is-offline", !navigator.onLine);
  for (const told of document.querySelectorAll(".needs-network-word")) told.remove();
  for (const link of document.querySelectorAll(".frame-nav a, .beside a, .frame-top .menu-item[href]")) {
    const needs = !navigator.onLine && !works(link);
    link.classList.toggle("needs-network", needs);
    if (needs) link.append(h("span", { class: "needs-network-word visually-hidden" }, ` (${word})`));
  }
}

/** Parts of the site with pages of the staff. A worker for each that the menu leads to: the desk, at an address beside them, has one of its own. */
const PARTS = ["/bureau", "/listes", "/partenaire"];

async function install() {
  try {
    for (const part of PARTS) {
      if (!document.querySelector(`a[href^="${part}"]`)) continue;
      const { active, waiting, installing } = await navigator.serviceWorker.register("/bureau/hors-ligne/sw.js", { scope: part, updateViaCache: "none" });
      (active ?? waiting ?? installing)?.postMessage({ language: document.documentElement.lang });
    }
  } catch (fault) {
    console.info("no worker", fault);
  }
}

export function watchNetwork() {
  mark();
  for (const change of ["online", "offline"]) window.addEventListener(change, mark);
  if ("serviceWorker" in navigator) setTimeout(() => void install(), AT_REST);
}
