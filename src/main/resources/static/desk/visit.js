/**
 * What the desk knows while somebody is being met: one visit, the request being said, and what has been recorded of it.
 * Functions take a state and give the next one; nothing here touches the page, the device or the network.
 *
 * @typedef {{ request: string, theme: string, operator?: string, level: string, result: string, blocker?: string, minutes: number, support?: string, autonomy?: string,
 *   device?: string, note?: string }} Request
 *
 * @typedef {object} Visit
 * @property {string} visit made on the device
 * @property {string} point
 * @property {string} [presence]
 * @property {"INCOMING" | "OUTGOING"} [direction]
 * @property {string} [startedAt] an instant; nothing while nobody has come
 * @property {number} persons
 * @property {string[]} [mediators] who records first
 * @property {string} [ageBand]
 * @property {string} [gender]
 * @property {string} [situation]
 * @property {string} [commune] INSEE code
 * @property {string} [language]
 * @property {boolean} [firstVisit]
 * @property {string} [partner]
 * @property {string} [reason] why it is corrected, once its day is over
 * @property {Request[]} requests
 *
 * @typedef {Visit & { version: number, day?: string }} KnownVisit a visit as the server has it
 *
 * @typedef {Partial<Request>} Draft
 *
 * @typedef {object} Desk
 * @property {"meet" | "kept" | "more" | "edit"} mode meet: nothing recorded yet; kept: recorded, the next tile is the next person;
 *   more: one more request of the same person; edit: a recorded request is open
 * @property {Visit} visit
 * @property {Draft | null} draft the request being said, in "meet" and "more"
 * @property {string | null} editing the recorded request that is open, in "edit"
 * @property {string | null} picking null: the tiles; "": the families; else a family
 * @property {number} since when the request being said began, in milliseconds; 0 while nobody has come
 * @property {boolean} same in "more": the theme alone says it all, level and result are those of the request before
 * @property {Draft[]} noted themes that the person has named already, to be asked about one after the other
 * @property {boolean} noting the next theme is noted like those; nothing is asked of it yet
 * @property {Record<string, string>} [seen] how each gesture was done that was noted here; each leaves on its own, after the visit
 * @property {string} [ticket] of the queue: who is being helped was called by it
 * @property {boolean} changed something recorded differs from what the device has stored
 *
 * @typedef {{ point: string, presence?: string, direction?: "INCOMING" | "OUTGOING" }} Place
 * @typedef {Omit<Partial<Visit>, "visit" | "requests">} Facts
 */

export const NOTE_LENGTH = 500;
export const MOST_REQUESTS = 20;

/** The result that has a reason. */
export const BLOCKED = "blocked";

/** Nothing was learnt then. */
export const DONE_FOR = "done-for";

/** The family whose requests say how they were met. */
export const DIGITAL = "digital";
const MOST_PERSONS = 99;

/** A timer left running over lunch is not a request of three hours. */
const LONGEST_PROPOSED = 120;

/** Below this the act was entered afterwards, and the timer knows nothing. */
const ENTERED_AFTERWARDS = 2 * 60_000;

/** @param {string} id @param {Place} place @returns {Desk} */
export function nobody(id, place) {
  return { mode: "meet", visit: { visit: id, ...place, persons: 1, requests: [] }, draft: null, editing: null, picking: null, since: 0, same: false, noted: [], noting: false, changed: false };
}

/** The next person has come: the timer runs. @param {string} id @param {Place} place @param {number} now @returns {Desk} */
export function begin(id, place, now) {
  const desk = nobody(id, place);
  return { ...desk, visit: { ...desk.visit, startedAt: new Date(now).toISOString() }, since: now };
}

/** Opens a visit that is recorded already. @param {Visit} visit @param {number} now @returns {Desk} */
export function reopen(visit, now) {
  return { ...nobody(visit.visit, { point: visit.point }), visit, mode: "kept", since: now };
}

/** @param {Desk} desk */
export function isRunning(desk) {
  return desk.since > 0 && (desk.mode === "meet" || desk.mode === "more");
}

/** The request on the screen. @param {Desk} desk @returns {Draft | null} */
export function current(desk) {
  if (desk.mode === "edit") return desk.visit.requests.find((r) => r.request === desk.editing) ?? null;
  return desk.draft;
}

/**
 * The minutes that the timer proposes: rounded to five, five at least. A first request entered afterwards gets what is usual.
 *
 * @param {Desk} desk @param {number} now @param {number} [usual]
 */
export function proposed(desk, now, usual = 15) {
  const spent = desk.since > 0 ? Math.max(0, now - desk.since) : 0;
  if (desk.mode === "meet" && spent < ENTERED_AFTERWARDS) return usual;
  return Math.min(LONGEST_PROPOSED, Math.max(5, Math.round(spent / 300_000) * 5));
}

/**
 * A theme was pressed. In "more" it completes the request, unless the help differs from the one before.
 *
 * @param {Desk} desk @param {string} theme @param {string | undefined} operator
 * @param {{ id: string, now: number, usual?: number, next: () => Desk }} how
 * @returns {Desk}
 */
export function pickTheme(desk, theme, operator, how) {
  if (desk.mode === "kept") return pickTheme(how.next(), theme, operator, how);
  if (desk.mode === "edit") {
    return { ...change(desk, { theme, operator }), picking: null };
  }
  const begun = desk.since > 0 ? desk : { ...desk, since: how.now, visit: { ...desk.visit, startedAt: new Date(how.now).toISOString() } };
  if (desk.noting) return isFull(desk) ? desk : { ...begun, picking: null, noted: [...desk.noted, tidy({ theme, operator })] };
  const before = desk.visit.requests.at(-1);
  const inherited = desk.mode === "more" && desk.same && before ? { level: before.level, result: before.result } : {};
  return complete({ ...begun, picking: null, draft: { ...begun.draft, ...inherited, theme, operator } }, how);
}

/**
 * An answer about the request on the screen. When theme, level and result are there, the request is kept in the visit.
 *
 * @param {Desk} desk @param {Draft} answer @param {{ id: string, now: number, usual?: number }} how
 * @returns {Desk}
 */
export function answer(desk, answer, how) {
  if (desk.mode === "edit") return change(desk, answer);
  if (!desk.draft) return desk;
  return complete({ ...desk, draft: { ...desk.draft, ...answer } }, how);
}

/** @param {Desk} desk @param {{ id: string, now: number, usual?: number }} how @returns {Desk} */
function complete(desk, how) {
  const { draft } = desk;
  if (!draft?.theme || !draft.level || !draft.result || desk.visit.requests.length >= MOST_REQUESTS) return desk;
  const request = tidy({ ...draft, request: how.id, theme: draft.theme, level: draft.level, result: draft.result, minutes: draft.minutes ?? proposed(desk, how.now, how.usual) });
  // What was noted meanwhile is asked about at once
  const [noted, ...rest] = desk.noted;
  return {
    ...desk,
    visit: { ...desk.visit, requests: [...desk.visit.requests, request] },
    mode: noted ? "more" : "kept", draft: noted ?? null, noted: rest, noting: false, picking: null, same: false, since: how.now, changed: true,
  };
}

/** @param {Desk} desk @param {Draft} answer @returns {Desk} */
function change(desk, answer) {
  return desk.editing === null ? desk : amend(desk, desk.editing, answer);
}

/**
 * Says more of a request that is recorded, without leaving the step one stands at. A reason goes with the result it explains.
 *
 * @param {Desk} desk @param {string} request @param {Draft} answer @returns {Desk}
 */
export function amend(desk, request, answer) {
  const requests = desk.visit.requests.map((r) => {
    if (r.request !== request) return r;
    const said = { ...r, ...answer };
    return tidy(answer.result !== undefined && answer.result !== BLOCKED ? { ...said, blocker: undefined } : said);
  });
  return { ...desk, visit: { ...desk.visit, requests }, changed: true };
}

/** @param {Desk} desk */
export function isFull(desk) {
  return desk.visit.requests.length + desk.noted.length + (desk.draft ? 1 : 0) >= MOST_REQUESTS;
}

/** The person goes on talking: themes are noted one after the other, what is asked of each comes later. @param {Desk} desk @returns {Desk} */
export function note(desk) {
  if (desk.mode === "edit" || isFull(desk)) return desk;
  const noted = desk.draft?.theme ? [...desk.noted, desk.draft] : desk.noted;
  return { ...desk, mode: desk.visit.requests.length > 0 ? "more" : "meet", noted, draft: null, editing: null, picking: null, same: false, noting: true };
}

/** Asks about a theme that was noted; the one being asked about takes its place. @param {Desk} desk @param {number} index @returns {Desk} */
export function specify(desk, index) {
  const draft = desk.noted[index];
  if (!draft) return desk;
  const noted = desk.draft?.theme ? desk.noted.with(index, desk.draft) : desk.noted.toSpliced(index, 1);
  return { ...desk, mode: desk.visit.requests.length > 0 ? "more" : "meet", noted, draft, editing: null, picking: null, noting: false, same: false };
}

/** @param {Desk} desk @param {number} index @returns {Desk} */
export function unnote(desk, index) {
  return { ...desk, noted: desk.noted.toSpliced(index, 1) };
}

/**
 * Several requests recorded at once: what a typed line says. They are of who is there; after a recorded visit, of the next
 * person, unless they are said to be of the same.
 *
 * @param {Desk} desk @param {(Draft & { theme: string, level: string, result: string })[]} requests @param {Facts} facts
 * @param {{ id: () => string, now: number, usual?: number, same?: boolean, next: () => Desk }} how
 * @returns {Desk}
 */
export function recordAll(desk, requests, facts, how) {
  const here = desk.mode === "meet" || desk.mode === "more" || (how.same === true && desk.mode === "kept") ? desk : how.next();
  const started = here.since > 0 ? here : { ...here, since: how.now, visit: { ...here.visit, startedAt: new Date(how.now).toISOString() } };
  // The time spent is that of all of them
  const share = Math.max(5, Math.round(proposed(started, how.now, (how.usual ?? 15) * requests.length) / requests.length / 5) * 5);
  /** @type {Desk} */
  let next = { ...started, noted: [], visit: { ...started.visit, ...facts } };
  for (const request of requests) next = complete({ ...next, draft: { minutes: share, ...request } }, { ...how, id: how.id() });
  return here.noted.length > 0 ? specify({ ...next, noted: here.noted }, 0) : next;
}

/**
 * The same requests for somebody else. What was said of the person before is not; neither are notes.
 *
 * @param {Desk} desk @param {Visit} visit @param {{ id: () => string, now: number, next: () => Desk }} how @returns {Desk}
 */
export function repeat(desk, visit, how) {
  const requests = visit.requests.map(({ request, note, autonomy, ...rest }) => rest);
  const timed = isFree(desk) && desk.since > 0 && how.now - desk.since >= ENTERED_AFTERWARDS && requests.length === 1;
  return recordAll(isFree(desk) ? desk : how.next(), timed ? requests.map(({ minutes, ...rest }) => rest) : requests, {}, how);
}

/** Whether nothing has been said yet of who is there. @param {Desk} desk */
export function isFree(desk) {
  return desk.mode === "meet" && !desk.draft?.theme && desk.noted.length === 0 && desk.visit.requests.length === 0;
}

/**
 * What the page that led here knew of who is there; somebody of whom something has been said already stays as they are.
 *
 * @param {Desk} desk @param {{ theme?: string | undefined, operator?: string | undefined } & Partial<Record<"commune" | "partner" | "presence" | "language", string | undefined>>} known
 * @param {{ id: string, now: number, usual?: number, next: () => Desk }} how @returns {Desk}
 */
export function foreknown(desk, { theme, operator, ...facts }, how) {
  if (!isFree(desk)) return desk;
  const here = describe(desk, Object.fromEntries(Object.entries(facts).filter(([, code]) => code)));
  return theme ? pickTheme(here, theme, operator, how) : here;
}

/** One more request of the same person. @param {Desk} desk @returns {Desk} */
export function another(desk) {
  if (desk.visit.requests.length === 0 || desk.visit.requests.length >= MOST_REQUESTS) return desk;
  return { ...desk, mode: "more", draft: null, editing: null, picking: null, noting: false, same: desk.noted.length === 0 };
}

/** @param {Desk} desk @returns {Desk} */
export function otherHelp(desk) {
  return { ...desk, same: false };
}

/** Opens a recorded request. @param {Desk} desk @param {string} request @returns {Desk} */
export function edit(desk, request) {
  return { ...desk, mode: "edit", editing: request, draft: null, picking: null };
}

/** @param {Desk} desk @param {string} request @returns {Desk} */
export function remove(desk, request) {
  if (desk.visit.requests.length < 2) return desk;
  const requests = desk.visit.requests.filter((r) => r.request !== request);
  return { ...desk, mode: "kept", editing: null, picking: null, visit: { ...desk.visit, requests }, changed: true };
}

/** What is said of the visit as a whole. @param {Desk} desk @param {Facts} facts @returns {Desk} */
export function describe(desk, facts) {
  const persons = Math.min(MOST_PERSONS, Math.max(1, facts.persons ?? desk.visit.persons));
  return { ...desk, visit: { ...desk.visit, ...facts, persons }, changed: desk.visit.requests.length > 0 };
}

/** One step back; nothing recorded is lost by it. @param {Desk} desk @returns {Desk} */
export function back(desk) {
  if (desk.picking) return { ...desk, picking: "" };
  if (desk.picking === "") return { ...desk, picking: null };
  if (desk.mode === "edit") return { ...desk, mode: "kept", editing: null };
  if (desk.draft) return { ...desk, draft: null };
  if (desk.noting) return desk.noted.length > 0 ? specify(desk, 0) : { ...desk, noting: false, mode: desk.visit.requests.length > 0 ? "kept" : "meet" };
  if (desk.mode === "more" && desk.noted.length === 0) return { ...desk, mode: "kept", same: false };
  return desk;
}

/**
 * The same visit under new identifiers: one that was taken back cannot be recorded again under its own.
 *
 * @param {Visit} visit @param {() => string} id @returns {Visit}
 */
export function renewed(visit, id) {
  return { ...visit, visit: id(), requests: visit.requests.map((r) => ({ ...r, request: id() })) };
}

/** @template {object} T @param {T} thing @returns {T} */
function tidy(thing) {
  return /** @type {T} */ (Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined && value !== "" && value !== null)));
}

/** What is sent: nothing empty. @param {Visit} visit @returns {Visit} */
export function payload(visit) {
  const { version, day, ...rest } = /** @type {Partial<KnownVisit> & Visit} */ (visit);
  const mediators = visit.mediators?.length ? visit.mediators : undefined;
  return tidy({ ...rest, mediators, requests: visit.requests.map((r) => tidy({ ...r, note: r.note?.trim() })) });
}

/** @param {Visit[]} visits */
export function totals(visits) {
  const requests = visits.flatMap((v) => v.requests);
  return {
    visits: visits.length,
    persons: visits.reduce((sum, v) => sum + v.persons, 0),
    requests: requests.length,
    minutes: requests.reduce((sum, r) => sum + r.minutes, 0),
  };
}
