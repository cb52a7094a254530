import assert from "node:assert/strict";
import { test } from "node:test";
import * as visits from "../../main/resources/static/desk/visit.js";
import { AT_NINE, how, id, MINUTE, POINT, recorded } from "./desk-fixtures.mjs";

test("theme, level, result: the request is kept with the minutes of the timer", () => {
  const desk = recorded(22);
  assert.equal(desk.mode, "kept");
  assert.equal(desk.changed, true);
  assert.deepEqual(desk.visit.requests.map(({ request, ...rest }) => rest), [
    { theme: "housing-benefit", operator: "caf", level: "accompaniment", result: "settled", minutes: 20 },
  ]);
});

test("the order of level and result does not matter", () => {
  let desk = visits.pickTheme(visits.nobody(id(), POINT), "a", undefined, how(AT_NINE));
  desk = visits.answer(desk, { result: "settled" }, how(AT_NINE));
  assert.equal(desk.mode, "meet");
  desk = visits.answer(desk, { level: "information" }, how(AT_NINE));
  assert.equal(desk.mode, "kept");
});

test("the visit begins when the person comes, or with the first theme", () => {
  const desk = visits.pickTheme(visits.nobody(id(), POINT), "a", undefined, how(AT_NINE));
  assert.equal(desk.visit.startedAt, "2026-11-25T09:00:00.000Z");
  assert.equal(visits.isRunning(desk), true);
  assert.equal(visits.isRunning(visits.nobody(id(), POINT)), false);
});

test("the timer proposes minutes rounded to five, and what is usual for an act entered afterwards", () => {
  const desk = visits.begin(id(), POINT, AT_NINE);
  const after = (/** @type {number} */ minutes) => visits.proposed(desk, AT_NINE + minutes * MINUTE, 15);
  assert.deepEqual([0, 1.9, 2, 7, 8, 22, 23, 500].map(after), [15, 15, 5, 5, 10, 20, 25, 120]);
});

test("a clock that goes back proposes five minutes, never less", () => {
  const desk = { ...visits.begin(id(), POINT, AT_NINE), mode: /** @type {const} */ ("more") };
  assert.equal(visits.proposed(desk, AT_NINE - 60 * MINUTE), 5);
});

test("minutes chosen by hand hold", () => {
  let desk = visits.pickTheme(visits.begin(id(), POINT, AT_NINE), "a", undefined, how(AT_NINE));
  desk = visits.answer(desk, { minutes: 45 }, how(AT_NINE));
  desk = visits.answer(visits.answer(desk, { level: "information" }, how(AT_NINE)), { result: "settled" }, how(AT_NINE + 10 * MINUTE));
  assert.equal(desk.visit.requests[0].minutes, 45);
});

test("after a recorded visit, a theme is the next person's", () => {
  const before = recorded();
  const desk = visits.pickTheme(before, "energy-bill", "edf", how(AT_NINE + 30 * MINUTE));
  assert.notEqual(desk.visit.visit, before.visit.visit);
  assert.equal(desk.visit.requests.length, 0);
  assert.equal(desk.visit.startedAt, "2026-11-25T09:30:00.000Z");
});

test("another request of the same person takes two presses: the help is that of the request before", () => {
  const desk = visits.pickTheme(visits.another(recorded()), "energy-bill", "edf", how(AT_NINE + 31 * MINUTE));
  assert.equal(desk.mode, "kept");
  assert.equal(desk.visit.requests.length, 2);
  const { request, ...second } = desk.visit.requests[1];
  assert.deepEqual(second, { theme: "energy-bill", operator: "edf", level: "accompaniment", result: "settled", minutes: 10 });
});

test("another request with other help asks for level and result", () => {
  let desk = visits.otherHelp(visits.another(recorded()));
  desk = visits.pickTheme(desk, "energy-bill", "edf", how(AT_NINE + 21 * MINUTE));
  assert.equal(desk.mode, "more");
  desk = visits.answer(desk, { level: "information" }, how(AT_NINE + 22 * MINUTE));
  desk = visits.answer(desk, { result: "blocked" }, how(AT_NINE + 22 * MINUTE));
  assert.deepEqual(desk.visit.requests.map((r) => r.result), ["settled", "blocked"]);
});

test("a recorded request is changed one answer at a time", () => {
  const kept = recorded();
  let desk = visits.edit({ ...kept, changed: false }, kept.visit.requests[0].request);
  desk = visits.answer(desk, { result: "blocked" }, how(AT_NINE));
  assert.equal(desk.changed, true);
  assert.equal(visits.current(desk)?.result, "blocked");
  desk = visits.answer(desk, { operator: undefined }, how(AT_NINE));
  assert.equal("operator" in desk.visit.requests[0], false);
  desk = visits.pickTheme(desk, "energy-bill", "edf", how(AT_NINE));
  assert.equal(desk.visit.requests[0].theme, "energy-bill");
  assert.equal(desk.mode, "edit");
  assert.equal(visits.back(desk).mode, "kept");
});

test("the last request of a visit is not removed: the visit is taken back instead", () => {
  const one = recorded();
  assert.equal(visits.remove(one, one.visit.requests[0].request), one);
  const two = visits.pickTheme(visits.another(one), "energy-bill", "edf", how(AT_NINE));
  assert.equal(visits.remove(two, two.visit.requests[0].request).visit.requests.length, 1);
});

test("a visit holds twenty requests at most", () => {
  let desk = recorded();
  for (let i = 0; i < 30; i++) desk = visits.pickTheme(visits.another(desk), "a", undefined, how(AT_NINE));
  assert.ok(desk.visit.requests.length <= visits.MOST_REQUESTS);
});

test("going back leads step by step to the tiles and drops nothing recorded", () => {
  let desk = visits.pickTheme(visits.begin(id(), POINT, AT_NINE), "a", undefined, how(AT_NINE));
  desk = visits.back(desk);
  assert.equal(desk.draft, null);
  assert.equal(desk.since, AT_NINE);
  desk = visits.back({ ...desk, picking: "housing" });
  assert.equal(desk.picking, "");
  assert.equal(visits.back(desk).picking, null);
  assert.equal(visits.back(visits.another(recorded())).mode, "kept");
});

test("persons stay between 1 and 99", () => {
  const desk = visits.nobody(id(), POINT);
  assert.equal(visits.describe(desk, { persons: 0 }).visit.persons, 1);
  assert.equal(visits.describe(desk, { persons: 100 }).visit.persons, 99);
  assert.equal(visits.describe(desk, { ageBand: "70-plus" }).changed, false);
  assert.equal(visits.describe({ ...recorded(), changed: false }, { ageBand: "70-plus" }).changed, true);
});

test("what is sent holds nothing empty, and nothing of the server's own", () => {
  const { visit } = recorded();
  const known = { ...visit, version: 3, day: "2026-11-25", ageBand: "", commune: undefined, mediators: [], firstVisit: false,
    requests: [{ ...visit.requests[0], note: "  " }] };
  assert.deepEqual(visits.payload(known), { ...visit, firstVisit: false });
});

test("a visit that was taken back is recorded again under new identifiers", () => {
  const { visit } = recorded();
  const again = visits.renewed(visit, id);
  assert.notEqual(again.visit, visit.visit);
  assert.notEqual(again.requests[0].request, visit.requests[0].request);
  assert.equal(again.requests[0].theme, visit.requests[0].theme);
});

test("the day is added up", () => {
  const one = { ...recorded(20).visit, persons: 2 };
  const two = visits.pickTheme(visits.another(recorded(10)), "a", undefined, how(AT_NINE + 15 * MINUTE)).visit;
  assert.deepEqual(visits.totals([one, two]), { visits: 2, persons: 3, requests: 3, minutes: 35 });
});

test("themes are noted while the person talks, and asked about one after the other", () => {
  let desk = visits.pickTheme(visits.begin(id(), POINT, AT_NINE), "a", undefined, how(AT_NINE));
  desk = visits.note(desk);
  desk = visits.pickTheme(desk, "b", "caf", how(AT_NINE + MINUTE));
  desk = visits.pickTheme(desk, "c", undefined, how(AT_NINE + MINUTE));
  assert.deepEqual([desk.noted.map((d) => d.theme), desk.noting, desk.draft, desk.visit.requests], [["a", "b", "c"], true, null, []]);
  desk = visits.specify(desk, 1);
  assert.equal(desk.draft?.operator, "caf");
  desk = visits.answer(desk, { level: "accompaniment", result: "settled" }, how(AT_NINE + 10 * MINUTE));
  assert.deepEqual([desk.visit.requests.length, desk.draft?.theme, desk.mode, desk.changed], [1, "a", "more", true]);
  desk = visits.answer(desk, { level: "accompaniment", result: "settled" }, how(AT_NINE + 15 * MINUTE));
  desk = visits.answer(desk, { level: "information", result: "blocked" }, how(AT_NINE + 20 * MINUTE));
  assert.deepEqual([desk.visit.requests.map((r) => `${r.theme} ${r.minutes}`), desk.mode, desk.noted], [["b 10", "a 5", "c 5"], "kept", []]);
});

test("a theme that is being asked about takes the place of the one that is taken up; none is lost by going back", () => {
  let desk = visits.note(visits.pickTheme(visits.begin(id(), POINT, AT_NINE), "a", undefined, how(AT_NINE)));
  desk = visits.specify(visits.pickTheme(desk, "b", undefined, how(AT_NINE)), 0);
  desk = visits.specify(desk, 0);
  assert.deepEqual([desk.draft?.theme, desk.noted.map((d) => d.theme)], ["b", ["a"]]);
  desk = visits.back(visits.note(desk));
  assert.deepEqual([desk.draft?.theme, desk.noted.map((d) => d.theme), desk.noting], ["a", ["b"], false]);
  assert.deepEqual(visits.unnote(desk, 0).noted, []);
  assert.equal(visits.specify(desk, 7), desk);
});

test("noted themes count among the twenty", () => {
  let desk = visits.note(visits.begin(id(), POINT, AT_NINE));
  for (let i = 0; i < 30; i++) desk = visits.pickTheme(desk, "a", undefined, how(AT_NINE));
  assert.equal(desk.noted.length, visits.MOST_REQUESTS);
});

test("why a request is blocked is said after, and goes when it is not blocked any more", () => {
  const kept = recorded();
  const { request } = kept.visit.requests[0];
  let desk = visits.amend({ ...kept, changed: false }, request, { result: "blocked" });
  desk = visits.amend(desk, request, { blocker: "portal-down" });
  assert.deepEqual([desk.mode, desk.changed, desk.visit.requests[0].blocker], ["kept", true, "portal-down"]);
  desk = visits.amend(desk, request, { result: "settled" });
  assert.equal("blocker" in desk.visit.requests[0], false);
});

/** @param {number} now */
const howAll = (now) => ({ id, now, usual: 15, next: () => visits.begin(id(), POINT, now) });

test("a line records all it says at once, and shares the time", () => {
  const requests = [{ theme: "a", level: "information", result: "settled" }, { theme: "b", level: "information", result: "blocked", minutes: 40 }];
  const desk = visits.recordAll(visits.begin(id(), POINT, AT_NINE), requests, { persons: 2 }, howAll(AT_NINE + 30 * MINUTE));
  assert.deepEqual(desk.visit.requests.map((r) => [r.theme, r.minutes]), [["a", 15], ["b", 40]]);
  assert.deepEqual([desk.visit.persons, desk.mode, desk.changed], [2, "kept", true]);
});

test("after a recorded visit a line is the next person's, unless it says the same", () => {
  const kept = recorded();
  const requests = [{ theme: "a", level: "information", result: "settled" }];
  const other = visits.recordAll(kept, requests, {}, howAll(AT_NINE + 30 * MINUTE));
  assert.notEqual(other.visit.visit, kept.visit.visit);
  assert.equal(other.visit.requests[0].minutes, 15);
  const same = visits.recordAll(kept, requests, {}, { ...howAll(AT_NINE + 30 * MINUTE), same: true });
  assert.equal(same.visit.visit, kept.visit.visit);
  assert.equal(same.visit.requests.length, 2);
});

test("a line loses nothing that was noted", () => {
  let desk = visits.note(visits.pickTheme(visits.begin(id(), POINT, AT_NINE), "a", undefined, how(AT_NINE)));
  desk = visits.recordAll(desk, [{ theme: "b", level: "information", result: "settled" }], {}, howAll(AT_NINE));
  assert.deepEqual([desk.visit.requests.length, desk.draft?.theme, desk.noted], [1, "a", []]);
});

test("the same requests for somebody else, without what was said of the first", () => {
  const kept = recorded(20);
  const before = { ...kept.visit, persons: 3, ageBand: "70-plus", requests: [{ ...kept.visit.requests[0], note: "à rappeler", support: "trained", autonomy: "autonomous" }] };
  const desk = visits.repeat({ ...kept, visit: before }, before, howAll(AT_NINE + 25 * MINUTE));
  assert.notEqual(desk.visit.visit, before.visit);
  assert.deepEqual([desk.visit.persons, desk.visit.ageBand], [1, undefined]);
  const { request, ...rest } = desk.visit.requests[0];
  assert.deepEqual(rest, { theme: "housing-benefit", operator: "caf", level: "accompaniment", result: "settled", minutes: 20, support: "trained" });
  assert.notEqual(request, before.requests[0].request);
});

test("what is known before is said of somebody of whom nothing has been said, and of nobody else", () => {
  const known = { theme: "energy-unpaid-bill", operator: "edf", commune: "69266", partner: "edf", presence: "telephone", language: "ar" };
  const desk = visits.foreknown(visits.nobody(id(), POINT), known, how(AT_NINE));
  assert.deepEqual([desk.visit.commune, desk.visit.partner, desk.draft?.theme, desk.draft?.operator], ["69266", "edf", "energy-unpaid-bill", "edf"]);
  assert.deepEqual([desk.visit.presence, desk.visit.language], ["telephone", "ar"]);
  assert.equal(desk.since, AT_NINE);
  assert.equal(desk.changed, false);
  assert.deepEqual(visits.foreknown(desk, { theme: "housing-benefit", commune: "75056" }, how(AT_NINE)), desk);
  const kept = recorded(20);
  assert.equal(visits.foreknown(kept, known, how(AT_NINE)), kept);
  assert.equal(visits.foreknown(visits.nobody(id(), POINT), { commune: "69266" }, how(AT_NINE)).since, 0);
});

test("who has been timed is repeated with their own time", () => {
  const desk = visits.repeat(visits.begin(id(), POINT, AT_NINE), recorded(20).visit, howAll(AT_NINE + 35 * MINUTE));
  assert.equal(desk.visit.requests[0].minutes, 35);
});
