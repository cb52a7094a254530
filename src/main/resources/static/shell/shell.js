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
if (document.querySelector("[data-picker]")) void import("./picker.js").then(({ watchPickers }) => watchPickers());

// Only lists have filters, or a search that says how many it found, and rows to open
if (document.querySelector("[data-filters-count]")) void import("./filters.js").then(({ watchFilters }) => watchFilters());
if (document.querySelector("[data-filters-count], [data-rows]")) void import("./rows.js").then(({ watchRows }) => watchRows());

// Few pages can be printed by a button
if (document.querySelector("[data-print], [data-filters]")) void import("./pages/print.js").then(({ watchPrint }) => watchPrint());

// Pages that ask who one is; noted here, for such a page may be left before drafts.js has arrived
if (document.body.hasAttribute("data-bare")) tabStorage((storage) => storage.setItem("parvis:sign-in", "seen"));

// A page without such a form, in a tab that keeps none, need not load what keeps them
const keepsDrafts = () => tabStorage((storage) => Object.keys(storage).some((key) => key.startsWith("draft:") || key === "parvis:sign-in"));
if (document.querySelector('form[data-draft], script[src*="htmx"]') || keepsDrafts()) {
  void import("./drafts.js").then(({ watchDrafts }) => watchDrafts());
}

// What works without network, for whoever is signed in
const network = document.querySelector(".offline-now");
if (network instanceof HTMLElement) void import("./offline.js").then(({ watchNetwork }) => watchNetwork(network));

/** @template T @param {(storage: Storage) => T} use @returns {T | undefined} undefined where the browser refuses storage */
function tabStorage(use) {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}
