/**
 * What the desk knows while somebody is being met: one visit, the request being said, and what has been recorded of it.
 * Functions take a state and give the next one; nothing here touches the page, the device or the network.
 *
 * @typedef {{ request: string, theme: string, operator?: string, level: string, result: string, minutes: number, note?: string }} Request
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
 * @property {boolean} changed something recorded differs from what the device has stored
 *
 * @typedef {{ point: string, presence?: string, direction?: "INCOMING" | "OUTGOING" }} Place
 * @typedef {Omit<Partial<Visit>, "visit" | "requests">} Facts
 */

export const NOTE_LENGTH = 500;
export const MOST_REQUESTS = 20;
const MOST_PERSONS = 99;

/** A timer left running over lunch is not a request of three hours. */
const LONGEST_PROPOSED = 120;

/** Below this the act was entered afterwards, and the timer knows nothing. */
const ENTERED_AFTERWARDS = 2 * 60_000;

/** @param {string} id @param {Place} place @returns {Desk} */
export function nobody(id, place) {
  return { mode: "meet", visit: { visit: id, ...place, persons: 1, requests: [] }, draft: null, editing: null, picking: null, since: 0, same: false, changed: false };
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
  return {
    ...desk,
    visit: { ...desk.visit, requests: [...desk.visit.requests, request] },
    mode: "kept", draft: null, picking: null, same: false, since: how.now, changed: true,
  };
}

/** @param {Desk} desk @param {Draft} answer @returns {Desk} */
function change(desk, answer) {
  const requests = desk.visit.requests.map((r) => (r.request === desk.editing ? tidy({ ...r, ...answer }) : r));
  return { ...desk, visit: { ...desk.visit, requests }, changed: true };
}

/** One more request of the same person. @param {Desk} desk @returns {Desk} */
export function another(desk) {
  if (desk.visit.requests.length === 0 || desk.visit.requests.length >= MOST_REQUESTS) return desk;
  return { ...desk, mode: "more", draft: null, editing: null, picking: null, same: true };
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
  if (desk.mode === "more") return { ...desk, mode: "kept", same: false };
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
