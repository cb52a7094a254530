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

async function install() {
  try {
    await navigator.serviceWorker.register("/bureau/hors-ligne/sw.js", { scope: "/", updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ language: document.documentElement.lang });
  } catch (fault) {
    console.info("no worker", fault);
  }
}

export function watchNetwork() {
  mark();
  for (const change of ["online", "offline"]) window.addEventListener(change, mark);
  if ("serviceWorker" in navigator) setTimeout(() => void install(), AT_REST);
}
