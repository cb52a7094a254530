import assert from "node:assert/strict";
import test from "node:test";
import { LEND, RETURN, standing } from "../../main/resources/static/equipment/loan.js";

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

test("other labels, other commands and labels that nobody knows change nothing", () => {
  assert.equal(standing(told, [lent("5EN3GK834H", "a"), { type: "equipment.see", content: {} }], "D6FQ234YM2").ready, true);
  assert.equal(standing(told, [], "YN59FQQN3F"), null);
});
