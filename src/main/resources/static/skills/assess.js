/**
 * An assessment on a device: the code of a card, then one gesture after the other. Each press is remembered here; the whole is sent at the end.
 *
 * @typedef {{ code: string, label: string, watchFor: string, picture: string }} Gesture
 * @typedef {{ value: string, label: string, icon: string }} Level
 * @typedef {{ value: string, label: string }} Choice
 * @typedef {{ me: string, gestures: Gesture[], levels: Level[], points: Choice[], access?: Choice[], brakes?: Choice[], words: Record<string, string> }} Told
 * @typedef {{ access?: string[], brakes?: string[] }} Answers what they have at home and what holds them back, where something was ticked
 * @typedef {{ assessment: string, card: string, point: string, at: number, levels: Record<string, string> } & Answers} Running at: which gesture is shown; as many as there are: the end
 * @typedef {{ assessment: string, card: string, point: string, levels: Record<string, string> } & Answers} Content
 * @typedef {{ change: (running: Running | null) => void, keep: (content: Content, said: string) => void }} Acts
 */
import { h, hidden, icon } from "../shell/dom.js";
import { fetchOwn } from "../shell/fetch.js";
import { uuidv7 } from "../shell/uuid.js";
import { readCode } from "../sheets/code.js";

export const ASSESS = "skills.assess";

/** @param {string} name @param {string} size class */
function picture(name, size) {
  const drawn = icon(name);
  drawn?.setAttribute("class", `icon ${size}`);
  return drawn;
}

/**
 * What is seen at the gesture that is shown, and on to the next one; nothing: it was not tried.
 *
 * @param {Running} running @param {Gesture[]} gestures @param {string | null} level @returns {Running}
 */
export function pressed(running, gestures, level) {
  const code = gestures[running.at]?.code;
  if (code === undefined) return running;
  const { [code]: _, ...others } = running.levels;
  return { ...running, at: running.at + 1, levels: level === null ? others : { ...others, [code]: level } };
}

/**
 * With what was ticked of the two questions; one of which nothing was ticked was not asked.
 *
 * @template {object} T @param {T} it @param {string[]} access @param {string[]} brakes @returns {T & Answers}
 */
export function answered(it, access, brakes) {
  /** @type {Answers} */
  const answers = {};
  if (access.length > 0) answers.access = access;
  if (brakes.length > 0) answers.brakes = brakes;
  return { ...it, ...answers };
}

/** @param {string} me @param {number} patience milliseconds @returns {Promise<Told | null>} nothing when nobody answered, or somebody else is meant */
export const fetchSkills = (me, patience) => fetchOwn("/capture/skills.json", me, patience);

/** @param {Told} told @param {Running | null} running @param {Acts} acts */
export function drawSkills(told, running, acts) {
  const t = (/** @type {string} */ key, /** @type {(string | number)[]} */ ...args) => args.reduce((/** @type {string} */ text, arg, i) => text.replace(`{${i}}`, String(arg)), told.words[key] ?? key);
  return h("section", { class: "flow flow-small", "aria-labelledby": "road-skills" },
    h("h3", { id: "road-skills" }, t("title")),
    running === null ? begin(told, t, acts) : running.at < told.gestures.length ? one(told, running, t, acts) : end(told, running, t, acts));
}

/** @typedef {(key: string, ...args: (string | number)[]) => string} Say */

/** @param {Told} told @param {Say} t @param {Acts} acts */
function begin(told, t, acts) {
  const code = h("input", { type: "text", class: "form-control", id: "skills-code", maxlength: 60, autocomplete: "off", autocapitalize: "characters", spellcheck: "false", required: true, "aria-describedby": "skills-code-hint skills-code-error" });
  const point = h("select", { class: "form-select", id: "skills-point" }, told.points.map(({ value, label }) => h("option", { value }, label)));
  const error = h("p", { class: "field-error", id: "skills-code-error", role: "alert", hidden: true });
  return h("details", { class: "disclosure" }, h("summary", { "data-key": "skills-begin" }, t("open")),
    h("form", { class: "form-part flow flow-small", onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      const { signs, wrong } = readCode(code.value);
      if (wrong.length > 0) {
        error.hidden = false;
        error.textContent = wrong.length === 1 ? t("code.part", wrong[0] ?? "") : t("code.wrong");
        return code.focus();
      }
      acts.change({ assessment: uuidv7(), card: signs, point: point.value, at: 0, levels: {} });
    } },
    h("p", { class: "muted" }, t("lead")),
    h("div", { class: "field" }, h("label", { class: "form-label", for: code.id }, t("code")), h("p", { class: "form-text", id: "skills-code-hint" }, t("code.hint")), error, code),
    told.points.length > 1 && h("div", { class: "field" }, h("label", { class: "form-label", for: point.id }, t("point")), point),
    h("div", { class: "actions" }, h("button", { type: "submit", class: "btn btn-primary" }, t("begin")))));
}

/** @param {Told} told @param {Running} running @param {Say} t @param {Acts} acts */
function one(told, running, t, acts) {
  const gesture = /** @type {Gesture} */ (told.gestures[running.at]);
  const said = running.levels[gesture.code];
  return h("div", { class: "skill-screen" },
    h("p", { class: "muted number skill-at" },
      h("span", { class: "skill-dots", "aria-hidden": "true" }, told.gestures.map((_, i) => h("span", { class: i < running.at ? "skill-dot-done" : i === running.at ? "skill-dot-now" : "" }))),
      h("span", {}, t("at", running.at + 1, told.gestures.length))),
    h("div", { class: "skill-subject" },
      h("span", { class: "skill-disc" }, picture(gesture.picture, "skill-large")),
      h("h4", { tabindex: -1, "data-skill": "" }, gesture.label),
      h("p", { class: "skill-watch" }, gesture.watchFor)),
    h("ul", { class: "skill-levels", role: "list" }, told.levels.map((level) => h("li", {},
      h("button", { type: "button", class: `tile skill-level skill-${level.value}`, "aria-pressed": said === level.value ? "true" : "false", onclick: () => acts.change(pressed(running, told.gestures, level.value)) },
        h("span", { class: "skill-picture" }, picture(level.icon, "skill-icon")), h("span", { class: "tile-word" }, level.label), hidden(` : ${gesture.label}`))))),
    h("div", { class: "skill-foot" },
      h("button", { type: "button", class: "btn btn-quiet", onclick: () => acts.change(running.at === 0 ? null : { ...running, at: running.at - 1 }) }, t(running.at === 0 ? "stop" : "back")),
      h("button", { type: "button", class: "btn btn-secondary", onclick: () => acts.change(pressed(running, told.gestures, null)) }, t("not-tried"))));
}

/**
 * A question that may be left, as boxes; what is ticked is read when it is needed, so that a press moves nothing.
 *
 * @param {string} name @param {string} label @param {Choice[]} choices @param {string[]} ticked
 */
function question(name, label, choices, ticked) {
  const boxes = choices.map(({ value }, i) => h("input", { type: "checkbox", id: `skills-${name}-${i}`, value, checked: ticked.includes(value) }));
  return {
    drawn: boxes.length > 0 && h("fieldset", { class: "field" }, h("legend", {}, label),
      h("div", { class: "checks-lines" }, boxes.map((box, i) => h("div", { class: "check" }, box, h("label", { for: box.id }, choices[i]?.label ?? ""))))),
    chosen: () => boxes.filter(({ checked }) => checked).map(({ value }) => value),
  };
}

/** @param {Told} told @param {Running} running @param {Say} t @param {Acts} acts */
function end(told, running, t, acts) {
  const seen = told.gestures.filter(({ code }) => running.levels[code] !== undefined);
  const { assessment, card, point, levels } = running;
  const access = question("access", t("access"), told.access ?? [], running.access ?? []);
  const brakes = question("brakes", t("brakes"), told.brakes ?? [], running.brakes ?? []);
  return h("div", { class: "card flow flow-small" },
    h("h4", { tabindex: -1, "data-skill": "" }, t("end")),
    seen.length === 0 ? h("p", { class: "muted" }, t("nothing")) : h("ul", { class: "plain-list lines" }, seen.map(({ code, label }) => h("li", { class: "row-between" }, h("span", {}, label), h("span", { class: "strong" }, told.levels.find(({ value }) => value === levels[code])?.label ?? "")))),
    seen.length > 0 && access.drawn, seen.length > 0 && brakes.drawn,
    h("div", { class: "actions" },
      seen.length > 0 && h("button", { type: "button", class: "btn btn-primary", onclick: () => acts.keep(answered({ assessment, card, point, levels }, access.chosen(), brakes.chosen()), t("kept")) }, t("save")),
      h("button", { type: "button", class: "btn btn-secondary", onclick: () => acts.change(answered({ assessment, card, point, levels, at: Math.max(0, told.gestures.length - 1) }, access.chosen(), brakes.chosen())) }, t("back")),
      h("button", { type: "button", class: "btn btn-quiet", onclick: () => acts.change(null) }, t("stop"))));
}

/** The part of the panel of the road. @param {() => import("../rounds/panel.js").Lent} lend @returns {import("../rounds/panel.js").Part[]} */
export function parts(lend) {
  const road = lend();
  /** @type {Told | null} */
  let told = null;
  /** One that was begun here. @type {Running | null} */
  let assessing = null;
  const change = async (/** @type {Running | null} */ running) => {
    assessing = running;
    await road.set("assessing", running);
    await road.draw();
    const shown = road.element.querySelector("[data-skill], summary");
    if (shown instanceof HTMLElement) shown.focus();
  };
  const keep = async (/** @type {Content} */ content, /** @type {string} */ said) => {
    assessing = null;
    await road.keep(ASSESS, content.assessment, content, said);
    await road.set("assessing", null);
  };
  return [{
    at: road,
    open: async () => {
      told = await road.get("skills");
      assessing = await road.get("assessing");
    },
    refresh: async () => {
      const heard = await fetchSkills(road.me, road.patience);
      if (!heard) return;
      told = heard;
      await road.set("skills", told);
    },
    draw: () => told && drawSkills(told, assessing, { change: (running) => void change(running), keep: (...it) => void keep(...it) }),
  }];
}
