/**
 * Pickers: a long select, or many checkboxes, chosen by typing the first letters; those chosen last on this device come first. The select and
 * the boxes stay in the form and keep what is chosen: without a script they are the field.
 */
import { folded } from "./fold.js";
import { fill, h } from "./dom.js";

/** How many of those chosen last come first. */
const USUAL = 5;

/**
 * @typedef {object} Choice
 * @property {string} value
 * @property {string} label
 * @property {() => boolean} isChosen
 * @property {(chosen: boolean) => void} set
 */

/** @param {string} text */
function words(text) {
  return folded(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Each word that is typed begins one of the label. @param {string} label @param {string} typed */
function matches(label, typed) {
  const parts = words(label);
  return words(typed).every((word) => parts.some((part) => part.startsWith(word)));
}

/** @param {string} name of the field, without the row of a form that it stands in */
function usual(name) {
  const key = `usual:${name.replace(/^.*\./, "")}`;
  /** @returns {string[]} */
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "[]");
    } catch {
      return [];
    }
  };
  return {
    read,
    /** @param {string} value */
    note(value) {
      try {
        if (value) localStorage.setItem(key, JSON.stringify([value, ...read().filter((one) => one !== value)].slice(0, USUAL)));
      } catch {
        // Storage is full or refused: the order stays as it is
      }
    },
  };
}

/** @param {HTMLSelectElement} select @returns {Choice[]} */
function optionsOf(select) {
  return [...select.options].map((option) => ({
    value: option.value,
    label: option.text,
    isChosen: () => option.selected,
    set: (chosen) => {
      option.selected = chosen;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    },
  }));
}

/** @param {HTMLElement} group @returns {Choice[]} */
function boxesOf(group) {
  return [...group.querySelectorAll("input")].map((box) => ({
    value: box.value,
    label: box.labels?.[0]?.textContent?.trim() ?? box.value,
    isChosen: () => box.checked,
    set: (chosen) => {
      box.checked = chosen;
      box.dispatchEvent(new Event("change", { bubbles: true }));
    },
  }));
}

/** @param {HTMLElement} field a select, or the fieldset around checkboxes */
function enhance(field) {
  const select = field instanceof HTMLSelectElement ? field : null;
  const boxes = select ?? field.querySelector(".checks-columns");
  if (!(boxes instanceof HTMLElement)) return;
  const choices = select ? optionsOf(select) : boxesOf(boxes);
  const often = usual((select ?? field.querySelector("input"))?.name ?? "");
  const id = field.id;
  const say = field.dataset;
  /** @type {Choice[]} */
  let found = [];
  let at = -1;

  const list = h("ul", { class: "picker-list", id: `${id}-list`, role: "listbox", hidden: true, "aria-label": say["label"] });
  const input = h("input", {
    class: "form-control", id: `${id}-pick`, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false",
    "aria-autocomplete": "list", "aria-controls": list.id, "aria-describedby": field.getAttribute("aria-describedby"),
    "aria-label": select ? null : say["label"], placeholder: select ? null : say["add"], disabled: select?.disabled ?? false,
    "aria-invalid": field.getAttribute("aria-invalid"),
  });
  const chips = h("ul", { class: "picker-chips", role: "list" });

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const chosenLabel = () => choices.find((choice) => choice.isChosen())?.label ?? "";
  const show = () => {
    if (select) input.value = chosenLabel();
    else {
      fill(chips, ...choices.filter((choice) => choice.isChosen()).map((choice) => h("li", {}, h("button", {
        type: "button", class: "chip", "data-key": choice.value, onclick: () => {
          choice.set(false);
          input.focus();
          close();
        },
      }, choice.label, h("span", { "aria-hidden": "true" }, " ×"), h("span", { class: "visually-hidden" }, ` : ${say["drop"] ?? ""}`)))));
    }
  };
  /** @param {Choice} choice */
  const choose = (choice) => {
    often.note(choice.value);
    choice.set(true);
    if (!select) input.value = "";
    close();
  };
  const open = (/** @type {string} */ typed) => {
    const first = often.read();
    const rank = (/** @type {Choice} */ choice) => (first.includes(choice.value) ? first.indexOf(choice.value) : USUAL);
    found = choices.filter((choice) => (select || !choice.isChosen()) && matches(choice.label, typed)).sort((a, b) => rank(a) - rank(b));
    at = typed && found.length > 0 ? 0 : -1;
    fill(list, ...(found.length === 0 ? [h("li", { class: "muted", role: "presentation" }, say["none"])] : found.map((choice, i) => h("li", {
      id: `${id}-option-${i}`, role: "option", "aria-selected": String(i === at), onclick: () => choose(choice),
    }, choice.label))));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    point();
  };
  const point = () => {
    for (const [i, option] of [...list.children].entries()) {
      if (found.length > 0) option.setAttribute("aria-selected", String(i === at));
      if (i === at) option.scrollIntoView({ block: "nearest" });
    }
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${id}-option-${at}`);
  };

  input.addEventListener("focus", () => {
    input.select();
    if (!input.matches("[aria-expanded=true]")) open("");
  });
  input.addEventListener("click", () => { if (list.hidden) open(""); });
  input.addEventListener("input", (event) => {
    event.stopPropagation();
    open(input.value);
  });
  input.addEventListener("blur", () => {
    const empty = select && input.value === "" && choices.find((choice) => choice.value === "");
    if (empty && !empty.isChosen()) empty.set(true);
    close();
    // the chips stay as they are: one of them may be what is being pressed
    if (select) show();
    else input.value = "";
  });
  input.addEventListener("keydown", (event) => {
    const chosen = found[at];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open("");
      else {
        at = Math.min(Math.max(at + (event.key === "ArrowDown" ? 1 : -1), 0), found.length - 1);
        point();
      }
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      if (chosen) choose(chosen);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      show();
      close();
    }
  });
  // the field keeps the focus while an option is pressed
  list.addEventListener("pointerdown", (event) => event.preventDefault());

  const picker = h("div", { class: `picker ${[...field.classList].filter((one) => one.startsWith("field-")).join(" ")}` }, chips, input, list);
  boxes.before(picker);
  if (select) {
    select.classList.add("visually-hidden");
    select.tabIndex = -1;
    select.setAttribute("aria-hidden", "true");
    select.addEventListener("focus", () => input.focus());
    const label = document.querySelector(`label[for="${CSS.escape(id)}"]`);
    if (label instanceof HTMLLabelElement) label.htmlFor = input.id;
  } else boxes.hidden = true;
  // what is chosen elsewhere: a draft that is taken up, another script
  for (const name of ["change", "input"]) (select?.form ?? field.closest("form"))?.addEventListener(name, show);
  show();
}

/** @param {ParentNode} root */
function enhanceAll(root) {
  for (const field of root.querySelectorAll("[data-picker]")) {
    if (!(field instanceof HTMLElement)) continue;
    field.removeAttribute("data-picker");
    enhance(field);
  }
}

export function watchPickers() {
  enhanceAll(document);
  document.addEventListener("htmx:afterSettle", () => enhanceAll(document));
}
