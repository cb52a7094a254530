import assert from "node:assert/strict";
import { test } from "node:test";
import { duration, hour, inside, longDay, wordsOf } from "../../main/resources/static/desk/words.js";
import { Codes } from "../../main/resources/static/desk/codes.js";
import { codes } from "./desk-fixtures.mjs";
import { lists, shipped } from "./desk-lists.mjs";

test("the tiles are the themes most met here; a code that is gone has none", () => {
  assert.deepEqual(codes.tiles().map((t) => t.code), ["energy-bill", "housing-benefit"]);
});

test("a theme is found by its words, its family, its operator, without accents", () => {
  const found = (/** @type {string} */ query) => codes.search(query).map((t) => t.code);
  assert.deepEqual(found("electricite"), ["energy-unpaid-bill"]);
  assert.deepEqual(found("FACTURE"), ["energy-unpaid-bill", "energy-bill"]);
  assert.deepEqual(found("engie"), ["energy-unpaid-bill"]);
  assert.deepEqual(found("apl log"), ["housing-benefit"]);
  assert.deepEqual(found("  "), []);
  assert.deepEqual(found("zzz"), []);
});

test("the operator is the habit of the point, else the first of the theme", () => {
  assert.equal(codes.usualOperator("housing-benefit"), "msa");
  assert.equal(codes.usualOperator("energy-bill"), "edf");
  assert.equal(codes.usualOperator("gone"), undefined);
});

test("a code that is no longer in the lists is named by itself", () => {
  assert.equal(codes.themeName("gone"), "gone");
  assert.equal(codes.brief("operators", "gone"), "gone");
});

test("words are counted as the language counts", () => {
  const texts = { "n.one": "{0} passage", "n.other": "{0} passages" };
  assert.equal(wordsOf(texts, "fr").n("n", 0), "0 passage");
  assert.equal(wordsOf(texts, "en").n("n", 0), "0 passages");
  assert.equal(wordsOf(texts, "fr").n("n", 2), "2 passages");
  assert.equal(wordsOf(texts, "fr").t("missing"), "missing");
});

test("inside a sentence a label loses its capital, a name keeps it", () => {
  assert.deepEqual(["Accompagnement", "Énergie et eau", "CAF", "MaPrimeRénov’, Adapt’", "C2S, AME"].map(inside), ["accompagnement", "énergie et eau", "CAF", "MaPrimeRénov’, Adapt’", "C2S, AME"]);
});

test("hours are those of the point", () => {
  assert.equal(hour("2026-11-25T08:05:00Z", "Europe/Paris", "fr"), "9\u00a0h\u00a005");
  assert.equal(hour("2026-11-25T08:05:00Z", "Indian/Reunion", "en"), "12:05");
  assert.deepEqual([5, 60, 65, 200].map(duration), ["5\u00a0min", "1\u00a0h", "1\u00a0h\u00a005", "3\u00a0h\u00a020"]);
});

test("pinned themes stand first, once; a pin of a code that is gone is none", () => {
  assert.deepEqual(codes.tiles(["housing-benefit", "gone", "housing-eviction"]).map((t) => t.code), ["housing-benefit", "housing-eviction", "energy-bill"]);
});

test("a request is digital by its family", () => {
  assert.equal(shipped.isDigital("digital-email"), true);
  assert.equal(shipped.isDigital("family-rsa"), false);
  assert.equal(shipped.isDigital(undefined), false);
  assert.equal(codes.isDigital("energy-bill"), false);
});

test("combinations of codes that are gone are none", () => {
  const held = new Codes(lists, { themes: [], operators: {}, combinations: [["gone", "caf", "information"], ["family-rsa", "gone", "information"], ["family-rsa", null, "gone"], ["family-rsa", null, "information"]] });
  assert.deepEqual(held.combinations(), [{ theme: "family-rsa", operator: null, level: "information" }]);
});

test("the first of a month is said as French says it", () => {
  assert.equal(longDay("2026-12-01", "fr"), "mardi 1er décembre");
  assert.equal(longDay("2026-12-21", "fr"), "lundi 21 décembre");
  assert.match(longDay("2026-12-01", "en"), /^Tuesday,? 1 December$/);
});
