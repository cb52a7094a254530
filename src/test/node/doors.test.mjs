import assert from "node:assert/strict";
import test from "node:test";
import { doorsOf, notedHere } from "../../main/resources/static/outreach/doors.js";

const door = { entry: "e1", place: 2, code: "A1B2C", name: "Zoé Sans", address: "3 rue Verte", language: "", version: 0, done: "" };
const told = { me: "m", today: "2026-11-26", doors: [door, { ...door, entry: "e2", place: 1 }], outcomes: [], words: {} };

test("doors stand in the order of the walk, and for their day only", () => {
  assert.deepEqual(doorsOf(told, "2026-11-26").map(({ entry }) => entry), ["e2", "e1"]);
  assert.deepEqual(doorsOf(told, "2026-11-27"), []);
  assert.deepEqual(doorsOf(null, "2026-11-26"), []);
});

test("what was noted here and waits is known by household", () => {
  const waiting = [{ type: "outreach.attempt", content: { entry: "e1", outcome: "notice-left" } }, { type: "record-walk", content: {} }];
  assert.deepEqual([...notedHere(waiting)], [["e1", "notice-left"]]);
});
