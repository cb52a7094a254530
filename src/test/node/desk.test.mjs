import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";
import { VISIT } from "../../main/resources/static/desk/outbox.js";
import * as visits from "../../main/resources/static/desk/visit.js";
import { codes } from "./desk-fixtures.mjs";

// A library that only the build puts there, and a page without a desk
const HOOK = 'export const resolve = (name, from, next) => (name.endsWith("/lib/idb/index.js") ? { url: "data:text/javascript,export%20const%20openDB=null", shortCircuit: true } : next(name, from));';
register(`data:text/javascript,${encodeURIComponent(HOOK)}`);
globalThis.document = { getElementById: () => null };
const { Screen } = await import("../../main/resources/static/desk/desk.js");

const visit = (id, day, more = {}) => ({
  visit: id, point: "lyon-8", day, version: 3, persons: 1, requests: [{ request: `r-${id}`, theme: "housing-benefit", level: "information", result: "settled", minutes: 15 }], ...more,
});

/** A screen of which only this is there. */
const aScreen = (parts) => Object.assign(Object.create(Screen.prototype), { known: new Map(), recent: { visits: new Map() }, settleSlowly: async () => {}, move: () => {}, toast: () => {}, ...parts });

test("a visit of another day is taken back for the reason that was said", async () => {
  const told = [];
  const recorded = visit("v-1", "2026-11-20", { reason: "Saisi deux fois" });
  const screen = aScreen({
    scene: { desk: visits.reopen(recorded, 0), point: "lyon-8", presence: "desk", start: { points: [] }, words: { t: (key) => key, language: "fr" }, codes },
    recent: { visits: new Map([["v-1", recorded]]) },
    outbox: { cancel: async (...said) => told.push(said) },
  });
  await screen.cancel();
  assert.deepEqual(told, [["v-1", 3, VISIT, "Saisi deux fois"]]);
});

test("a visit of another day that was corrected is not among those of today", () => {
  const screen = aScreen({ scene: { start: { today: "2026-11-25", points: [] }, status: { waiting: [] } } });
  const all = [visit("v-1", "2026-11-25"), visit("v-2", "2026-11-20"), visit("v-3", undefined)];
  screen.learn(all.map((one) => ({ entry: { type: VISIT.correct, subject: one.visit }, decision: "accepted", visit: one })));
  assert.deepEqual(screen.day().map((one) => one.visit.visit), ["v-1", "v-3"]);
});
