import assert from "node:assert/strict";
import test from "node:test";
import { readCode } from "../../main/resources/static/sheets/code.js";
import { answered, pressed } from "../../main/resources/static/skills/assess.js";

const GESTURES = ["switch-on", "search", "scam"].map((code) => ({ code, label: code, watchFor: "", picture: "key" }));
const RUNNING = { assessment: "a", card: "c", point: "p", at: 0, levels: {} };

/** A code whose parts fit: signs 0 to 3 of each are the first of the alphabet, so that the last alone carries the place. */
const ALPHABET = "23456789ACDEFGHJKMNPQRTVWXY";
const CODE = [1, 2, 3].map((place) => `2222${ALPHABET[(place * 4) % 27]}`).join("-");

test("a whole code is read however it is typed, and a wrong sign says in which part", () => {
  assert.deepEqual(readCode(CODE).wrong, []);
  assert.equal(readCode(` ${CODE.toLowerCase().replaceAll("-", " ")} `).signs, CODE.replaceAll("-", ""));
  assert.deepEqual(readCode(`https://parvis.example/carte/x#${CODE}`).wrong, []);
  const [first, second, third] = CODE.split("-");
  assert.deepEqual(readCode(`${first}-3${second?.slice(1)}-${third}`).wrong, [2]);
  assert.deepEqual(readCode(`${second}-${first}-${third}`).wrong, [1, 2]);
  assert.deepEqual(readCode("2222").wrong, [1, 2, 3]);
});

test("a press is kept and shows the next gesture; what was not tried is left out", () => {
  let running = pressed(RUNNING, GESTURES, "alone");
  running = pressed(running, GESTURES, null);
  running = pressed(running, GESTURES, "help");
  assert.deepEqual(running, { ...RUNNING, at: 3, levels: { "switch-on": "alone", scam: "help" } });
  assert.deepEqual(pressed(running, GESTURES, "alone"), running, "at the end there is nothing to press");
});

test("said again, it is corrected; said to be not tried after all, it goes", () => {
  const running = { ...RUNNING, levels: { "switch-on": "help", search: "alone" } };
  assert.deepEqual(pressed(running, GESTURES, "alone").levels, { search: "alone", "switch-on": "alone" });
  assert.deepEqual(pressed(running, GESTURES, null).levels, { search: "alone" });
});

test("a question of which nothing was ticked was not asked, and what was said before goes when it is left", () => {
  const { at: _, ...content } = RUNNING;
  assert.deepEqual(answered(content, ["phone"], []), { ...content, access: ["phone"] });
  assert.deepEqual(answered(content, [], ["reading", "cost"]), { ...content, brakes: ["reading", "cost"] });
  assert.deepEqual(answered(content, [], []), content);
});
