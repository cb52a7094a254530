import assert from "node:assert/strict";
import { test } from "node:test";
import { rows, say } from "../../main/resources/static/capture/decide.js";
import { Recent } from "../../main/resources/static/capture/recent.js";
import { MemoryStore } from "../../main/resources/static/desk/memory.js";

const visit = (id, day, version, more = {}) => ({ visit: id, day, version, startedAt: `${day}T09:00:00Z`, persons: 1, requests: [], ...more });

test("the last two weeks take what has changed, drop what is gone or old, and outlive the page", async () => {
  const store = new MemoryStore();
  const recent = new Recent(store, "recent:me");
  await recent.open();
  await recent.learn({ changes: { visits: [visit("a", "2026-11-25", 0), visit("b", "2026-11-24", 2), visit("c", "2026-11-01", 0)], gone: [] }, cursor: "one" }, "2026-11-25");
  await recent.learn({ changes: { visits: [visit("b", "2026-11-24", 1), visit("a", "2026-11-25", 3)], gone: [] }, cursor: "two" }, "2026-11-25");
  await recent.learn({ changes: { visits: [], gone: ["b"] }, cursor: "three" }, "2026-11-25");
  const again = new Recent(store, "recent:me");
  await again.open();
  assert.deepEqual(again.days(), [["2026-11-25", [visit("a", "2026-11-25", 3)]]]);
  assert.equal(again.cursor, "three");
});

test("what is older than what is known changes nothing", async () => {
  const recent = new Recent(new MemoryStore(), "recent:me");
  await recent.learn({ changes: { visits: [visit("b", "2026-11-24", 2)], gone: [] }, cursor: "one" }, "2026-11-25");
  await recent.learn({ changes: { visits: [visit("b", "2026-11-24", 1)], gone: [] }, cursor: "two" }, "2026-11-25");
  assert.equal(recent.of("2026-11-24")[0].version, 2);
});

test("answers without changes leave the two weeks as they are", async () => {
  const recent = new Recent(new MemoryStore(), "recent:me");
  await recent.learn({ now: "2026-11-25T09:00:00Z" }, "2026-11-25");
  assert.equal(recent.cursor, "");
});

test("the start of a visit is told by the clock of its point, whatever the device shows", () => {
  const scene = { words: { language: "fr", t: (key) => key } };
  assert.equal(say(scene, "Indian/Reunion", "startedAt", "2026-11-26T21:30:00Z"), "27/11/2026 01:30");
});

test("two versions differ field by field, and each choice is taken where it stands", () => {
  const request = (id, more) => ({ request: id, theme: "rsa", level: "information", result: "settled", minutes: 15, ...more });
  const mine = { visit: "v", persons: 2, language: "ar", requests: [request("a", { result: "blocked" }), request("b", {})] };
  const theirs = { visit: "v", persons: 3, language: "ar", version: 4, requests: [request("a", { minutes: 30 }), request("c", {})] };
  const all = rows(mine, theirs, (_, value) => JSON.stringify(value ?? null), (field, of) => (of ? `${of.request}.${field}` : field));
  assert.deepEqual(all.map((row) => row.label), ["persons", "a.result", "a.minutes", "b.request", "c.request"]);
  const sides = { persons: "theirs", "a.result": "mine", "a.minutes": "theirs", "b.request": "theirs", "c.request": "theirs" };
  const decided = all.reduce((visit, row) => row.set(visit, sides[row.label]), mine);
  assert.equal(decided.persons, 3);
  assert.deepEqual(decided.requests.map((r) => [r.request, r.result, r.minutes]), [["a", "blocked", 30], ["c", "settled", 15]]);
});

test("a fresh start forgets what is not told again", async () => {
  const recent = new Recent(new MemoryStore(), "recent:me");
  await recent.learn({ changes: { visits: [visit("a", "2026-11-25", 0), visit("b", "2026-11-24", 2)], gone: [] }, cursor: "one" }, "2026-11-25");
  await recent.learn({ changes: { visits: [visit("b", "2026-11-24", 0)], gone: [], all: true }, cursor: "two" }, "2026-11-25");
  assert.deepEqual([...recent.visits.values()], [visit("b", "2026-11-24", 0)]);
});
