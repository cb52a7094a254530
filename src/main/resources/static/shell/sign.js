/**
 * A signature (components/signature): drawn with a finger, a pen or the mouse, beside a name that is typed and a paper that is signed. Without a
 * script these two are there.
 */

import { drawSignature } from "./signature.js";

const part = document.querySelector("[data-signing]");
const pad = document.querySelector("canvas[data-signature]");
const drawn = document.querySelector("input[data-drawn]");

/** Shows the part of the chosen manner. @param {HTMLElement} within */
function choose(within) {
  const chosen = within.querySelector("input[data-manner]:checked");
  const manner = chosen instanceof HTMLInputElement ? chosen.value : "";
  for (const fields of within.querySelectorAll("[data-for]")) {
    if (fields instanceof HTMLElement) fields.hidden = fields.dataset["for"] !== manner;
  }
}

if (part instanceof HTMLElement && pad instanceof HTMLCanvasElement && drawn instanceof HTMLInputElement) {
  for (const fields of part.querySelectorAll("[data-with-script]")) if (fields instanceof HTMLElement) fields.hidden = false;
  const clear = drawSignature(pad, drawn);
  part.querySelector("[data-clear]")?.addEventListener("click", clear);
  const first = part.querySelector("input[data-manner]");
  if (part.querySelector("input[data-manner]:checked") === null && first instanceof HTMLInputElement) first.checked = true;
  part.addEventListener("change", () => choose(part));
  choose(part);
}

export {};
