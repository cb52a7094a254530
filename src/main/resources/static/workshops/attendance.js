/**
 * The sessions of the day on a device: who was there, others as counts, how people left. A press is remembered here, on top of what another tab has noted;
 * the whole sheet is sent each time that it is saved, and the server reads the sheets of several devices together.
 *
 * @typedef {{ value: string, label: string }} Option
 * @typedef {{ session: string, title: string, when: string, enrolments: { enrolment: string, number: number, who: string }[] }} Session
 * @typedef {{ me: string, today: string, zone: string, sessions: Session[], choices: Option[], dimensions: { name: string, label: string, codes: Option[] }[], words: Record<string, string> }} Told
 * @typedef {{ present: Record<string, string>, total: number, counts: Record<string, Record<string, number>>, faces: number[] }} Noted
 * @typedef {{ day: string, by: Record<string, Noted>, presses?: number }} Remembered presses: how many led there, in all tabs
 * @typedef {(noted: Noted) => Noted} Press
 * @typedef {{ change: (session: string, press: Press, focus: string) => void, keep: (session: string, said: string) => void }} Acts
 */
import { h, hidden, icon } from "../shell/dom.js";
import { fetchOwn } from "../shell/fetch.js";

export const SHEET = "workshops.sheet";

/** How somebody leaves, the best first. */
const FACES = ["emoji-smile", "emoji-neutral", "emoji-frown"];

/** @type {Noted} */
const NOBODY = { present: {}, total: 0, counts: {}, faces: [0, 0, 0] };

/** @param {string} me @param {number} patience milliseconds @returns {Promise<Told | null>} nothing when nobody answered, or somebody else is meant */
export const fetchSessions = (me, patience) => fetchOwn("/capture/workshops.json", me, patience);

/** What was noted of a session here; nobody at first. @param {Remembered | null} remembered @param {string} session @returns {Noted} */
export const notedOf = (remembered, session) => remembered?.by[session] ?? NOBODY;

/**
 * The later of what this tab and the device remember: another tab may have gone on, and a device that keeps nothing knows less.
 *
 * @param {Remembered | null} mine @param {Remembered | null | undefined} kept @returns {Remembered | null}
 */
export function latest(mine, kept) {
  if (!mine || !kept) return mine ?? kept ?? null;
  if (mine.day !== kept.day) return mine.day > kept.day ? mine : kept;
  return (kept.presses ?? 0) > (mine.presses ?? 0) ? kept : mine;
}

/** Remembers a press on top of what was noted until then. @param {Remembered | null} remembered @param {string} day @param {string} session @param {Press} press @returns {Remembered} */
export function pressed(remembered, day, session, press) {
  return { day, by: { ...remembered?.by, [session]: press(notedOf(remembered, session)) }, presses: (remembered?.presses ?? 0) + 1 };
}

/** Somebody is noted; pressed once more, nothing is said of them. @param {Noted} noted @param {string} enrolment @param {string} choice @returns {Noted} */
export function attended(noted, enrolment, choice) {
  const { [enrolment]: before, ...others } = noted.present;
  return { ...noted, present: before === choice ? others : { ...others, [enrolment]: choice } };
}

/** Counts one more or less; a dimension never holds more than the total, and the total never less than a dimension. @param {Noted} noted @param {number} by @param {string} [dimension] @param {string} [code] @returns {Noted} */
export function counted(noted, by, dimension, code) {
  const sum = (/** @type {Record<string, number>} */ codes) => Object.values(codes).reduce((all, one) => all + one, 0);
  if (!dimension || !code) {
    const least = Math.max(0, ...Object.values(noted.counts).map(sum));
    return { ...noted, total: Math.min(500, Math.max(least, noted.total + by)) };
  }
  const codes = noted.counts[dimension] ?? {};
  const persons = Math.max(0, (codes[code] ?? 0) + by);
  const counts = { ...noted.counts, [dimension]: { ...codes, [code]: persons } };
  return { ...noted, counts, total: Math.max(noted.total, sum(counts[dimension] ?? {})) };
}

/** @param {Noted} noted @param {number} face from 0 @returns {Noted} */
export const pressedFace = (noted, face) => ({ ...noted, faces: noted.faces.map((persons, i) => (i === face ? persons + 1 : persons)) });

/** Somebody is pressed who was shown as noted so, or not; what another press has done meanwhile is not undone. @param {string} enrolment @param {string} choice @param {boolean} shown @returns {Press} */
export const pressedOn = (enrolment, choice, shown) => (noted) => ((noted.present[enrolment] === choice) === shown ? attended(noted, enrolment, choice) : noted);

/** @param {Told} told @param {Remembered | null} remembered @param {Acts} acts */
export function drawSessions(told, remembered, acts) {
  const t = (/** @type {string} */ key, /** @type {(string | number)[]} */ ...args) => args.reduce((/** @type {string} */ text, arg, i) => text.replace(`{${i}}`, String(arg)), told.words[key] ?? key);
  return h("section", { class: "flow flow-small", "aria-labelledby": "road-sessions" },
    h("h3", { id: "road-sessions" }, t("title")),
    told.sessions.length === 0 ? h("p", { class: "muted" }, t("none")) : told.sessions.map((session) => one(told, session, notedOf(remembered, session.session), t, acts)));
}

/** @typedef {(key: string, ...args: (string | number)[]) => string} Say */

/** @param {Told} told @param {Session} session @param {Noted} noted @param {Say} t @param {Acts} acts */
function one(told, session, noted, t, acts) {
  const key = (/** @type {string} */ name) => `session-${name}-${session.session}`;
  const change = (/** @type {Press} */ press, /** @type {string} */ focus) => acts.change(session.session, press, focus);
  const choice = (/** @type {Session["enrolments"][number]} */ who, /** @type {Option} */ { value, label }) => {
    const name = key(`${who.number}-${value}`);
    const shown = noted.present[who.enrolment] === value;
    return h("button", { type: "button", class: "choice", "data-key": name, "aria-pressed": shown ? "true" : "false", onclick: () => change(pressedOn(who.enrolment, value, shown), name) }, label, hidden(` : ${who.number} ${who.who}`));
  };
  return h("details", { class: "disclosure" }, h("summary", { "data-key": key("open") }, `${session.title} · ${session.when}`),
    h("div", { class: "form-part flow flow-small" },
      session.enrolments.length > 0 && h("ul", { class: "plain-list lines" }, session.enrolments.map((who) => h("li", { class: "attendance-row" },
        h("p", {}, h("span", { class: "number muted" }, who.number), " ", h("span", { class: "strong" }, who.who)),
        h("div", { class: "attendance-choices" }, told.choices.map((option) => choice(who, option)))))),
      stepper(t("total"), noted.total, key("total"), (by, focus) => change((now) => counted(now, by), focus), t),
      noted.total > 0 && told.dimensions.map(({ name, label, codes }) => h("div", { class: "flow flow-small", role: "group", "aria-label": label }, h("p", { class: "strong" }, label),
        codes.map((code) => stepper(code.label, noted.counts[name]?.[code.value] ?? 0, key(`${name}-${code.value}`), (by, focus) => change((now) => counted(now, by, name, code.value), focus), t)))),
      h("p", { class: "strong" }, t("faces")),
      h("div", { class: "attendance-choices" }, FACES.map((picture, i) => h("button", { type: "button", class: "choice", "data-key": key(`face-${i + 1}`), onclick: () => change((now) => pressedFace(now, i), key(`face-${i + 1}`)) }, icon(picture), `${t(`face.${i + 1}`)} (${noted.faces[i]})`))),
      h("div", { class: "actions" }, h("button", { type: "button", class: "btn btn-primary", "data-key": key("save"), onclick: () => acts.keep(session.session, t("kept")) }, t("save")))));
}

/** @param {string} label @param {number} value @param {string} key @param {(by: number, focus: string) => void} step @param {Say} t */
function stepper(label, value, key, step, t) {
  const press = (/** @type {string} */ name, /** @type {string} */ sign, /** @type {number} */ by, /** @type {string} */ said) => h("button", { type: "button", "data-key": `${key}-${name}`, "aria-label": `${said} : ${label}`, onclick: () => step(by, `${key}-${name}`) }, sign);
  return h("div", { class: "count-row" }, h("span", {}, label), h("div", { class: "stepper", role: "group", "aria-label": label }, press("less", "−", -1, t("less")), h("output", {}, value), press("more", "+", 1, t("more"))));
}

/**
 * The part of the panel of the road. Names of who is expected are for their day.
 *
 * @param {() => import("../rounds/panel.js").Lent} lend @returns {import("../rounds/panel.js").Part[]}
 */
export function parts(lend) {
  const road = lend();
  /** @type {Told | null} */
  let told = null;
  /** Who was noted here. @type {Remembered | null} */
  let noted = null;
  const change = async (/** @type {string} */ session, /** @type {Press} */ press, /** @type {string} */ focus) => {
    noted = pressed(latest(noted, await road.get("attended")), road.today(told?.zone), session, press);
    await road.set("attended", noted);
    await road.draw();
    // With that session open, and the focus where it was
    const found = (/** @type {string} */ key) => road.element.querySelector(`[data-key="${key}"]`);
    found(`session-open-${session}`)?.closest("details")?.setAttribute("open", "");
    const button = found(focus);
    if (button instanceof HTMLElement) button.focus();
  };
  const keep = async (/** @type {string} */ session, /** @type {string} */ said) => {
    noted = latest(noted, await road.get("attended"));
    await road.keep(SHEET, session, { session, ...notedOf(noted, session) }, said);
  };
  return [{
    at: road,
    open: async () => {
      told = await road.get("sessions");
      noted = await road.get("attended");
      if (!told || told.today === road.today(told.zone)) return;
      told = noted = null;
      await Promise.all([road.set("sessions", null), road.set("attended", null)]);
    },
    refresh: async () => {
      const heard = await fetchSessions(road.me, road.patience);
      if (!heard) return;
      told = heard;
      await road.set("sessions", told);
    },
    draw: () => told && drawSessions(told, noted, { change: (...it) => void change(...it), keep: (...it) => void keep(...it) }),
  }];
}
