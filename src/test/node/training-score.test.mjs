import assert from "node:assert/strict";
import { test } from "node:test";
import { better, judge, nextHint, points, total } from "../../main/resources/static/desk/training/score.js";

const bill = { theme: ["energy-unpaid-bill", "energy-instalments"], operator: ["edf"], level: ["accompaniment"], result: ["settled"] };
const card = { theme: ["health-card"], level: ["accompaniment"], result: ["settled"] };
const said = (/** @type {object} */ more = {}) => ({ request: "r", theme: "energy-unpaid-bill", operator: "edf", level: "accompaniment", result: "settled", minutes: 15, ...more });
const visit = (/** @type {object[]} */ requests, /** @type {object} */ more = {}) => ({ visit: "v", point: "p", persons: 1, presence: "desk", mediators: ["me"], startedAt: "2026-11-25T09:00:00Z", requests, ...more });
const judged = (/** @type {any} */ task, /** @type {any[]} */ ...visits) => judge(task, visits, "desk");
const wrongs = (/** @type {any} */ task, /** @type {any[]} */ ...visits) => judged(task, ...visits).facts.filter((f) => !f.right).map((f) => f.what);

test("nothing recorded yet is neither right nor wrong", () => {
  assert.equal(judged({ expected: [{ requests: [bill] }] }).state, "none");
});

test("what was expected is right, also by the second good answer", () => {
  const task = { expected: [{ requests: [bill] }] };
  assert.equal(judged(task, visit([said()])).state, "right");
  assert.equal(judged(task, visit([said({ theme: "energy-instalments" })])).state, "right");
});

test("a wrong answer is named, and what is right stays right", () => {
  const { state, facts } = judged({ expected: [{ requests: [bill] }] }, visit([said({ level: "information", operator: "engie" })]));
  assert.equal(state, "wrong");
  assert.deepEqual(facts.map((f) => [f.what, f.right]), [["theme", true], ["operator", false], ["level", false], ["result", true]]);
  assert.deepEqual(facts[2], { what: "level", expected: ["accompaniment"], given: "information", right: false, missing: false });
});

test("a wrong answer is helped by a hint about it, and by none about something else", () => {
  const about = [["theme"], ["level", "result"]];
  assert.equal(nextHint(about, [], ["level"]), 1);
  assert.equal(nextHint(about, [], ["theme", "level"]), 0);
  assert.equal(nextHint(about, [1], ["result"]), undefined);
  assert.equal(nextHint(about, [], ["minutes"]), undefined);
  assert.equal(nextHint([["theme"], []], [], ["minutes"]), 1);
});

test("a hint that is asked for is the first that is left", () => {
  const about = [["theme"], ["level"]];
  assert.equal(nextHint(about, [], undefined), 0);
  assert.equal(nextHint(about, [1], undefined), 0);
  assert.equal(nextHint(about, [0, 1], undefined), undefined);
});

test("what is said after the result is missing, not wrong", () => {
  const task = { expected: [{ requests: [{ ...bill, result: ["blocked"], blocker: ["portal-down"], minutes: [20, 30] }] }] };
  assert.equal(judged(task, visit([said({ result: "blocked", minutes: 25 })])).state, "unfinished");
  assert.equal(judged(task, visit([said({ result: "blocked", minutes: 25, blocker: "account-lost" })])).state, "wrong");
  assert.deepEqual(wrongs(task, visit([said({ result: "blocked", minutes: 31, blocker: "portal-down" })])), ["minutes"]);
  assert.equal(judged(task, visit([said({ result: "blocked", minutes: 30, blocker: "portal-down" })])).state, "right");
});

test("persons, presence, colleague and language are judged when they matter", () => {
  const task = { expected: [{ persons: 2, presence: "home-visit", mediators: 2, language: "ar", requests: [bill] }] };
  assert.equal(judged(task, visit([said()])).state, "unfinished");
  assert.equal(judged(task, visit([said()], { persons: 3 })).state, "wrong");
  assert.equal(judged(task, visit([said()], { persons: 2, presence: "home-visit", mediators: ["me", "you"], language: "ar" })).state, "right");
});

test("what was changed without reason is wrong", () => {
  const task = { expected: [{ requests: [bill] }] };
  assert.deepEqual(wrongs(task, visit([said()], { persons: 2, presence: "telephone", mediators: ["me", "you"] })), ["persons", "presence", "mediators"]);
  assert.equal(judged(task, visit([said()], { language: "ar" })).state, "right");
});

test("two needs are two requests of one visit, in any order", () => {
  const task = { expected: [{ requests: [bill, card] }] };
  const second = said({ theme: "health-card", operator: "cpam" });
  assert.equal(judged(task, visit([said()])).state, "unfinished");
  assert.equal(judged(task, visit([second, said()])).state, "right");
  assert.equal(judged(task, visit([said()]), visit([second])).state, "wrong");
  assert.deepEqual(wrongs(task, visit([said(), second, second])), ["requests"]);
});

test("a second visit where one was asked for is wrong", () => {
  assert.deepEqual(wrongs({ expected: [{ requests: [bill] }] }, visit([said()]), visit([said()])), ["visits"]);
});

test("who was set aside began first and is recorded last", () => {
  const task = { expected: [{ requests: [bill] }, { requests: [card] }], order: [1, 0] };
  const first = visit([said()], { startedAt: "2026-11-25T09:00:00Z" });
  const between = visit([said({ theme: "health-card" })], { startedAt: "2026-11-25T09:05:00Z" });
  assert.equal(judged(task, between).state, "unfinished");
  assert.equal(judged(task, between, first).state, "right");
  assert.deepEqual(wrongs(task, first, between), ["aside"]);
});

test("facts count most; a hint costs ten; the answer that was asked for is worth nothing", () => {
  const { facts } = judged({ expected: [{ requests: [bill] }] }, visit([said()]));
  const good = { presses: 3, seconds: 20 };
  const effort = { presses: 3, seconds: 12, hints: 0, shown: false };
  assert.equal(points(facts, effort, good), 100);
  assert.equal(points(facts, { ...effort, presses: 6 }, good), 95);
  assert.equal(points(facts, { ...effort, presses: 900, seconds: 9_000 }, good), 80);
  assert.equal(points(facts, { ...effort, hints: 2 }, good), 80);
  assert.equal(points(facts, { ...effort, shown: true }, good), 0);
  assert.equal(points([], effort, good), 0);
  const half = facts.map((fact, i) => ({ ...fact, right: i % 2 === 0 }));
  assert.equal(points(half, effort, good), 60);
  assert.equal(points(half, { ...effort, hints: 9 }, good), 0);
});

test("the better try holds", () => {
  const before = { points: 90, presses: 4, seconds: 20 };
  assert.deepEqual(better(undefined, before), before);
  assert.equal(better(before, { points: 80, presses: 1, seconds: 1 }), before);
  assert.deepEqual(better(before, { points: 90, presses: 3, seconds: 99 }), { points: 90, presses: 3, seconds: 99 });
  assert.deepEqual(better(before, { points: 90, presses: 4, seconds: 19 }), { points: 90, presses: 4, seconds: 19 });
});

test("all together are the mean of those met", () => {
  const best = (/** @type {number} */ sum) => ({ points: sum, presses: 1, seconds: 1 });
  assert.deepEqual(total(["a", "b", "c"], { a: best(90), c: best(60), gone: best(100) }), { done: 2, of: 3, points: 75, next: "b" });
  assert.deepEqual(total([], {}), { done: 0, of: 0, points: 0, next: undefined });
});
