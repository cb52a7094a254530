/** Warns beside what is said of a place when it holds a number or an address of somebody. */
import { watch } from "../shell/warn.js";

const words = document.querySelector("[data-sensitive-words]");
if (words instanceof HTMLElement)
  for (const field of document.querySelectorAll("textarea[name^=said], input[name^=place], input[name=answer]"))
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) watch(field, words.dataset);
