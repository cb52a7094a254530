/** Warns beside a title or a reason that holds a number or an address of somebody; without a script the hint of the field says the same. */
import { watch } from "../shell/warn.js";

const words = document.querySelector("[data-sensitive-words]");
if (words instanceof HTMLElement) for (const field of document.querySelectorAll("input[name=title], input[name=reason]")) if (field instanceof HTMLInputElement) watch(field, words.dataset);
