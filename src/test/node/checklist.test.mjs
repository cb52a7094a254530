import assert from "node:assert/strict";
import { test } from "node:test";
import { dangersOf, place, stands, toThinkOf } from "../../main/resources/static/homes/checklist.js";

const DAY = "2026-11-26";
const visit = { visit: "v1", title: "", name: "", parts: { danger: { answers: { danger: ["gas"] }, note: "", version: 2 } } };
const saved = { part: "p1", answers: { danger: ["electric"] }, note: "fils nus", base: 2 };
const remembered = { day: DAY, by: { [place("v1", "danger")]: saved } };
const waiting = (attempts) => [{ type: "homes.answer", subject: "p1", attempts, content: {} }];

test("what the server told stands until something is saved here", () => {
  assert.deepEqual(stands(visit, "danger", null, DAY, [], new Set()), { answers: { danger: ["gas"] }, note: "", version: 2, waits: false, replaces: null, problems: [] });
  assert.deepEqual(stands(visit, "uses", null, DAY, [], new Set()), { answers: {}, note: "", version: 0, waits: false, replaces: null, problems: [] });
  assert.equal(stands(visit, "danger", remembered, "2026-11-27", [], new Set()).version, 2, "yesterday's is nobody's business");
});

test("what was saved and has not left is said anew on the same version; what has left is followed", () => {
  const unsent = stands(visit, "danger", remembered, DAY, waiting(0), new Set());
  assert.deepEqual(unsent, { answers: { danger: ["electric"] }, note: "fils nus", version: 2, waits: true, replaces: "p1", problems: [] });
  const left = stands(visit, "danger", remembered, DAY, waiting(1), new Set());
  assert.deepEqual([left.version, left.waits, left.replaces], [3, true, null]);
  const answered = stands(visit, "danger", remembered, DAY, [], new Set());
  assert.deepEqual([answered.answers.danger, answered.version, answered.waits], [["electric"], 3, false], "before the server was asked anew");
});

test("a newer word of the server stands, and so does it when what was saved was taken out", () => {
  const newer = { ...visit, parts: { danger: { answers: {}, note: "", version: 3 } } };
  assert.deepEqual(stands(newer, "danger", remembered, DAY, [], new Set()).answers, {});
  assert.deepEqual(stands(visit, "danger", remembered, DAY, [], new Set(["p1"])).answers, { danger: ["gas"] });
});

test("a flame without air is told although nobody ticked it", () => {
  const told = { dangers: [{ key: "carbon-monoxide" }, { key: "gas" }, { key: "burning-without-air" }] };
  const keys = (danger, building) => dangersOf(told, danger, building).map(({ key }) => key);
  assert.deepEqual(keys({}, {}), []);
  assert.deepEqual(keys({ danger: ["gas"] }, {}), ["gas"]);
  assert.deepEqual(keys({}, { heating: ["wood"], ventilation: ["blocked"] }), ["burning-without-air"]);
  assert.deepEqual(keys({ danger: ["carbon-monoxide"] }, { heating: ["wood"], ventilation: ["blocked"] }), ["carbon-monoxide"]);
  assert.deepEqual(keys({}, { "hot-water": ["gas"], ventilation: ["absent"] }), ["burning-without-air"]);
});

test("what was refused for something in it is there to be put right; what somebody changed meanwhile stands as they said it", () => {
  const wrong = new Map([["p1", [{ field: "surface", message: "trop" }]]]);
  const shown = stands(visit, "danger", remembered, DAY, [], new Set(), wrong);
  assert.deepEqual([shown.answers.danger, shown.version, shown.replaces, shown.problems.length], [["electric"], 2, "p1", 1]);
  const changed = stands(visit, "danger", remembered, DAY, [], new Set(), new Map([["p1", [{ field: "", message: "changé" }]]]));
  assert.deepEqual([changed.answers.danger, changed.replaces], [["gas"], null]);
});

test("health is thought of as numbers are, in whatever writing", () => {
  assert.equal(toThinkOf("Elle a un CANCER", "\\b(?:cancers?|diabet\\w*)\\b"), "cancer");
  assert.equal(toThinkOf("Diabétique", "\\b(?:cancers?|diabet\\w*)\\b"), "diabetique");
  assert.equal(toThinkOf("Appeler le 06 12 34 56 78", ""), "06 12 34 56 78");
  assert.equal(toThinkOf("Grilles peintes", "\\b(?:cancers?)\\b"), undefined);
});
