/**
 * What a day on the road looks like: what the server told last, and over it what was said on this device since and may still wait
 * to be sent. Without a page; tested by node.
 *
 * @typedef {{ id: string, name: string }} Named
 * @typedef {{ stop: string, tour: string, day: string, start: string, end: string, hours: string, place: string, address: string, latitude?: number, longitude?: number,
 *   state: "PLANNED" | "LATE" | "MOVED" | "OTHER_HOURS" | "CANCELLED", note: string, mine: boolean, crew: string[], arrivedAt?: string, leftAt?: string }} Halt
 * @typedef {{ homeVisit: string, commune: string, expectedEnd: string }} HomeVisit
 * @typedef {{ me: string, today: string, zone?: string, tours: { tour: string, name: string, vehicle?: string, kit: string[] }[], halts: Halt[], sectors: Named[], partners: Named[],
 *   colleagues: Named[], kinds: Named[], communes: Named[], homeVisits: HomeVisit[], alarmMinutes: number, words: Record<string, string>, tag?: string | null }} Told
 * @typedef {{ type: string, subject: string, at: string, content: any }} Waiting a command that the server has not answered yet
 */
import { todayAt } from "../desk/queue.js";
import { dayOf } from "../desk/words.js";
import { folded } from "../shell/fold.js";

/** Where an association is that has not said so. */
const HOME = "Europe/Paris";

/** The time zone of the association. @param {Told | null} told */
export const zoneOf = (told) => told?.zone ?? HOME;

/** The day, where the association is. @param {Told | null} told @param {number} now */
export function todayOf(told, now) {
  return dayOf(now, zoneOf(told));
}

/**
 * The halts of the day that it is now, one's own first, each as it stands with what waits. What was told may be days old: it holds two weeks.
 *
 * @param {Told} told @param {number} now @param {Waiting[]} waiting in the order in which they were said
 * @returns {Halt[]}
 */
export function haltsOf(told, now, waiting) {
  const day = todayOf(told, now);
  // Who was at a stop another day is not there today
  const said = waiting.filter(({ type, at }) => !HALTED.has(type) || todayOf(told, Date.parse(at)) === day);
  const halts = told.halts.filter((halt) => halt.day === day).map((halt) => said.reduce(after, halt));
  return halts.sort((a, b) => Number(b.mine) - Number(a.mine) || a.start.localeCompare(b.start));
}

const HALTED = new Set(["check-in-stop", "check-out-stop"]);

/** @param {Halt} halt @param {Waiting} said @returns {Halt} */
function after(halt, { type, subject, at, content }) {
  if (subject !== halt.stop) return halt;
  if (type === "check-in-stop") return { ...halt, arrivedAt: halt.arrivedAt ?? at, ...(halt.state === "CANCELLED" ? { state: /** @type {const} */ ("PLANNED"), note: "" } : {}) };
  if (type === "check-out-stop") return halt.arrivedAt ? { ...halt, leftAt: halt.leftAt ?? at } : halt;
  if (type !== "stop-event" || content?.day !== halt.day) return halt;
  switch (content.kind) {
    case "late": return { ...halt, state: "LATE", note: `+ ${content.minutes} min` };
    case "cancelled": return { ...halt, state: "CANCELLED", note: content.reason ?? "" };
    case "moved": return { ...halt, state: "MOVED", place: content.place, address: "", note: content.reason ?? "" };
    case "restored": return { ...halt, state: "PLANNED", note: "" };
    default: return halt;
  }
}

/**
 * Home visits that somebody watches over, without those that were ended here.
 *
 * @param {Told} told @param {HomeVisit[]} armedHere @param {Waiting[]} waiting @returns {HomeVisit[]}
 */
export function homeVisitsOf(told, armedHere, waiting) {
  const ended = new Set(waiting.filter((said) => said.type === "home-visit-end").map((said) => said.subject));
  const all = new Map([...told.homeVisits, ...armedHere].map((visit) => [visit.homeVisit, visit]));
  return [...all.values()].filter((visit) => !ended.has(visit.homeVisit));
}

/**
 * Home visits armed here of which the server was not asked since: of the others it says which go on, and until when, save what waits to be told it.
 *
 * @param {HomeVisit[]} armedHere @param {HomeVisit[]} asked those armed when it was asked @param {Told} told what it answered @param {Waiting[]} waiting
 * @returns {HomeVisit[]}
 */
export function stillArmed(armedHere, asked, told, waiting) {
  const before = new Set(asked.map((visit) => visit.homeVisit));
  const goOn = new Set(told.homeVisits.map((visit) => visit.homeVisit));
  const longer = new Set(waiting.filter((said) => said.type === "home-visit-prolong").map((said) => said.subject));
  return armedHere.filter(({ homeVisit }) => !before.has(homeVisit) || (goOn.has(homeVisit) && longer.has(homeVisit)));
}

/** Work of a button that a finger presses twice before it is drawn anew: done once. @param {() => void} work @returns {() => void} */
export function once(work) {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}

/** The code of a commune that is typed, or what is typed: the server knows more of them. @param {Told} told @param {string} typed */
export function communeOf(told, typed) {
  const text = plain(typed);
  return told.communes.find((commune) => plain(commune.name) === text)?.id ?? typed.trim();
}

/** @param {string} text */
function plain(text) {
  return folded(text.trim()).replace(/[-’' ]+/g, " ");
}

/** Hours that a home visit lasts at most, for the server too. */
const LONGEST = 12 * 3_600_000;

/**
 * End of a home visit that the server did not wait for: this moment or, where it is said days later, the one that was expected.
 *
 * @param {{ startedAt: string, expectedEnd?: string }} visit @param {number} now @returns {string} ISO 8601
 */
export function endSaid({ startedAt, expectedEnd }, now) {
  const began = Date.parse(startedAt);
  const late = now > began + LONGEST;
  const end = late && expectedEnd ? Math.min(Date.parse(expectedEnd), began + LONGEST) : Math.min(now, began + LONGEST);
  return new Date(Math.max(end, began + 60_000)).toISOString();
}

/** Hours after which it is today or tomorrow, on a day that clocks make shorter or longer too. */
const HOURS = [0, 23, 24, 25];

/**
 * The next moment at which clocks there show that time.
 *
 * @param {string} time "14:30" @param {number} now @param {string} zone @returns {Date | null} null for what is no time
 */
export function nextAt(time, now, zone) {
  const next = HOURS.map((hours) => Date.parse(todayAt(time, new Date(now + hours * 3_600_000).toISOString(), zone) ?? "")).find((at) => at > now);
  return next === undefined ? null : new Date(next);
}
