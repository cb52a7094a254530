/**
 * What a newcomer recorded, compared with what was expected, and how well it went. Pure: nothing of the page in here.
 *
 * @typedef {import("../visit.js").Visit} Visit
 * @typedef {import("../visit.js").Request & { blocker?: string, support?: string, autonomy?: string, device?: string }} Request
 *
 * @typedef {object} ExpectedRequest each list holds what is right, the best first; what is left out is not judged
 * @property {string[]} theme
 * @property {string[]} [operator]
 * @property {string[]} level
 * @property {string[]} result
 * @property {string[]} [blocker]
 * @property {string[]} [support]
 * @property {string[]} [autonomy]
 * @property {string[]} [device]
 * @property {[number, number]} [minutes] from, to
 *
 * @typedef {object} ExpectedVisit
 * @property {number} [persons] 1 when left out
 * @property {string} [presence] the usual one when left out
 * @property {number} [mediators] how many; 1 when left out
 * @property {string} [language] not judged when left out
 * @property {ExpectedRequest[]} requests
 *
 * @typedef {object} Task
 * @property {ExpectedVisit[]} expected
 * @property {number[]} [order] in which the expected visits are recorded, when the first was set aside for the second
 *
 * @typedef {"visits" | "requests" | "theme" | "operator" | "level" | "result" | "blocker" | "support" | "autonomy" | "device" | "minutes"
 *   | "persons" | "presence" | "mediators" | "language" | "aside"} What
 *
 * @typedef {object} Fact one thing that was to be said
 * @property {What} what
 * @property {string[]} expected codes, or a number as text; the best first
 * @property {string | undefined} given
 * @property {boolean} right
 * @property {boolean} missing not said yet, rather than said wrongly
 *
 * @typedef {"none" | "unfinished" | "wrong" | "right"} State
 * @typedef {{ presses: number, seconds: number, hints: number, shown: boolean }} Effort hints: how many were given; shown: the answer was asked for
 * @typedef {{ presses: number, seconds: number }} GoodWay
 * @typedef {{ points: number, presses: number, seconds: number }} Best
 */

/** What the facts are worth; the rest is for presses and seconds. */
const FACTS = 80;
const PRESSES = 10;
const SECONDS = 10;
const HINT = 10;

/** What a right theme weighs against other facts when what is recorded is laid beside what was expected. */
const THEME = 20;

/** From three times the presses of the good way on, or four times its seconds, their share is used up; no more is taken. */
const MANY_PRESSES = 3;
const MANY_SECONDS = 4;

/** @type {("theme" | "operator" | "level" | "result" | "blocker" | "support" | "autonomy" | "device")[]} */
const CODES = ["theme", "operator", "level", "result", "blocker", "support", "autonomy", "device"];

/** What may be said after the result, without which the request is not wrong yet. */
const LATER = new Set(["blocker", "support", "autonomy", "device", "minutes", "persons", "presence", "mediators", "language", "aside", "visits", "requests"]);

/**
 * Compares what is recorded with what was expected. Visits and requests are matched so that most facts are right: their order is
 * not judged, unless one was to be set aside.
 *
 * @param {Task} task @param {Visit[]} recorded in the order in which they were recorded @param {string} usual the usual presence
 * @returns {{ state: State, facts: Fact[] }}
 */
export function judge(task, recorded, usual) {
  const matched = match(task.expected, recorded, (expected, visit) => ofVisit(expected, visit, usual));
  const facts = matched.pairs.flatMap((pair) => pair.facts);
  if (task.expected.length !== 1 || recorded.length > 1) facts.push(count("visits", task.expected.length, recorded.length));
  if (task.order) facts.push(setAside(task.order, matched.pairs.map((pair) => pair.thing), recorded));
  const wrong = facts.filter((fact) => !fact.right);
  if (recorded.length === 0) return { state: "none", facts };
  if (wrong.length === 0) return { state: "right", facts };
  return { state: wrong.every((fact) => fact.missing) ? "unfinished" : "wrong", facts };
}

/** @param {ExpectedVisit} expected @param {Visit | undefined} visit @param {string} usual @returns {Fact[]} */
function ofVisit(expected, visit, usual) {
  const requests = match(expected.requests, visit?.requests ?? [], ofRequest);
  const facts = requests.pairs.flatMap((pair) => pair.facts);
  const given = visit?.requests.length ?? 0;
  if (expected.requests.length !== 1 || given > 1) facts.push(count("requests", expected.requests.length, given));
  const persons = expected.persons ?? 1;
  const presence = expected.presence ?? usual;
  const mediators = expected.mediators ?? 1;
  // What stands by itself is judged only when it was to be changed, or was changed without reason
  if (expected.persons !== undefined || (visit && visit.persons !== 1)) facts.push(fact("persons", [String(persons)], visit && String(visit.persons), !visit || visit.persons === 1));
  if (expected.presence !== undefined || (visit?.presence ?? usual) !== usual) facts.push(fact("presence", [presence], visit && (visit.presence ?? usual), !visit || (visit.presence ?? usual) === usual));
  const there = Math.max(1, visit?.mediators?.length ?? 1);
  if (expected.mediators !== undefined || there !== 1) facts.push(fact("mediators", [String(mediators)], visit && String(there), there === 1));
  if (expected.language !== undefined) facts.push(fact("language", [expected.language], visit?.language, visit?.language === undefined));
  return facts;
}

/** @param {ExpectedRequest} expected @param {Request | undefined} request @returns {Fact[]} */
function ofRequest(expected, request) {
  /** @type {Fact[]} */
  const facts = [];
  for (const what of CODES) {
    const right = expected[what];
    if (right) facts.push(fact(what, right, request?.[what], request === undefined || (request[what] === undefined && LATER.has(what))));
  }
  if (expected.minutes) {
    const [from, to] = expected.minutes;
    const minutes = request?.minutes;
    facts.push({ what: "minutes", expected: [String(from)], given: minutes === undefined ? undefined : String(minutes), right: minutes !== undefined && minutes >= from && minutes <= to, missing: true });
  }
  return facts;
}

/** @param {What} what @param {string[]} expected @param {string | undefined} given @param {boolean} missing @returns {Fact} */
function fact(what, expected, given, missing) {
  const right = given !== undefined && expected.includes(given);
  return { what, expected, given, right, missing: !right && missing };
}

/** @param {"visits" | "requests"} what @param {number} expected @param {number} given @returns {Fact} */
function count(what, expected, given) {
  return { what, expected: [String(expected)], given: String(given), right: given === expected, missing: given < expected };
}

/**
 * Whether the visit that began first was recorded after the one that interrupted it.
 *
 * @param {number[]} order @param {(Visit | undefined)[]} visits as expected @param {Visit[]} recorded @returns {Fact}
 */
function setAside(order, visits, recorded) {
  const found = order.map((i) => visits[i]);
  const all = found.every((visit) => visit !== undefined);
  const places = found.map((visit) => (visit ? recorded.indexOf(visit) : -1));
  const inOrder = places.every((place, i) => i === 0 || place > (places[i - 1] ?? -1));
  const [later, first] = [found[0]?.startedAt ?? "", found.at(-1)?.startedAt ?? ""];
  const right = all && inOrder && first <= later;
  return { what: "aside", expected: ["yes"], given: all ? (right ? "yes" : "no") : undefined, right, missing: !all };
}

/**
 * Gives each expected thing the one that fits it best; few things, so all ways are tried.
 *
 * @template E, T
 * @param {E[]} expected @param {T[]} things @param {(expected: E, thing: T | undefined) => Fact[]} compare
 * @returns {{ pairs: { thing: T | undefined, facts: Fact[] }[], right: number }} right: how well they fit
 */
function match(expected, things, compare) {
  const [first, ...rest] = expected;
  if (first === undefined) return { pairs: [], right: 0 };
  /** @type {{ pairs: { thing: T | undefined, facts: Fact[] }[], right: number } | undefined} */
  let best;
  // None fits only when there are too few; the first of those that fit alike
  const candidates = things.length < expected.length ? [...things, undefined] : things;
  for (const thing of candidates) {
    const facts = compare(first, thing);
    const others = match(rest, things.filter((other) => other !== thing), compare);
    // The theme says what a request is about: what is right beside it says less
    const right = others.right + facts.reduce((sum, f) => sum + (f.right ? (f.what === "theme" ? THEME : 1) : 0), 0);
    if (!best || right > best.right) best = { pairs: [{ thing, facts }, ...others.pairs], right };
  }
  return best ?? { pairs: [], right: 0 };
}

/**
 * 0 to 100: the facts count most, presses and seconds little, a hint costs a little; who asked for the answer learns, and gets
 * nothing this time.
 *
 * @param {Fact[]} facts @param {Effort} effort @param {GoodWay} good
 */
export function points(facts, effort, good) {
  if (effort.shown || facts.length === 0) return 0;
  const right = facts.filter((fact) => fact.right).length / facts.length;
  const sum = FACTS * right + PRESSES * share(effort.presses, good.presses, MANY_PRESSES) + SECONDS * share(effort.seconds, good.seconds, MANY_SECONDS) - HINT * effort.hints;
  return Math.max(0, Math.min(100, Math.round(sum)));
}

/**
 * The hint to give next: the first that is left, or the first that is about what is wrong.
 *
 * @param {What[][]} about what each hint is about; one that names nothing helps with anything
 * @param {number[]} given places of those that were given
 * @param {What[]} [wrong] left out when a hint is asked for
 * @returns {number | undefined} its place
 */
export function nextHint(about, given, wrong) {
  const place = about.findIndex((whats, at) => !given.includes(at) && helps(whats, wrong));
  return place < 0 ? undefined : place;
}

/** Whether a hint helps with what is wrong. @param {What[]} about @param {What[]} [wrong] */
export function helps(about, wrong) {
  return !wrong || about.length === 0 || about.some((what) => wrong.includes(what));
}

/** 1 up to the good way, then less, 0 from so many times the good way on. @param {number} given @param {number} good @param {number} many */
function share(given, good, many) {
  return Math.max(0, Math.min(1, (many * good - given) / ((many - 1) * good)));
}

/** The better of two tries: more points, else fewer presses, else less time. @param {Best | undefined} before @param {Best} now @returns {Best} */
export function better(before, now) {
  if (!before || now.points !== before.points) return !before || now.points > before.points ? now : before;
  if (now.presses !== before.presses) return now.presses < before.presses ? now : before;
  return now.seconds < before.seconds ? now : before;
}

/**
 * All visitors together.
 *
 * @param {string[]} visitors @param {Record<string, Best>} bests
 * @returns {{ done: number, of: number, points: number, next: string | undefined }} points: out of 100, the mean of those met; next: the first not met yet
 */
export function total(visitors, bests) {
  const met = visitors.filter((id) => bests[id]);
  const sum = met.reduce((all, id) => all + (bests[id]?.points ?? 0), 0);
  return { done: met.length, of: visitors.length, points: met.length === 0 ? 0 : Math.round(sum / met.length), next: visitors.find((id) => !bests[id]) };
}
