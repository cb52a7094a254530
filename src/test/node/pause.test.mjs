import assert from "node:assert/strict";
import { test } from "node:test";
import { isUnderWay, minutesSpent, MOST_ASIDE, setAside, takeUp } from "../../main/resources/static/desk/pause.js";
import * as visits from "../../main/resources/static/desk/visit.js";
import { AT_NINE, how, id, MINUTE, POINT, recorded } from "./desk-fixtures.mjs";

const talking = () => visits.pickTheme(visits.begin(id(), POINT, AT_NINE), "housing-benefit", "caf", how(AT_NINE));

test("the time that somebody was set aside is not counted", () => {
  const desk = talking();
  const list = setAside([], desk, AT_NINE + 5 * MINUTE);
  const back = takeUp(list, desk.visit.visit, visits.nobody(id(), POINT), AT_NINE + 45 * MINUTE);
  assert.deepEqual(back.list, []);
  const later = visits.answer(visits.answer(back.desk, { level: "accompaniment" }, how(AT_NINE)), { result: "settled" }, how(AT_NINE + 55 * MINUTE));
  assert.equal(later.visit.requests[0].minutes, 15);
  assert.equal(later.visit.startedAt, "2026-11-25T09:00:00.000Z");
  assert.equal(minutesSpent({ desk, at: AT_NINE + 5 * MINUTE + 30_000 }), 5);
});

test("who is being helped takes the place of who is taken up; nobody takes none", () => {
  const one = talking();
  const other = talking();
  const list = setAside([], one, AT_NINE);
  const swapped = takeUp(list, one.visit.visit, other, AT_NINE);
  assert.deepEqual(swapped.list.map((a) => a.desk.visit.visit), [other.visit.visit]);
  const free = takeUp(list, one.visit.visit, visits.begin(id(), POINT, AT_NINE), AT_NINE);
  assert.deepEqual(free.list, []);
  assert.equal(takeUp(list, "gone", other, AT_NINE), null);
});

test("five at most are aside, but any may be exchanged for who is here", () => {
  let list = [];
  for (let i = 0; i < MOST_ASIDE; i++) list = setAside(list, talking(), AT_NINE);
  assert.equal(setAside(list, talking(), AT_NINE), null);
  assert.equal(takeUp(list, list[0].desk.visit.visit, talking(), AT_NINE).list.length, MOST_ASIDE);
});

test("only a visit that is under way can be set aside", () => {
  assert.equal(isUnderWay(talking()), true);
  assert.equal(isUnderWay(visits.another(recorded())), true);
  assert.equal(isUnderWay(recorded()), false);
  assert.equal(isUnderWay(visits.nobody(id(), POINT)), false);
});

test("a clock that goes back costs no time", () => {
  const desk = talking();
  assert.equal(takeUp(setAside([], desk, AT_NINE), desk.visit.visit, recorded(), AT_NINE - 60 * MINUTE).desk.since, AT_NINE);
});
