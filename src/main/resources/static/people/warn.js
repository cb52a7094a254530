/**
 * Warns beside a free text of a file that holds a number which must not stay: it is taken out in one press. The server looks again
 * and knows more; without a script it alone does.
 */
import { fill, h, icon } from "../desk/dom.js";
import { findSensitive, without } from "../desk/sensitive.js";

/** @param {HTMLInputElement | HTMLTextAreaElement} field @param {DOMStringMap} words */
function watch(field, words) {
  const warnings = h("div", { class: "desk-warnings", role: "status" });
  field.after(warnings);
  /** What was seen and may stay. @type {Set<string>} */
  const left = new Set();
  const warn = () => fill(warnings, ...findSensitive(field.value).filter((found) => found.kind !== "phone" && found.kind !== "mail" && !left.has(found.text)).map((found) => h("div", { class: "notice notice-warning" }, icon("exclamation-triangle"),
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

const words = document.querySelector("[data-sensitive-words]");
if (words instanceof HTMLElement) {
  for (const field of document.querySelectorAll("textarea, input[name=safe], input[data-free]")) {
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) watch(field, words.dataset);
  }
}
