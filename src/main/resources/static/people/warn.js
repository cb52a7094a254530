/**
 * Warns beside a free text of a file that holds a number which must not stay: it is taken out in one press. The server looks again
 * and knows more; without a script it alone does.
 */
import { watch } from "../shell/warn.js";

/** A file has fields for these: they are no secret in it. */
const MAY_STAY = ["phone", "mail"];

const words = document.querySelector("[data-sensitive-words]");
if (words instanceof HTMLElement) {
  for (const field of document.querySelectorAll("textarea, input[name=safe], input[data-free]")) {
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) watch(field, words.dataset, MAY_STAY);
  }
}
