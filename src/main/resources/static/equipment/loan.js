/**
 * Loans and returns on a device where there may be no network. What was pressed is stored first and leaves by the outbox; what waits there stands over what
 * the server told last. The server decides: a thing that somebody else lent meanwhile is refused, and shown as what is to be put right.
 *
 * @typedef {{ label: string, text: string, ready: boolean, loan?: string | null, away: boolean }} Known
 * @typedef {{ value: string, label: string }} Option
 * @typedef {{ items: Known[], persons: Option[], states: Option[], words: Record<string, string> }} Told
 * @typedef {{ handover: string, label: string, card?: string, person?: string, due?: string, manner?: string, drawn?: string, typed?: string }} Lent
 * @typedef {{ handover: string, label: string, state: string, manner?: string, drawn?: string, typed?: string }} Returned
 * @typedef {{ type: string, content: any }} Waiting
 * @typedef {{ lend: (content: Lent, said: string) => void, takeBack: (content: Returned, said: string) => void }} Acts
 */
import { h, icon } from "../shell/dom.js";
import { drawSignature } from "../shell/signature.js";
import { uuidv7 } from "../shell/uuid.js";
import { readCode } from "../sheets/code.js";
import { openCamera } from "./camera.js";
import { labelOf, printed } from "./label.js";

export const LEND = "equipment.lend";
export const RETURN = "equipment.return";

/** Days that a loan lasts, as chips. */
const DAYS = [7, 30, 90];

/**
 * How a labelled thing stands here: what waits to be sent stands over what was told.
 *
 * @param {Told} told @param {Waiting[]} waiting in the order of the presses @param {string} label
 * @returns {Known | null} nothing when no such label is known
 */
export function standing(told, waiting, label) {
  const known = told.items.find((item) => item.label === label);
  if (!known) return null;
  return waiting.filter(({ type, content }) => (type === LEND || type === RETURN) && content.label === label)
    .reduce((now, { type, content }) => (type === LEND ? { ...now, ready: false, loan: content.handover, away: !content.card } : { ...now, ready: false, loan: null }), known);
}

/** Loans that were pressed on top of what the server told, by label. @type {WeakMap<Told, Map<string, { said: string, handover: string }>>} */
const pressed = new WeakMap();

/**
 * Identifier of a loan: that of the press before when the same is pressed again, until the server tells anew how things stand. A press whose answer was lost is
 * then the same loan, and in conflict with nothing.
 *
 * @param {Told} told @param {Omit<Lent, "handover">} loan @returns {string}
 */
export function handoverOf(told, { label, card, person, due }) {
  const made = pressed.get(told) ?? new Map();
  pressed.set(told, made);
  const said = JSON.stringify([card, person, due]);
  const before = made.get(label);
  if (before?.said === said) return before.handover;
  const handover = uuidv7();
  made.set(label, { said, handover });
  return handover;
}

/** What came back is lent anew afterwards. @param {Told} told @param {string} label */
export function cameBack(told, label) {
  pressed.get(told)?.delete(label);
}

/** @param {string} today @param {number} days */
function after(today, days) {
  const day = new Date(`${today}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** @param {Told} told @param {Waiting[]} waiting @param {string} today @param {Acts} acts */
export function drawLoans(told, waiting, today, acts) {
  const t = (/** @type {string} */ key, /** @type {(string | number)[]} */ ...args) => args.reduce((/** @type {string} */ text, arg, i) => text.replace(`{${i}}`, String(arg)), told.words[key] ?? key);
  return h("section", { class: "flow flow-small", "aria-labelledby": "road-loans" },
    h("h3", { id: "road-loans" }, t("loan.title")), lending(told, waiting, today, acts, t), returning(told, waiting, acts, t));
}

/** @typedef {(key: string, ...args: (string | number)[]) => string} Say */

/** A field of a label, typed or seen. @param {string} id @param {Say} t @param {() => void} [changed] */
function labelled(id, t, changed) {
  const input = h("input", { type: "text", class: "form-control", id, autocomplete: "off", spellcheck: "false", autocapitalize: "characters", maxlength: 200, required: true, oninput: () => changed?.() });
  const video = h("video", { class: "scan-video", muted: true, playsinline: true, hidden: true, "aria-label": t("view") });
  const said = h("p", { class: "muted", role: "status" });
  /** @type {(() => void) | null} */
  let close = null;
  const end = () => {
    close?.();
    close = null;
    video.hidden = true;
  };
  const camera = h("button", { type: "button", class: "btn btn-secondary", onclick: async () => {
    if (close) return end();
    try {
      video.hidden = false;
      const opening = openCamera(video, (text) => {
        const label = labelOf(text);
        if (!label) return;
        input.value = printed(label);
        said.textContent = printed(label);
        end();
        changed?.();
      });
      close = opening.close;
      await opening.opened;
    } catch {
      end();
      said.textContent = t("camera.none");
    }
  } }, icon("camera"), t("camera"));
  return { input, end, field: h("div", { class: "field" }, h("label", { class: "form-label", for: id }, t("label")), input, h("div", { class: "actions" }, camera), video, said) };
}

/** One choice of a few, as chips. @param {string} name @param {string} legend @param {Option[]} options @param {() => void} [changed] */
function choice(name, legend, options, changed) {
  const inputs = options.map(({ value }, at) => h("input", { type: "radio", id: `${name}-${at}`, name, value, required: true, onchange: () => changed?.() }));
  return {
    value: () => inputs.find((input) => input.checked)?.value ?? "",
    field: h("fieldset", { class: "field" }, h("legend", {}, legend), h("div", { class: "checks-lines" }, inputs.map((input, at) => h("div", { class: "check" }, input, h("label", { for: input.id }, options[at]?.label))))),
  };
}

/** How somebody signs. @param {string} name @param {Say} t @param {Option[]} [without] */
function signing(name, t, without = []) {
  const canvas = h("canvas", { class: "signature-pad", width: 1200, height: 400, role: "img", "aria-label": t("loan.drawn") });
  const drawn = h("input", { type: "hidden" });
  const typed = h("input", { type: "text", class: "form-control", id: `${name}-typed`, maxlength: 120, autocomplete: "off" });
  const clear = drawSignature(canvas, drawn);
  const pad = h("div", { class: "field", hidden: true }, h("p", { class: "form-label" }, t("loan.drawn")), canvas, h("div", { class: "actions" }, h("button", { type: "button", class: "btn btn-secondary", onclick: clear }, t("loan.clear"))));
  const line = h("div", { class: "field", hidden: true }, h("label", { class: "form-label", for: typed.id }, t("loan.typed")), typed);
  const manner = choice(`${name}-manner`, t("loan.manner"), [...["screen", "typed", "paper"].map((value) => ({ value, label: t(`loan.manner.${value}`) })), ...without], () => {
    pad.hidden = manner.value() !== "screen";
    line.hidden = manner.value() !== "typed";
  });
  return {
    field: h("div", { class: "flow flow-small" }, manner.field, pad, line),
    /** What is missing, as a key; else nothing. */
    wrong: () => (manner.value() === "" ? "loan.problem.manner" : manner.value() === "screen" && drawn.value === "" ? "loan.problem.drawn" : manner.value() === "typed" && typed.value.trim() === "" ? "loan.problem.typed" : ""),
    said: () => ({ manner: manner.value(), ...(manner.value() === "screen" ? { drawn: drawn.value } : {}), ...(manner.value() === "typed" ? { typed: typed.value.trim() } : {}) }),
  };
}

/** @param {Told} told @param {Waiting[]} waiting @param {string} today @param {Acts} acts @param {Say} t */
function lending(told, waiting, today, acts, t) {
  const label = labelled("road-lend-label", t);
  const code = h("input", { type: "text", class: "form-control", id: "road-lend-code", maxlength: 60, autocomplete: "off", autocapitalize: "characters", spellcheck: "false" });
  const person = h("select", { class: "form-select", id: "road-lend-person" }, h("option", { value: "" }, t("loan.nobody")), told.persons.map(({ value, label: name }) => h("option", { value }, name)));
  const sign = signing("road-lend", t);
  const away = h("div", { hidden: true }, sign.field);
  person.addEventListener("change", () => (away.hidden = person.value === ""));
  const until = choice("road-lend-until", t("loan.until"), [...DAYS.map((days) => ({ value: after(today, days), label: t("loan.days", days) })), { value: "", label: t("loan.no-end") }]);
  const wrong = h("p", { class: "field-error", role: "alert", hidden: true });
  const say = (/** @type {string} */ text, /** @type {HTMLElement | null} */ field) => {
    wrong.hidden = false;
    wrong.textContent = text;
    field?.focus();
  };
  return h("details", { class: "disclosure" }, h("summary", { "data-key": "lend" }, t("loan.lend")),
    h("form", { class: "form-part flow flow-small", novalidate: true, onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      const signs = labelOf(label.input.value);
      if (!signs) return say(t("loan.problem.label"), label.input);
      const known = standing(told, waiting, signs);
      if (!known) return say(t("loan.problem.unknown"), label.input);
      if (known.loan) return say(t("loan.problem.lent"), label.input);
      if (!known.ready) return say(t("loan.problem.not-ready"), label.input);
      if ((person.value === "") === (code.value.trim() === "")) return say(t("loan.problem.borrower"), code);
      const read = readCode(code.value);
      if (person.value === "" && read.wrong.length > 0) return say(t("loan.problem.code"), code);
      if (person.value !== "" && sign.wrong() !== "") return say(t(sign.wrong()), null);
      label.end();
      const due = until.value();
      const loan = { label: signs, ...(person.value === "" ? { card: read.signs } : { person: person.value, ...sign.said() }), ...(due === "" ? {} : { due }) };
      acts.lend({ handover: handoverOf(told, loan), ...loan }, t("loan.lent", known.text));
    } },
      label.field,
      told.persons.length > 0 && h("div", { class: "field" }, h("label", { class: "form-label", for: person.id }, t("loan.person")), person),
      h("div", { class: "field" }, h("label", { class: "form-label", for: code.id }, t("loan.code")), h("p", { class: "form-text" }, t("loan.code.hint")), code),
      until.field, away, wrong,
      h("div", { class: "actions" }, h("button", { type: "submit", class: "btn btn-primary", "data-key": "lend-save" }, icon("check-lg"), t("loan.lend.submit")))));
}

/** @param {Told} told @param {Waiting[]} waiting @param {Acts} acts @param {Say} t */
function returning(told, waiting, acts, t) {
  const sign = signing("road-return", t, [{ value: "none", label: t("loan.manner.none") }]);
  const away = h("div", { hidden: true }, sign.field);
  const here = () => {
    const signs = labelOf(label.input.value);
    return signs ? standing(told, waiting, signs) : null;
  };
  const label = labelled("road-return-label", t, () => (away.hidden = !(here()?.loan && here()?.away)));
  const state = choice("road-return-state", t("loan.state"), told.states);
  const wrong = h("p", { class: "field-error", role: "alert", hidden: true });
  const say = (/** @type {string} */ text, /** @type {HTMLElement | null} */ field) => {
    wrong.hidden = false;
    wrong.textContent = text;
    field?.focus();
  };
  return h("details", { class: "disclosure" }, h("summary", { "data-key": "return" }, t("loan.return")),
    h("form", { class: "form-part flow flow-small", novalidate: true, onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      const known = here();
      if (!labelOf(label.input.value)) return say(t("loan.problem.label"), label.input);
      if (!known?.loan) return say(t(known ? "loan.problem.not-lent" : "loan.problem.unknown"), label.input);
      if (state.value() === "") return say(t("loan.problem.state"), null);
      if (known.away && sign.wrong() !== "") return say(t(sign.wrong()), null);
      label.end();
      cameBack(told, known.label);
      acts.takeBack({ handover: known.loan, label: known.label, state: state.value(), ...(known.away ? sign.said() : {}) }, t("loan.returned", known.text));
    } },
      label.field, state.field, away, wrong,
      h("div", { class: "actions" }, h("button", { type: "submit", class: "btn btn-primary", "data-key": "return-save" }, icon("check-lg"), t("loan.return.submit")))));
}
