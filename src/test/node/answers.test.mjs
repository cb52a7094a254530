import assert from "node:assert/strict";
import { test } from "node:test";
import { search } from "../../main/resources/static/desk/answers.js";

const sheet = (id) => ({ id, title: id, answer: "", papers: [], forms: [], href: `/bureau/guide/${id}` });

/** Two sheets of the same words; of the second, people ask with both in one phrase. */
const pack = {
  sheets: [sheet("F1"), sheet("F2")], stems: ["serur", "chang"], forms: { serrure: 0, serrures: 0, changer: 1 },
  postings: [[0, 10, 1, 10], [0, 10, 1, 10]], pairs: { "chang~ serur~": [1, 5] }, phrases: [], keys: {}, same: {}, weak: [], nothing: ["comment"], little: ["la"],
};

const ids = (text, of = pack) => search(text, of).map((one) => one.id);

test("two words of one phrase tell more than the same two in two phrases", () => {
  assert.deepEqual(ids("changer la serrure"), ["F2", "F1"]);
  assert.deepEqual(ids("serrure comment changer"), ["F2", "F1"], "in whatever order");
  assert.deepEqual(ids("serrure"), ["F1", "F2"], "one word is no pair");
});

test("words that are one within a phrase make the same pair", () => {
  assert.deepEqual(ids("changer barillet", { ...pack, same: { "barillet~": "serur~" } }), ["F2", "F1"]);
});

test("what a device kept before there were pairs is searched as before", () => {
  assert.deepEqual(ids("changer la serrure", { ...pack, pairs: undefined }), ["F1", "F2"]);
});
