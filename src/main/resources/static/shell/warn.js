/** Warns beside a field that holds a number or an address of somebody: it is taken out in one press, or left. Nothing is refused. */
import { fill, h, icon } from "./dom.js";
import { findSensitive, without } from "./sensitive.js";

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {DOMStringMap} words of the element with data-sensitive-words
 * @param {string[]} may kinds of what may stay
 */
export function watch(field, words, may = []) {
  const warnings = h("div", { class: "desk-warnings", role: "status" });
  field.after(warnings);
  /** What was seen and may stay. @type {Set<string>} */
  const left = new Set();
  const warn = () => fill(warnings, ...findSensitive(field.value).filter((found) => !may.includes(found.kind) && !left.has(found.text)).map((found) => h("div", { class: "notice notice-warning" }, icon("exclamation-triangle"),
    h("p", { class: "notice-text" }, (words[found.kind === "social-security" ? "socialSecurity" : found.kind] ?? "").replace("{0}", found.text)),
    h("button", { type: "button", class: "btn btn-primary", onclick: () => {
      field.value = without(field.value, found).trim();
      warn();
      field.focus();
    } }, words["remove"] ?? ""),
    h("button", { type: "button", class: "btn btn-secondary", onclick: () => {
      left.add(found.text);
      warn();
      field.focus();
    } }, words["leave"] ?? ""))));
  field.addEventListener("input", warn);
  warn();
}
