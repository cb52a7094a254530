import assert from "node:assert/strict";
import test from "node:test";
import { labelOf, printed } from "../../main/resources/static/equipment/label.js";
import { findings, SEE, sendCount, withLabel } from "../../main/resources/static/equipment/inventory.js";

const LABELS = ["D6FQ234YM2", "5EN3GK834H", "GG49F4MG3Y", "YN59FQQN3F"];

test("a label is read as the server reads it: typed, seen, in small letters, with signs that look alike", () => {
  for (const label of LABELS) {
    assert.equal(labelOf(label), label);
    assert.equal(labelOf(` ${printed(label).toLowerCase()} `), label);
    assert.equal(labelOf(`https://parvis.example/bureau/materiel/etiquette/${printed(label)}`), label);
  }
  assert.equal(labelOf("5EN3G-K834H".replace("5", "S")), "5EN3GK834H");
});

test("one wrong sign and a part of a card are no label", () => {
  assert.equal(labelOf("D6FQ2-34YM3"), null);
  assert.equal(labelOf("D6FQ234YM"), null);
  assert.equal(labelOf("carton 3"), null);
});

const [here, missing, other, lent] = LABELS;
const told = {
  me: "m",
  points: [{ value: "p", label: "Ici" }, { value: "q", label: "Là" }],
  items: [
    { label: here, text: "T480", point: "p", here: true },
    { label: missing, text: "Tab", point: "p", here: true },
    { label: other, text: "A14", point: "q", here: true },
    { label: lent, text: "G22", point: "p", here: false },
  ],
  words: {},
};

test("what is missing, elsewhere, unknown and seen twice is known without a network", () => {
  let running = { inventory: "i", batch: "b", point: "p", read: {} };
  for (const typed of [here, other, lent, "carton 3", here]) running = withLabel(running, typed);
  running = withLabel(running, "  ");
  const found = findings(told, running);
  assert.deepEqual(found.missing.map(({ label }) => label), [missing]);
  assert.deepEqual(found.elsewhere.map(({ label }) => label), [other, lent]);
  assert.deepEqual(found.unknown, ["carton 3"]);
  assert.deepEqual(found.twice, [here]);
});

test("a label that is read again says so to its owner alone", () => {
  const running = { inventory: "i", batch: "b", point: "p", read: {} };
  const once = withLabel(running, here);
  assert.deepEqual(running.read, {});
  assert.deepEqual(withLabel(once, printed(here)).read, { [here]: 2 });
});

test("the labels are remembered, and the sending before, until the command is stored", async () => {
  const done = [];
  const before = { type: SEE, subject: "i" };
  const outbox = { status: async () => ({ waiting: [{ type: SEE, subject: "j" }, before] }), discard: async (sending) => done.push(sending) > 0 };
  await sendCount(outbox, "i", async () => void done.push("stored"), async () => void done.push("forgotten"));
  assert.deepEqual(done, ["stored", "forgotten", before]);
  done.length = 0;
  await assert.rejects(sendCount(outbox, "i", async () => { throw new Error("no room"); }, async () => void done.push("forgotten")));
  assert.deepEqual(done, []);
});
