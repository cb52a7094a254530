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

// Few pages can be printed by a button
if (document.querySelector("[data-print]")) void import("./pages/print.js").then(({ watchPrint }) => watchPrint());

// A page without such a form, in a tab that keeps none, need not load what keeps them
if (document.querySelector('form[data-draft], script[src*="htmx"]') || document.body.hasAttribute("data-bare") || keepsDrafts()) {
  void import("./drafts.js").then(({ watchDrafts }) => watchDrafts());
}

function keepsDrafts() {
  try {
    return Object.keys(sessionStorage).some((key) => key.startsWith("draft:") || key === "parvis:sign-in");
  } catch {
    return false;
  }
}
