/**
 * What every page does beyond its HTML: keys, focus, menus, one submit at a time, drafts that survive.
 * A page whose script did not load still works.
 */
import { watchFocus } from "./focus.js";
import { watchForms } from "./forms.js";
import { watchKeys } from "./keys.js";
import { watchMenus } from "./menus.js";

watchFocus();
watchForms();
watchMenus();
watchKeys();

// Long choices are few
if (document.querySelector("[data-picker]")) bring(import("./picker.js"), ({ watchPickers }) => watchPickers());

// Only lists have filters, or a search that says how many it found, and rows to open
if (document.querySelector("[data-filters-count]")) bring(import("./filters.js"), ({ watchFilters }) => watchFilters());
if (document.querySelector("[data-filters-count], [data-rows]")) bring(import("./rows.js"), ({ watchRows }) => watchRows());

// Few pages can be printed by a button
if (document.querySelector("[data-print], [data-filters]")) bring(import("./pages/print.js"), ({ watchPrint }) => watchPrint());

// Pages that ask who one is; noted here, for such a page may be left before drafts.js has arrived
if (document.body.hasAttribute("data-bare")) tabStorage((storage) => storage.setItem("parvis:sign-in", "seen"));

// A page without such a form, in a tab that keeps none, need not load what keeps them
const keepsDrafts = () => tabStorage((storage) => Object.keys(storage).some((key) => key.startsWith("draft:") || key === "parvis:sign-in"));
if (document.querySelector('form[data-draft], script[src*="htmx"]') || keepsDrafts()) {
  bring(import("./drafts.js"), ({ watchDrafts }) => watchDrafts());
}

// What works without network, for whoever is signed in
const network = document.querySelector(".offline-now");
if (network instanceof HTMLElement) bring(import("./offline.js"), ({ watchNetwork }) => watchNetwork(network));

/**
 * Starts a part of the page when it has come. Where the network was lost before that, the page does without.
 * @template T @param {Promise<T>} part @param {(part: T) => void} start
 */
function bring(part, start) {
  void part.then(start, () => undefined);
}

/** @template T @param {(storage: Storage) => T} use @returns {T | undefined} undefined where the browser refuses storage */
function tabStorage(use) {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}
