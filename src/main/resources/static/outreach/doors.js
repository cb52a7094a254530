/**
 * The doors of the day on a device: what the server told last, and over it what was noted here since and may still wait to be sent. A household
 * is a name and an address: never why, nor for which partner.
 *
 * @typedef {{ entry: string, place: number, code: string, name: string, address: string, language: string, version: number, done: string }} Door
 * @typedef {{ me: string, today: string, doors: Door[], outcomes: { id: string, name: string }[], words: Record<string, string> }} Told
 */
import { h, hidden, icon } from "../shell/dom.js";
import { fetchOwn } from "../shell/fetch.js";
import { uuidv7 } from "../shell/uuid.js";

/**
 * What was noted at a door here.
 *
 * @typedef {{ attempt: string, outcome: string }} Noted
 * @typedef {Noted & { unsent: boolean }} Shown unsent: it has not left, and can still be taken back
 * @typedef {{ day: string, by: Record<string, Noted> }} Remembered by household
 */

/** @typedef {{ type: string, subject: string, attempts?: number, content: any }} Waiting */

/**
 * What was noted at each door on this device, by household: what waits, and what has left since the server was last asked, which
 * nobody is to note twice meanwhile. What was taken back or refused is not noted any more.
 *
 * @param {Waiting[]} waiting @param {Remembered | null} [remembered] @param {string} [day] @param {Set<string>} [gone] attempts that were taken out, or refused
 * @returns {Map<string, Shown>}
 */
export function notedHere(waiting, remembered = null, day = "", gone = new Set()) {
  const left = remembered?.day === day ? Object.entries(remembered.by).filter(([, { attempt }]) => !gone.has(attempt)) : [];
  /** @type {[string, Shown][]} */
  const all = left.map(([entry, noted]) => [entry, { ...noted, unsent: false }]);
  for (const { type, subject, attempts, content } of waiting) if (type === "outreach.attempt") all.push([content.entry, { attempt: subject, outcome: content.outcome, unsent: attempts === 0 }]);
  return new Map(all);
}

/**
 * What the server has been asked about since it left needs not be remembered: what it says of those doors stands.
 *
 * @param {Remembered | null} remembered @param {Waiting[]} waiting when the server was asked @returns {Remembered | null}
 */
export function stillToHear(remembered, waiting) {
  const here = new Set(waiting.map(({ subject }) => subject));
  return remembered && { ...remembered, by: Object.fromEntries(Object.entries(remembered.by).filter(([, { attempt }]) => here.has(attempt))) };
}

/**
 * The doors that were told for that day; those of another day are nobody's business any more.
 *
 * @param {Told | null} told @param {string} day @returns {Door[]}
 */
export function doorsOf(told, day) {
  return told?.today === day ? [...told.doors].sort((a, b) => a.place - b.place) : [];
}

/**
 * What the device remembers is for the day and for who is here: asks the server, and keeps what it says.
 *
 * @param {string} me @param {number} patience milliseconds
 * @returns {Promise<Told | null>} nothing when nobody answered, or somebody else is meant
 */
export const fetchDoors = (me, patience) => fetchOwn("/capture/doors.json", me, patience);

/** Outcomes that nobody can take back: asked once more. */
const FOR_GOOD = new Set(["objected"]);

/**
 * The doors with one press for each outcome. An attempt is one, however often its button is pressed.
 *
 * @param {Told} told @param {string} day @param {Map<string, Shown>} noted
 * @param {{ keep: (attempt: string, content: { entry: string, outcome: string }, said: string) => void, undo: (attempt: string, said: string) => void }} act
 */
export function drawDoors(told, day, noted, act) {
  const doors = doorsOf(told, day);
  if (doors.length === 0) return null;
  const t = (/** @type {string} */ key, arg = "") => (told.words[key] ?? key).replace("{0}", arg);
  return h("section", { class: "flow flow-small", "aria-labelledby": "road-doors" },
    h("h3", { id: "road-doors" }, t("title")),
    h("p", { class: "notice notice-warning" }, t("lead")),
    h("ol", { class: "halts" }, doors.map((door) => {
      const here = noted.get(door.entry);
      const done = told.outcomes.find(({ id }) => id === (here?.outcome ?? door.done));
      return h("li", { class: "halt" },
        h("h4", {}, `${door.place}. ${door.name}`),
        h("p", {}, door.address),
        h("p", { class: "muted" }, t("household", door.code)),
        done ? h("div", { class: "actions" }, h("p", { class: "strong", tabindex: -1, "data-key": `${done.id}-${door.entry}` }, icon("check-lg"), ` ${done.name}`),
          here?.unsent && h("button", { type: "button", class: "btn btn-quiet", "data-key": `undo-${door.entry}`, "aria-label": `${t("undo")}, ${door.name}`, onclick: () => act.undo(here.attempt, t("undone", door.name)) }, t("undo")))
          : outcomes(told.outcomes, door, t, act.keep));
    })));
}

/**
 * @param {Told["outcomes"]} outcomes @param {Door} door @param {(key: string, arg?: string) => string} t
 * @param {(attempt: string, content: { entry: string, outcome: string }, said: string) => void} keep
 */
function outcomes(outcomes, door, t, keep) {
  const attempt = uuidv7();
  let pressed = false;
  const button = (/** @type {string} */ outcome, /** @type {string} */ kind, /** @type {string} */ label) => h("button", {
    type: "button", class: `btn btn-${kind}`, "data-key": `${outcome}-${door.entry}`, "aria-label": `${label}, ${door.name}`,
    onclick: () => {
      if (pressed) return;
      pressed = true;
      const content = { attempt, entry: door.entry, channel: "door", outcome, basedOn: door.version };
      keep(attempt, content, t("kept"));
    },
  }, label);
  return [
    h("div", { class: "actions" }, outcomes.filter(({ id }) => !FOR_GOOD.has(id)).map(({ id, name }) => button(id, id === "reached" ? "primary" : "secondary", name))),
    ...outcomes.filter(({ id }) => FOR_GOOD.has(id)).map(({ id, name }) => h("details", { class: "disclosure" }, h("summary", {}, name, hidden(`, ${door.name}`)),
      h("div", { class: "form-part flow flow-small" }, h("p", {}, t("for-good")), h("div", { class: "actions" }, button(id, "danger", t("for-good.yes")))))),
  ];
}

/**
 * The part of the panel of the road. Names and addresses are for their day: those of another one are erased.
 *
 * @param {() => import("../rounds/panel.js").Lent} lend @returns {import("../rounds/panel.js").Part[]}
 */
export function parts(lend) {
  const road = lend();
  /** @type {Told | null} */
  let told = null;
  /** What was noted here. @type {Remembered | null} */
  let noted = null;
  const remember = async (/** @type {Remembered | null} */ now) => {
    noted = now;
    await road.set("doors-noted", noted);
  };
  const keep = async (/** @type {string} */ day, /** @type {string} */ attempt, /** @type {{ entry: string, outcome: string }} */ content, /** @type {string} */ said) => {
    const { entry, outcome } = content;
    await remember({ day, by: { ...(noted?.day === day ? noted.by : {}), [entry]: { attempt, outcome } } });
    await road.keep("outreach.attempt", attempt, content, said);
  };
  const undo = async (/** @type {string} */ attempt, /** @type {string} */ said) => {
    const entry = (await road.outbox.status()).waiting.find(({ subject }) => subject === attempt);
    if (entry && (await road.outbox.discard(entry))) road.say(said, "info");
    await road.draw();
    road.focus();
  };
  return [{
    at: road,
    open: async () => {
      told = await road.get("doors");
      noted = await road.get("doors-noted");
      if (!told || told.today === road.today()) return;
      told = null;
      await road.set("doors", null);
      await remember(null);
    },
    refresh: async (waiting) => {
      const heard = await fetchDoors(road.me, road.patience);
      if (!heard) return;
      told = heard;
      await road.set("doors", told);
      await remember(stillToHear(noted, waiting));
    },
    draw: ({ waiting, refused, dropped }) => {
      const gone = new Set([...dropped, ...refused.map(({ subject }) => subject)]);
      const day = road.today();
      return told && drawDoors(told, day, notedHere(waiting, noted, day, gone), { keep: (...it) => void keep(day, ...it), undo: (...it) => void undo(...it) });
    },
  }];
}
