import assert from "node:assert/strict";
import test from "node:test";
import { cameBack, handoverOf, LEND, RETURN, standing } from "../../main/resources/static/equipment/loan.js";

const told = {
  items: [
    { label: "D6FQ234YM2", text: "T480", ready: true, loan: null, away: false },
    { label: "5EN3GK834H", text: "Tab", ready: false, loan: "l", away: true },
  ],
  persons: [], states: [], words: {},
};
const lent = (label, handover, more = {}) => ({ type: LEND, content: { label, handover, ...more } });
const back = (label, handover) => ({ type: RETURN, content: { label, handover, state: "good" } });

test("what waits to be sent stands over what the server told", () => {
  assert.equal(standing(told, [], "D6FQ234YM2").ready, true);
  const one = standing(told, [lent("D6FQ234YM2", "a", { person: "p" })], "D6FQ234YM2");
  assert.deepEqual([one.ready, one.loan, one.away], [false, "a", true]);
  assert.equal(standing(told, [lent("D6FQ234YM2", "a", { card: "c" })], "D6FQ234YM2").away, false);
  const returned = standing(told, [lent("D6FQ234YM2", "a"), back("D6FQ234YM2", "a")], "D6FQ234YM2");
  assert.deepEqual([returned.ready, returned.loan], [false, null]);
  assert.equal(standing(told, [back("5EN3GK834H", "l")], "5EN3GK834H").loan, null);
});

test("the same loan pressed again is the same until the server tells anew or the thing came back", () => {
  const here = { ...told };
  const loan = { label: "D6FQ234YM2", card: "K7MRA", due: "2026-12-08" };
  const first = handoverOf(here, loan);
  assert.equal(handoverOf(here, { ...loan }), first);
  assert.notEqual(handoverOf({ ...told }, loan), first);
  cameBack(here, loan.label);
  const again = handoverOf(here, loan);
  assert.notEqual(again, first);
  assert.equal(handoverOf(here, loan), again);
});

test("a loan of another thing, to somebody else or for longer is another one", () => {
  const here = { ...told };
  const loan = { label: "D6FQ234YM2", person: "p", due: "2026-12-08" };
  const made = [loan, { ...loan, label: "5EN3GK834H" }, { ...loan, person: "q" }, { ...loan, due: "2027-01-08" }, { label: loan.label, person: "p" }].map((one) => handoverOf(here, one));
  assert.equal(new Set(made).size, made.length);
});

test("other labels, other commands and labels that nobody knows change nothing", () => {
  assert.equal(standing(told, [lent("5EN3GK834H", "a"), { type: "equipment.see", content: {} }], "D6FQ234YM2").ready, true);
  assert.equal(standing(told, [], "YN59FQQN3F"), null);
});
