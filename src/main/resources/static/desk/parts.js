/**
 * The pieces that the screen is made of, drawn the same everywhere.
 *
 * @typedef {import("./view.js").Scene} Scene
 * @typedef {import("./codes.js").Theme} Theme
 * @typedef {import("./codes.js").Code} Code
 */
import { h, hidden, icon } from "../shell/dom.js";
import { soften } from "./words.js";

/**
 * A chip that opens the choice of the device itself: a wheel on a phone, a list on a desk.
 *
 * @param {string} key @param {string} picture @param {string} label @param {[string, string][]} options @param {string | undefined} value @param {(value: string) => void} chosen
 */
export function choiceChip(key, picture, label, options, value, chosen) {
  return h("label", { class: "chip chip-choice" }, icon(picture), hidden(label),
    h("select", { "data-key": key, onchange: (/** @type {Event & { target: HTMLSelectElement }} */ e) => chosen(e.target.value) },
      options.map(([code, name]) => h("option", { value: code, selected: code === value }, name))));
}

/** @param {"info" | "warning"} kind @param {string} text @param {...(Node | false)} rest */
export function notice(kind, text, ...rest) {
  return h("div", { class: `notice notice-${kind}` }, icon(kind === "info" ? "info-circle" : "exclamation-triangle"), h("div", { class: "notice-text" }, h("p", {}, text)), rest);
}

/**
 * @param {Theme} theme @param {number} number @param {() => void} pressed
 * @param {{ lying?: boolean, pinned?: boolean | undefined }} [how] pinned: the tiles are being arranged, and this one is pinned or not
 */
export function tile(theme, number, pressed, { lying = false, pinned } = {}) {
  const key = number <= 9;
  return h("button", { type: "button", class: `tile${lying ? " tile-line" : ""} family-${theme.family}`, "data-key": `theme-${theme.code}`, title: theme.label === theme.brief ? undefined : theme.label,
    "aria-pressed": pinned === undefined ? undefined : String(pinned), "data-digit": key && number, "aria-keyshortcuts": key && number, onclick: pressed },
    icon(pinned ? "pin-angle-fill" : theme.icon), h("span", { class: "tile-word" }, soften(theme.brief)), key && digit(number));
}

/** @param {number} number */
export function digit(number) {
  return h("kbd", { class: "desk-key", "aria-hidden": "true" }, number);
}

/** @param {string} name @param {string} question @param {Node | null} beside @param {...(Node | false)} content */
export function step(name, question, beside, ...content) {
  const id = `desk-q-${name}`;
  return h("section", { class: "desk-step", role: "group", "aria-labelledby": id, "data-step": name },
    h("div", { class: "desk-ask" }, h("h2", { class: "desk-question", id }, question), beside), content);
}

/** @param {string} name @param {Code[]} codes @param {string | undefined} value @param {(code: string) => void} chosen @param {boolean} keys @param {string} [shape] */
export function choices(name, codes, value, chosen, keys, shape = "") {
  return h("ul", { class: `desk-row${shape}`, role: "list" }, codes.map((c, i) => h("li", {},
    h("button", { type: "button", class: "choice", "data-key": `${name}-${c.code}`, "aria-pressed": String(c.code === value), title: c.label === c.brief ? undefined : c.label,
      "data-digit": keys && i < 9 && i + 1, "aria-keyshortcuts": keys && i < 9 && i + 1, onclick: () => chosen(c.code) },
    icon(c.icon), h("span", {}, c.brief), keys && i < 9 && digit(i + 1)))));
}

/** @param {string} key @param {string} label @param {string | Node} shown @param {string} less @param {string} more @param {(by: number) => void} moved */
export function stepper(key, label, shown, less, more, moved) {
  const id = `desk-s-${key}`;
  return h("div", {}, h("p", { class: "form-label", id }, label),
    h("div", { class: "stepper", role: "group", "aria-labelledby": id },
      h("button", { type: "button", "data-key": `${key}-less`, "data-again": true, "aria-label": less, onclick: () => moved(-1) }, "−"),
      h("output", {}, shown),
      h("button", { type: "button", "data-key": `${key}-more`, "data-again": true, "aria-label": more, onclick: () => moved(1) }, "+")));
}

/** @param {Scene} scene @param {string} key @param {string} title @param {Node} content @param {boolean} [filled] */
export function disclosure(scene, key, title, content, filled = false) {
  return h("details", { class: "disclosure", open: scene.open.has(key) || filled, ontoggle: (/** @type {Event & { target: HTMLDetailsElement }} */ e) => {
    if (e.target.open) scene.open.add(key);
    else scene.open.delete(key);
  } }, h("summary", { "data-key": `fold-${key}` }, title), content);
}

/** One press says it, one more takes it back. @param {string} key @param {string} label @param {Code[]} codes @param {string | undefined} value @param {(code: string | undefined) => void} chosen @param {string} [picture] */
export function pills(key, label, codes, value, chosen, picture) {
  if (codes.length === 0) return false;
  const id = `desk-p-${key}`;
  return h("div", { role: "group", "aria-labelledby": id }, h("p", { class: "form-label", id }, label),
    h("ul", { class: "desk-chips", role: "list" }, codes.map((c) => h("li", {}, h("button", { type: "button", class: "chip", "data-key": `${key}-${c.code}`, "aria-pressed": picture ? undefined : String(c.code === value),
      title: c.label && c.label !== c.brief ? c.label : undefined, onclick: () => chosen(c.code === value ? undefined : c.code) }, h("span", { class: "chip-word" }, c.brief), icon(picture))))));
}

/** @param {string} key @param {string} label @param {Code[]} codes @param {string | undefined} value @param {string} none @param {(code: string | undefined) => void} chosen */
export function select(key, label, codes, value, none, chosen) {
  const id = `desk-f-${key}`;
  return h("div", { class: "field" }, h("label", { class: "form-label", for: id }, label),
    h("select", { class: "form-select", id, "data-key": key, onchange: (/** @type {Event & { target: HTMLSelectElement }} */ e) => chosen(e.target.value || undefined) },
      h("option", { value: "" }, none), codes.map((c) => h("option", { value: c.code, selected: c.code === value }, c.brief))));
}
