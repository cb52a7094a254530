import assert from "node:assert/strict";
import test from "node:test";
import { doorsOf, notedHere, stillToHear } from "../../main/resources/static/outreach/doors.js";

const door = { entry: "e1", place: 2, code: "A1B2C", name: "Zoé Sans", address: "3 rue Verte", language: "", version: 0, done: "" };
const told = { me: "m", today: "2026-11-26", doors: [door, { ...door, entry: "e2", place: 1 }], outcomes: [], words: {} };

test("doors stand in the order of the walk, and for their day only", () => {
  assert.deepEqual(doorsOf(told, "2026-11-26").map(({ entry }) => entry), ["e2", "e1"]);
  assert.deepEqual(doorsOf(told, "2026-11-27"), []);
  assert.deepEqual(doorsOf(null, "2026-11-26"), []);
});

test("what was noted here and waits is known by household", () => {
  const waiting = [{ type: "outreach.attempt", subject: "a1", attempts: 0, content: { entry: "e1", outcome: "notice-left" } }, { type: "record-walk", subject: "w1", content: {} }];
  assert.deepEqual([...notedHere(waiting)], [["e1", { attempt: "a1", outcome: "notice-left", unsent: true }]]);
});

test("what has left is not noted twice before the server was heard; what was taken out or refused may be", () => {
  const remembered = { day: "2026-11-26", by: { e1: { attempt: "a1", outcome: "reached" }, e2: { attempt: "a2", outcome: "no-answer" } } };
  assert.deepEqual([...notedHere([], remembered, "2026-11-26", new Set(["a2"]))], [["e1", { attempt: "a1", outcome: "reached", unsent: false }]]);
  assert.deepEqual([...notedHere([], remembered, "2026-11-27")], []);
  const again = [{ type: "outreach.attempt", subject: "a3", attempts: 1, content: { entry: "e1", outcome: "notice-left" } }];
  assert.deepEqual(notedHere(again, remembered, "2026-11-26").get("e1"), { attempt: "a3", outcome: "notice-left", unsent: false });
});

test("of what the server has been asked about since, its word stands", () => {
  const remembered = { day: "2026-11-26", by: { e1: { attempt: "a1", outcome: "reached" }, e2: { attempt: "a2", outcome: "no-answer" } } };
  assert.deepEqual(stillToHear(remembered, [{ type: "outreach.attempt", subject: "a2", content: {} }]), { day: "2026-11-26", by: { e2: { attempt: "a2", outcome: "no-answer" } } });
  assert.equal(stillToHear(null, []), null);
});
