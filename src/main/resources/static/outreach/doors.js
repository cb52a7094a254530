/**
 * The doors of the day on a device: what the server told last, and over it what was noted here since and may still wait to be sent. A household
 * is a name and an address: never why, nor for which partner.
 *
 * @typedef {{ entry: string, place: number, code: string, name: string, address: string, language: string, version: number, done: string }} Door
 * @typedef {{ me: string, today: string, doors: Door[], outcomes: { id: string, name: string }[], words: Record<string, string> }} Told
 */
import { h } from "../desk/dom.js";
import { uuidv7 } from "../desk/uuid.js";

/**
 * What was noted at each door on this device and has not left yet, by household.
 *
 * @param {{ type: string, content: any }[]} waiting
 * @returns {Map<string, string>}
 */
export function notedHere(waiting) {
  return new Map(waiting.filter(({ type }) => type === "outreach.attempt").map(({ content }) => [content.entry, content.outcome]));
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
export async function fetchDoors(me, patience) {
  try {
    const response = await fetch("/capture/doors.json", { cache: "no-store", credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(patience), headers: { Accept: "application/json" } });
    if (!response.ok) return null;
    /** @type {Told} */
    const told = await response.json();
    return told.me === me ? told : null;
  } catch {
    return null;
  }
}

/**
 * The doors with one press for each outcome.
 *
 * @param {Told} told @param {string} day @param {Map<string, string>} noted @param {(attempt: string, content: object, said: string) => void} keep
 */
export function drawDoors(told, day, noted, keep) {
  const doors = doorsOf(told, day);
  if (doors.length === 0) return null;
  const t = (/** @type {string} */ key, arg = "") => (told.words[key] ?? key).replace("{0}", arg);
  return h("section", { class: "flow flow-small", "aria-labelledby": "road-doors" },
    h("h3", { id: "road-doors" }, t("title")),
    h("p", { class: "notice notice-warning" }, t("lead")),
    h("ol", { class: "halts" }, doors.map((door) => {
      const done = told.outcomes.find(({ id }) => id === (noted.get(door.entry) ?? door.done));
      return h("li", { class: "halt" },
        h("p", {}, h("strong", {}, `${door.place}. ${door.name}`)),
        h("p", {}, door.address),
        h("p", { class: "muted" }, t("household", door.code)),
        done ? h("p", { role: "status" }, done.name)
          : h("div", { class: "actions" }, told.outcomes.map(({ id, name }) => h("button", {
            type: "button", class: id === "reached" ? "btn btn-primary" : "btn btn-secondary", "data-key": `${id}-${door.entry}`, "aria-label": `${name}, ${door.name}`,
            onclick: () => {
              const attempt = uuidv7();
              keep(attempt, { attempt, entry: door.entry, channel: "door", outcome: id, basedOn: door.version }, t("kept"));
            },
          }, name))));
    })));
}
