/**
 * What every page does beyond its HTML: keys, focus, menus, one submit at a time, drafts that survive.
 * A page whose script did not load still works.
 */
import { watchDrafts } from "./drafts.js";
import { watchFocus } from "./focus.js";
import { watchForms } from "./forms.js";
import { watchKeys } from "./keys.js";
import { watchMenus } from "./menus.js";
import { watchPrint } from "./print.js";

watchFocus();
watchForms();
watchDrafts();
watchMenus();
watchKeys();
watchPrint();
