import assert from "node:assert/strict";
import { test } from "node:test";
import { learn, read, suggest, tokens, Vocabulary } from "../../main/resources/static/desk/line.js";
import { shipped } from "./desk-lists.mjs";

const ALIASES = "secu=operator:cpam pole_emploi=operator:france-travail tel=presence:telephone cni=theme:papers-identity-card";
const vocabulary = new Vocabulary(shipped, {}, ALIASES);

/** @param {string} text @param {{ level: string, result: string }} [before] */
function said(text, before) {
  const { requests } = read(text, vocabulary, before);
  return requests.map((r) => [r.theme, r.operator, r.level, r.result, r.blocker, r.support, r.minutes].filter((x) => x !== undefined).join(" "));
}

/** @param {string} text */
const troubles = (text) => read(text, vocabulary).troubles.map((t) => `${t.reason} ${text.slice(t.start, t.end)}`);

test("operator, theme, level and minutes, by the beginnings of their words", () => {
  assert.deepEqual(said("caf rsa acc 20"), ["family-rsa caf accompaniment settled 20"]);
  assert.deepEqual(said("20 acc rsa caf"), ["family-rsa caf accompaniment settled 20"]);
  assert.deepEqual(said("EDF facture impayée médiation 45 min"), ["energy-unpaid-bill edf mediation settled 45"]);
  assert.deepEqual(said("passeport mairie orienté"), ["papers-passport town-hall accompaniment referred"]);
});

test("accents, capitals, apostrophes and small words change nothing", () => {
  assert.deepEqual(said("CHÈQUE ÉNERGIE"), said("cheque energie"));
  assert.deepEqual(said("carte d’identité"), said("carte identite"));
  assert.deepEqual(said("la carte vitale"), ["health-card cpam orientation settled"]);
});

test("an abbreviation of a full name, initials, and words that stand for a code", () => {
  assert.deepEqual(said("apl"), ["housing-benefit caf accompaniment settled"]);
  assert.deepEqual(said("ft actu"), ["work-registration france-travail accompaniment settled"]);
  assert.deepEqual(said("pole emploi actu"), ["work-registration france-travail accompaniment settled"]);
  assert.deepEqual(said("secu carte"), ["health-card cpam orientation settled"]);
  assert.deepEqual(said("cni"), ["papers-identity-card france-titres information settled"]);
});

test("a duration in all its forms", () => {
  const minutes = (/** @type {string} */ text) => read(`rsa ${text}`, vocabulary).requests[0]?.minutes;
  assert.deepEqual(["20", "20min", "20 min", "20 minutes", "1h", "1h30", "1 h 30", "1 h", "0"].map(minutes), [20, 20, 20, 20, 60, 90, 90, 60, 0]);
  assert.equal(minutes(""), undefined);
});

test("persons and presence are of the whole visit", () => {
  for (const text of ["rsa 3p", "rsa 3 personnes", "3 pers rsa"]) assert.equal(read(text, vocabulary).persons, 3);
  assert.equal(read("rsa tel", vocabulary).presence, "telephone");
  assert.equal(read("rsa téléphone", vocabulary).presence, "telephone");
  assert.equal(read("rsa + carte vitale 2p", vocabulary).persons, 2);
});

test("a number that is somebody's name is that one", () => {
  assert.deepEqual(said("115 20"), ["housing-emergency siao accompaniment settled 20"]);
});

test("why it is blocked says that it is", () => {
  assert.deepEqual(said("caf rsa bloqué portail"), ["family-rsa caf accompaniment blocked portal-down"]);
  assert.deepEqual(said("titre de séjour sans réponse"), ["foreigners-residence prefecture accompaniment blocked no-answer"]);
});

test("how a digital request was met; the level comes first", () => {
  assert.deepEqual(said("mot de passe formé"), ["digital-password none accompaniment settled trained"]);
  assert.deepEqual(said("mot de passe fait à sa place 20"), ["digital-password none accompaniment settled done-for 20"]);
  assert.deepEqual(said("rsa acc"), ["family-rsa caf accompaniment settled"]);
});

test("what is not said is what is usual here, and is told as such", () => {
  const [request] = read("carte identité", vocabulary).requests;
  assert.deepEqual(request.assumed, ["operator", "level", "result", "minutes"]);
  assert.equal(request.level, "information");
  const [byOperator] = read("caf 10", vocabulary).requests;
  assert.equal(byOperator.theme, "family-rsa");
  assert.ok(byOperator.assumed.includes("theme"));
});

test("plus adds a request of the same person, with the help of the one before", () => {
  assert.deepEqual(said("caf apl med + cpam carte vitale"), ["housing-benefit caf mediation settled", "health-card cpam mediation settled"]);
  assert.deepEqual(said("+ cpam carte vitale", { level: "information", result: "referred" }), ["health-card cpam information referred"]);
  assert.equal(read("+ cpam carte vitale", vocabulary).same, true);
  assert.equal(read("rsa +", vocabulary).requests.length, 1);
});

test("what is not understood is named at its place, and the rest is read", () => {
  assert.deepEqual(troubles("caf xyz rsa"), ["unknown xyz"]);
  assert.deepEqual(troubles("💥"), ["unknown 💥"]);
  assert.deepEqual(troubles("caf rsa 👩‍👩‍👧 20"), ["unknown 👩‍👩‍👧"]);
  assert.deepEqual(troubles("asdf qwer zxcv"), ["unknown asdf", "unknown qwer", "unknown zxcv"]);
  assert.deepEqual(troubles("rsa -5"), ["unknown -5"]);
  assert.deepEqual(troubles("<script>alert(1)</script>"), ["unknown <", "unknown script", "unknown >", "unknown alert", "unknown <", "unknown script", "unknown >"]);
});

test("numbers out of bounds, and things said twice, are refused", () => {
  assert.deepEqual(troubles("rsa 1000"), ["number 1000"]);
  assert.deepEqual(troubles("rsa 0p"), ["number 0p"]);
  assert.deepEqual(troubles("rsa 20 30"), ["twice 30"]);
  assert.deepEqual(troubles("rsa passeport"), ["twice passeport"]);
  assert.deepEqual(troubles("rsa caf rsa"), []);
});

test("without a theme nothing is recorded", () => {
  for (const text of ["20", "formé", "réglé 20", "2p", "acc"]) {
    const reading = read(text, vocabulary);
    assert.deepEqual([reading.requests.length, reading.troubles.map((t) => t.reason)], [0, ["theme"]], text);
  }
  assert.deepEqual(read("   ", vocabulary), { requests: [], same: false, troubles: [] });
  assert.deepEqual(read("+ + +", vocabulary).requests, []);
});

test("more requests than a visit holds are refused", () => {
  assert.deepEqual(read(Array(21).fill("rsa").join(" + "), vocabulary).troubles.map((t) => t.reason), ["many"]);
});

test("a line twice as long takes no more than a few times as long", () => {
  /** The quickest of several, so that what else the machine does counts for nothing. @param {number} times */
  const cost = (times) => Math.min(...Array.from({ length: 7 }, () => {
    const begun = performance.now();
    read("caf rsa acc 20 carte de la ".repeat(times), vocabulary);
    return performance.now() - begun;
  }));
  cost(6);
  assert.ok(cost(10) < 10 * cost(5) + 1);
});

test("suggestions complete the word before the caret, the likeliest first", () => {
  const first = (/** @type {string} */ text, caret = text.length) => suggest(text, caret, vocabulary).map((s) => s.label);
  assert.equal(first("ca")[0], "Caf");
  assert.equal(first("carte")[0], "Carte d’identité");
  assert.equal(first("caf apl + cpam carte")[0], "Carte Vitale");
  assert.equal(first("rsa acc")[0], "Accompagnement");
  assert.equal(first("surend")[0], "Surendettement");
  assert.deepEqual(first("rsa 20"), []);
  assert.deepEqual(first("rsa "), []);
  assert.deepEqual(first("💥"), []);
});

test("an empty line proposes what this point meets most", () => {
  const [usual] = suggest("", 0, vocabulary);
  assert.equal(usual.label, "RSA");
  assert.deepEqual(said(usual.insert), ["family-rsa caf accompaniment settled"]);
});

test("every suggestion means, once chosen, what it says", () => {
  for (const entry of vocabulary.entries) {
    if (entry.kind !== "theme") continue;
    assert.equal(read(entry.brief, vocabulary).requests[0]?.theme, entry.code, entry.brief);
  }
});

test("a word that was chosen for once is remembered", () => {
  const [, second] = suggest("carte", 5, vocabulary);
  const learnt = learn({}, "carte", second);
  assert.deepEqual(learnt, { carte: `theme:${second.code}` });
  assert.equal(read("carte", new Vocabulary(shipped, learnt)).requests[0].theme, second.code);
  assert.deepEqual(learn(learnt, "x", second), learnt);
  assert.deepEqual(learn(learnt, "12", second), learnt);
  assert.equal(Object.keys(Array.from({ length: 300 }, (_, i) => `mot${String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26))}`).reduce((all, word) => learn(all, word, second), {})).length, 100);
});

test("words keep their places in the line", () => {
  const text = "caf, l’apl  2p";
  for (const token of tokens(text)) assert.equal(text.slice(token.start, token.end), token.text);
});
