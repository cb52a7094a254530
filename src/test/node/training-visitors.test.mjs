import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PracticeServer, PracticeStore } from "../../main/resources/static/desk/training/practice.js";
import { judge } from "../../main/resources/static/desk/training/score.js";

const RESOURCES = new URL("../../main/resources/", import.meta.url);
const { habits, visitors } = JSON.parse(readFileSync(new URL("static/desk/training/visitors.json", RESOURCES), "utf8"));

/** @param {string} list */
function rows(list) {
  const [head, ...lines] = readFileSync(new URL(`nomenclature/codes/${list}.csv`, RESOURCES), "utf8").trim().split(/\r?\n/);
  return lines.map((line) => Object.fromEntries(line.split(";").map((cell, i) => [head.split(";")[i], cell])));
}

const codes = (/** @type {string} */ list) => new Set(rows(list).map((row) => row.code));
const themes = new Set(rows("theme").filter((row) => row.parent).map((row) => row.code));
const LISTS = { theme: themes, operator: codes("operator"), level: codes("level"), result: codes("result"), blocker: codes("blocker"), support: codes("support"), autonomy: codes("autonomy"), device: codes("device") };
const presences = codes("presence");
const languages = codes("language");

test("twenty visitors, each with a name of its own that is clearly made up", () => {
  assert.equal(visitors.length, 20);
  assert.equal(new Set(visitors.map((v) => v.id)).size, 20);
  visitors.forEach((v, i) => {
    assert.match(v.name.fr, new RegExp(`Exemple n°.${i + 1}$`));
    assert.match(v.name.en, new RegExp(`Example no\\. ${i + 1}$`));
  });
});

test("every code that is expected is in the shipped nomenclature", () => {
  for (const visitor of visitors)
    for (const visit of visitor.expected) {
      if (visit.presence) assert.ok(presences.has(visit.presence), visitor.id);
      if (visit.language) assert.ok(languages.has(visit.language), visitor.id);
      for (const request of visit.requests)
        for (const [list, known] of Object.entries(LISTS))
          for (const code of request[list] ?? []) assert.ok(known.has(code), `${visitor.id}: ${list} ${code}`);
    }
});

test("so is every code of what stands already, of walls and of the habits", () => {
  for (const { id, recorded, wall } of visitors) {
    for (const request of recorded?.requests ?? []) for (const list of ["theme", "operator", "level", "result"]) assert.ok(LISTS[list].has(request[list]), id);
    if (wall) assert.ok(LISTS.operator.has(wall.operator) && LISTS.blocker.has(wall.blocker), id);
  }
  assert.equal(new Set(habits.themes).size, 11);
  for (const theme of habits.themes) assert.ok(themes.has(theme), theme);
  for (const [theme, operator] of Object.entries(habits.operators)) assert.ok(habits.themes.includes(theme) && LISTS.operator.has(operator), theme);
  for (const [theme, operator, level] of habits.combinations) assert.ok(themes.has(theme) && LISTS.operator.has(operator) && LISTS.level.has(level), theme);
  assert.ok(presences.has(habits.presence) && LISTS.level.has(habits.level) && LISTS.result.has(habits.result));
});

test("every text is there in both languages, and the French is set as on the screens", () => {
  for (const visitor of visitors) {
    const texts = [visitor.name, visitor.teaches, visitor.says, visitor.why, ...visitor.hints];
    assert.ok(visitor.hints.length >= 2, visitor.id);
    for (const text of texts) {
      assert.deepEqual(Object.keys(text).sort(), ["en", "fr"], visitor.id);
      assert.doesNotMatch(text.fr, /'| [:;?!»]|« |\.\.\./, text.fr);
      assert.ok(text.fr.length < 420 && text.en.length < 420, visitor.id);
    }
  }
});

test("each hint says what it is about, and it is something that can be wrong", () => {
  const known = [...Object.keys(LISTS), "visits", "requests", "minutes", "persons", "presence", "mediators", "language", "aside"];
  for (const { id, about, hints } of visitors) {
    assert.equal(about.length, hints.length, id);
    for (const what of about.flat()) assert.ok(known.includes(what), `${id}: ${what}`);
  }
});

test("difficulty rises: the good way of the first takes three presses, and none more than eight", () => {
  assert.equal(visitors[0].good.presses, 3);
  for (const { id, good } of visitors) assert.ok(good.presses >= 1 && good.presses <= 8 && good.seconds >= 15 && good.seconds <= 60, id);
});

test("each visitor teaches one thing of its own", () => {
  assert.equal(new Set(visitors.map((v) => v.teaches.fr)).size, 20);
});

const start = () => ({ me: { id: "me", name: "Nadia" }, place: "PIMMS", today: "2026-11-25", points: [{ id: "real", name: "Lyon 8", zone: "Indian/Reunion" }], point: "real",
  nomenclature: /** @type {any} */ ({ revision: 7 }), habits, day: [/** @type {any} */ ({ visit: "real" })], colleagues: [{ id: "x", name: "Somebody real" }] });

/** The answers that the best of what is expected asks for. @param {any} visitor */
function perfect(visitor) {
  const visits = visitor.expected.map((visit, i) => ({
    visit: `v${i}`, point: "p", presence: visit.presence ?? "desk", persons: visit.persons ?? 1, startedAt: `2026-11-25T09:0${i}:00Z`, mediators: ["me", "colleague"].slice(0, visit.mediators ?? 1), language: visit.language,
    requests: visit.requests.map((r, j) => ({ request: `r${j}`, minutes: r.minutes?.[0] ?? 15, ...Object.fromEntries(Object.entries(r).filter(([k]) => k !== "minutes").map(([k, v]) => [k, v[0]])) })),
  }));
  return visitor.order ? visitor.order.map((i) => visits[i]) : visits;
}

test("each visitor can be answered rightly", async () => {
  for (const visitor of visitors) {
    const server = new PracticeServer(start(), habits, { place: "P", point: "Q", colleague: "C" }, () => {});
    await server.send(perfect(visitor).map((payload, i) => ({ id: String(i), form: 1, type: "record-visit", at: "", payload })));
    assert.deepEqual(judge(visitor, server.recorded(), "desk").facts.filter((f) => !f.right), [], visitor.id);
  }
});

test("what stands already in an exercise is not yet right", () => {
  for (const visitor of visitors.filter((v) => v.recorded)) {
    const visit = { visit: "v", point: "p", presence: "desk", persons: 1, mediators: ["me"], requests: visitor.recorded.requests, version: 0 };
    assert.equal(judge(visitor, [visit], "desk").state, "wrong");
  }
});

test("nobody and nothing real stands at the desk of the training", async () => {
  const server = new PracticeServer(start(), habits, { place: "PIMMS", point: "Entraînement", colleague: "Camille Exemple" }, () => {});
  const begun = await server.desk();
  assert.deepEqual(begun.day, []);
  assert.deepEqual(begun.colleagues.map((c) => c.name), ["Camille Exemple"]);
  assert.deepEqual(begun.points.map((p) => [p.name, p.zone]), [["Entraînement", "Indian/Reunion"]]);
  assert.equal(begun.me.id, "me");
});

test("the server of the training records, corrects and takes back as the real one, and sends nothing", async () => {
  let changes = 0;
  globalThis.fetch = () => assert.fail("a request left the page");
  const server = new PracticeServer(start(), habits, { place: "P", point: "Q", colleague: "C" }, () => changes++);
  const command = (/** @type {string} */ type, /** @type {object} */ payload) => /** @type {any} */ ({ id: type, form: 1, type, at: "", payload });
  const first = await server.send([command("record-visit", { visit: "v", persons: 1, requests: [] })]);
  assert.deepEqual(first, { kind: "answers", nomenclature: 7, answers: [{ id: "record-visit", outcome: "accepted", visit: { visit: "v", persons: 1, requests: [], day: "2026-11-25", version: 0 } }] });
  await server.send([command("correct-visit", { visit: "v", persons: 2, requests: [], basedOn: 0 })]);
  assert.deepEqual(server.recorded().map((v) => [v.persons, v.version, "basedOn" in v]), [[2, 1, false]]);
  await server.send([command("cancel-visit", { visit: "v", basedOn: 1 })]);
  assert.deepEqual(server.recorded(), []);
  assert.equal(changes, 3);
  await assert.rejects(server.post());
  assert.equal(await server.queue(), "none");
  assert.equal(new PracticeStore().durable, true);
});
