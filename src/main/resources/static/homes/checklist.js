/**
 * The checklist of a home on a device: what the server told last, and over it what was saved here since and may still wait to be sent. Each part is
 * saved on its own, as on the pages.
 *
 * @typedef {{ answers: Record<string, string[]>, note: string, version: number }} Standing
 * @typedef {{ visit: string, title: string, name: string, parts: Record<string, Standing> }} Visit
 * @typedef {{ value: string, label: string }} Option
 * @typedef {{ name: string, shape: string, label: string, hint?: string | null, options: Option[] }} Asked
 * @typedef {{ section: string, title: string, lead: string, groups: { title: string, questions: Asked[] }[] }} Part
 * @typedef {{ me: string, today: string, visits: Visit[], parts: Part[], dangers: { key: string, title: string, text: string }[], health: string, words: Record<string, string> }} Told
 *
 * @typedef {{ part: string, answers: Record<string, string[]>, note: string, base: number }} Saved base: the version that it was said on top of
 * @typedef {{ day: string, by: Record<string, Saved> }} Remembered by visit and section
 * @typedef {{ type: string, subject: string, attempts?: number, content: any }} Waiting
 * @typedef {Standing & { waits: boolean, replaces: string | null, problems: Problem[] }} Shown version: what is said next is based on it; replaces: what has not left, or was refused, and is said anew
 * @typedef {{ field: string, message: string }} Problem
 * @typedef {{ part: string, visit: string, section: string, answers: Record<string, string[]>, note: string, basedOn: number, knowing: boolean }} Content
 * @typedef {{ save: (content: Content, replaces: string | null, said: string) => void }} Acts
 */
import { h, hidden, icon } from "../shell/dom.js";
import { fetchOwn } from "../shell/fetch.js";
import { folded } from "../shell/fold.js";
import { findSensitive } from "../shell/sensitive.js";
import { uuidv7 } from "../shell/uuid.js";

export const ANSWER = "homes.answer";

const NOTE_LENGTH = 500;

/** What burns, and how air may be missing: the same rule as the server's. */
const BURNING = ["gas", "fuel", "wood", "portable"];
const WITHOUT_AIR = ["blocked", "absent", "stopped"];

/** @param {string} visit @param {string} section */
export function place(visit, section) {
  return `${visit} ${section}`;
}

/**
 * How a part stands here. What was saved on this device stands over what the server told, until the server tells a newer version; what was taken
 * out does not. What was refused for something in it is there to be put right; what somebody else has changed meanwhile stands as they said it.
 *
 * @param {Visit} visit @param {string} section @param {Remembered | null} remembered @param {string} day @param {Waiting[]} waiting @param {Set<string>} gone @param {Map<string, Problem[]>} [refused]
 * @returns {Shown}
 */
export function stands(visit, section, remembered, day, waiting, gone, refused = new Map()) {
  const told = visit.parts[section] ?? { answers: {}, note: "", version: 0 };
  const saved = remembered?.day === day ? remembered.by[place(visit.visit, section)] : undefined;
  const asTold = { ...told, waits: false, replaces: null, problems: [] };
  if (!saved || gone.has(saved.part)) return asTold;
  const problems = refused.get(saved.part);
  if (problems) return problems.some(({ field }) => field !== "") ? { answers: saved.answers, note: saved.note, version: told.version, waits: false, replaces: saved.part, problems } : asTold;
  const entry = waiting.find(({ subject }) => subject === saved.part);
  if (!entry && told.version > saved.base) return asTold;
  const unsent = entry?.attempts === 0;
  return { answers: saved.answers, note: saved.note, version: unsent ? saved.base : saved.base + 1, waits: entry !== undefined, replaces: unsent ? saved.part : null, problems: [] };
}

/** What is dangerous of what was answered, the worst first. @param {Told} told @param {Record<string, string[]>} danger @param {Record<string, string[]>} building */
export function dangersOf(told, danger, building) {
  const seen = danger["danger"] ?? [];
  const burns = BURNING.includes(building["heating"]?.[0] ?? "") || (building["hot-water"] ?? []).includes("gas");
  const feared = burns && WITHOUT_AIR.includes(building["ventilation"]?.[0] ?? "") && !seen.includes("carbon-monoxide");
  return told.dangers.filter(({ key }) => seen.includes(key) || (feared && key === "burning-without-air"));
}

/** What of a text must not stay without a thought: numbers and addresses of persons, health. @param {string} text @param {string} health @returns {string | undefined} */
export function toThinkOf(text, health) {
  return findSensitive(text)[0]?.text ?? (health ? new RegExp(health).exec(folded(text))?.[0] : undefined);
}

/**
 * What the device remembers is for the day and for who is here: asks the server, and keeps what it says.
 *
 * @param {string} me @param {number} patience milliseconds
 * @returns {Promise<Told | null>} nothing when nobody answered, or somebody else is meant
 */
export const fetchHomes = (me, patience) => fetchOwn("/capture/homes.json", me, patience);

/**
 * The homes of the day, each with its parts.
 *
 * @param {Told} told @param {string} day @param {Remembered | null} remembered @param {Waiting[]} waiting @param {Set<string>} gone @param {Map<string, Problem[]>} refused @param {Acts} acts
 */
export function drawHomes(told, day, remembered, waiting, gone, refused, acts) {
  if (told.today !== day || told.visits.length === 0) return null;
  const t = (/** @type {string} */ key, /** @type {string | number} */ arg = "") => (told.words[key] ?? key).replace("{0}", String(arg));
  return h("section", { class: "flow flow-small", "aria-labelledby": "road-homes" },
    h("h3", { id: "road-homes" }, t("title")),
    h("p", { class: "muted" }, t("lead")),
    told.visits.map((visit) => {
      const part = (/** @type {string} */ section) => stands(visit, section, remembered, day, waiting, gone, refused);
      const dangers = dangersOf(told, part("danger").answers, part("building").answers);
      return h("div", { class: "card flow flow-small" },
        h("h4", {}, visit.name),
        h("p", { class: "muted" }, visit.title),
        dangers.length > 0 && h("div", { class: "notice notice-danger" }, icon("exclamation-circle"), h("div", { class: "notice-text" },
          h("p", { class: "strong" }, t("danger")),
          h("ul", { class: "plain-list flow flow-small" }, dangers.map(({ title, text }) => h("li", {}, h("strong", {}, title), ` ${text}`))))),
        told.parts.map((one) => drawPart(told, visit, one, part(one.section), t, acts)));
    }));
}

/** A part, whose questions are drawn when it is opened. @param {Told} told @param {Visit} visit @param {Part} part @param {Shown} shown @param {(key: string, arg?: string | number) => string} t @param {Acts} acts */
function drawPart(told, visit, part, shown, t, acts) {
  const count = Object.keys(shown.answers).length + (shown.note ? 1 : 0);
  const state = [count > 0 ? t("answered", count) : t("nothing"), shown.waits ? t("waiting") : "", shown.problems.length > 0 ? t("refused") : ""].filter(Boolean).join(", ");
  const details = h("details", { class: "disclosure", ontoggle: () => {
    if (details.open && details.childElementCount === 1) details.append(form(told, visit, part, shown, t, acts));
  } }, h("summary", { "data-key": `part-${visit.visit}-${part.section}` }, h("span", {}, part.title, hidden(`, ${visit.name}`), h("span", { class: "muted" }, ` · ${state}`))));
  return details;
}

/** @param {Told} told @param {Visit} visit @param {Part} part @param {Shown} shown @param {(key: string, arg?: string | number) => string} t @param {Acts} acts */
function form(told, visit, part, shown, t, acts) {
  const at = `home-${visit.visit}-${part.section}`;
  const questions = part.groups.flatMap((group) => group.questions);
  const warning = h("p", { class: "notice notice-warning", role: "status", hidden: true });
  const note = h("textarea", { class: "form-control", id: `${at}-note`, rows: 3, maxlength: NOTE_LENGTH, "aria-describedby": `${at}-note-hint` }, shown.note);
  let pressed = false;
  let warned = "";
  const made = h("form", { class: "form-part flow flow-small", onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    const found = toThinkOf(note.value, told.health);
    if (found && warned !== note.value) {
      warned = note.value;
      warning.hidden = false;
      warning.textContent = t("sensitive", found);
      return note.focus();
    }
    if (pressed) return;
    pressed = true;
    const given = new FormData(made);
    /** @type {Record<string, string[]>} */
    const answers = {};
    for (const { name } of questions) {
      const said = given.getAll(name).map((value) => String(value).trim()).filter(Boolean);
      if (said.length > 0) answers[name] = said;
    }
    acts.save({ part: uuidv7(), visit: visit.visit, section: part.section, answers, note: note.value.trim(), basedOn: shown.version, knowing: warned !== "" }, shown.replaces, t("kept", part.title));
  } },
  h("p", {}, part.lead),
  shown.problems.map(({ field, message }) => h("p", { class: "field-error" }, icon("exclamation-circle"), h("span", {}, [questions.find(({ name }) => name === field)?.label, message].filter(Boolean).join(" : ")))),
  part.groups.map((group) => {
    const all = group.questions.map((asked) => question(asked, shown.answers[asked.name] ?? [], at, t));
    return group.title ? h("fieldset", { class: "home-group" }, h("legend", {}, group.title), h("div", { class: "home-row" }, all)) : all;
  }).flat(),
  h("div", { class: "field" }, h("label", { class: "form-label", for: note.id }, t("note")), h("p", { class: "form-text", id: `${at}-note-hint` }, t("note.hint")), note),
  warning,
  h("div", { class: "actions" }, h("button", { type: "submit", class: "btn btn-primary", "data-key": `save-${visit.visit}-${part.section}` }, icon("check-lg"), t("save"), hidden(` ${part.title}`))));
  return made;
}

/** In the shape that fits a thumb. @param {Asked} asked @param {string[]} values @param {string} form @param {(key: string) => string} t */
function question(asked, values, form, t) {
  const id = `${form}-${asked.name}`;
  const described = asked.hint ? `${id}-hint` : undefined;
  const hint = asked.hint && h("p", { class: "form-text", id: `${id}-hint` }, asked.hint);
  if (asked.shape === "radios" || asked.shape === "checkboxes") {
    const radio = asked.shape === "radios";
    const chosen = (/** @type {string} */ value) => (radio ? value === (values[0] ?? "") : values.includes(value));
    return h("fieldset", { class: "field", "aria-describedby": described }, h("legend", {}, asked.label), hint,
      h("div", { class: radio ? "checks-inline" : "checks-columns" }, asked.options.map(({ value, label }, i) => h("div", { class: "check" },
        h("input", { type: radio ? "radio" : "checkbox", id: `${id}-${i}`, name: asked.name, value, checked: chosen(value) }), h("label", { for: `${id}-${i}` }, label)))));
  }
  const label = h("label", { class: "form-label", for: id }, asked.label);
  if (asked.shape === "select") {
    return h("div", { class: "field" }, label, hint, h("select", { class: "form-select", id, name: asked.name, "aria-describedby": described },
      h("option", { value: "" }, t("blank")), asked.options.map((option) => h("option", { value: option.value, selected: option.value === values[0] }, option.label))));
  }
  const date = asked.shape === "date";
  return h("div", { class: "field" }, label, hint, h("input", { class: "form-control field-short", id, name: asked.name, type: date ? "date" : "text", value: values[0] ?? "", inputmode: date ? undefined : asked.shape, maxlength: date ? undefined : 10, autocomplete: "off", "aria-describedby": described }));
}

/**
 * The part of the panel of the road; what is known of homes is erased after their day.
 *
 * @param {() => import("../rounds/panel.js").Lent} lend @returns {import("../rounds/panel.js").Part[]}
 */
export function parts(lend) {
  const road = lend();
  /** @type {Told | null} */
  let told = null;
  /** What was saved here. @type {Remembered | null} */
  let saved = null;
  const save = async (/** @type {string} */ day, /** @type {Content} */ content, /** @type {string | null} */ replaces, /** @type {string} */ said) => {
    const { part, visit, section, answers, note, basedOn } = content;
    // What has not left is said anew rather than followed; had it left meanwhile, this one is based on it
    const status = await road.outbox.status();
    const wrong = status.refused.find(({ subject }) => subject === replaces);
    const before = wrong ?? status.waiting.find(({ subject }) => subject === replaces);
    const base = replaces && !(before && (await road.outbox.discard(before))) ? basedOn + 1 : basedOn;
    saved = { day, by: { ...(saved?.day === day ? saved.by : {}), [place(visit, section)]: { part, answers, note, base } } };
    await road.set("homes-saved", saved);
    const here = `part-${visit}-${section}`;
    const keyOf = (/** @type {Element} */ details) => details.querySelector("summary")?.getAttribute("data-key") ?? "";
    // What is being answered in the other parts stays as it is
    const others = [...road.element.querySelectorAll("details")].filter((details) => details.childElementCount > 1 && keyOf(details) !== here);
    await road.keep(ANSWER, part, { ...content, basedOn: base }, said, wrong?.id);
    for (const other of others) road.element.querySelector(`[data-key="${keyOf(other)}"]`)?.closest("details")?.replaceWith(other);
    const summary = road.element.querySelector(`[data-key="${here}"]`);
    if (summary instanceof HTMLElement) summary.focus();
  };
  return [{
    at: road,
    // What was opened of a home may hold answers, open or not
    inUse: "details > form",
    open: async () => {
      told = await road.get("homes");
      saved = await road.get("homes-saved");
      if (!told || told.today === road.today()) return;
      told = saved = null;
      await Promise.all([road.set("homes", null), road.set("homes-saved", null)]);
    },
    refresh: async () => {
      const heard = await fetchHomes(road.me, road.patience);
      if (!heard) return;
      told = heard;
      await road.set("homes", told);
    },
    draw: ({ waiting, refused, dropped }) => {
      const day = road.today();
      const problems = new Map(refused.map((one) => [one.subject, one.problems ?? []]));
      return told && drawHomes(told, day, saved, waiting, new Set(dropped), problems, { save: (...it) => void save(day, ...it) });
    },
  }];
}
