import assert from "node:assert/strict";
import { test } from "node:test";
import { communeOf, endSaid, haltsOf, homeVisitsOf, nextAt, once, stillArmed, todayOf } from "../../main/resources/static/rounds/day-state.js";

const halt = (stop, more = {}) => ({ stop, tour: "t", day: "2026-11-26", start: "2026-11-26T08:00:00Z", end: "2026-11-26T11:00:00Z", hours: "9 h – 12 h", place: stop, address: "", state: "PLANNED", note: "", mine: false, crew: [], ...more });
const at = (hour) => `2026-11-26T${hour}:00:00Z`;
const NOON = Date.parse(at("12"));
const told = (halts) => ({ me: "me", today: "2026-11-26", zone: "Europe/Paris", tours: [], halts, sectors: [], partners: [], colleagues: [], kinds: [], communes: [{ id: "69266", name: "Villeurbanne" }, { id: "01004", name: "Ambérieu-en-Bugey" }], homeVisits: [{ homeVisit: "h1", commune: "Lyon", expectedEnd: "2026-11-26T10:00:00Z" }], alarmMinutes: 15, words: {} });

test("one's own halts come first, then by the hour; other days stay away", () => {
  const halts = haltsOf(told([halt("late", { start: "2026-11-26T14:00:00Z" }), halt("early"), halt("mine", { start: "2026-11-26T16:00:00Z", mine: true }), halt("tomorrow", { day: "2026-11-27" })]), NOON, []);
  assert.deepEqual(halts.map((h) => h.stop), ["mine", "early", "late"]);
});

test("what waits on the device is seen at once, in the order in which it was said", () => {
  const said = [
    { type: "stop-event", subject: "a", at: at("05"), content: { stop: "a", day: "2026-11-26", kind: "cancelled", reason: "Panne" } },
    { type: "check-in-stop", subject: "a", at: at("08"), content: {} },
    { type: "check-in-stop", subject: "a", at: at("09"), content: {} },
    { type: "check-out-stop", subject: "a", at: at("11"), content: {} },
    { type: "stop-event", subject: "b", at: at("05"), content: { stop: "b", day: "2026-11-26", kind: "late", minutes: 20 } },
    { type: "stop-event", subject: "b", at: at("06"), content: { stop: "b", day: "2026-11-27", kind: "cancelled" } },
  ];
  const [a, b] = haltsOf(told([halt("a"), halt("b", { start: "2026-11-26T09:00:00Z" })]), NOON, said);
  assert.deepEqual([a.state, a.arrivedAt, a.leftAt], ["PLANNED", at("08"), at("11")]);
  assert.equal(b.state, "LATE");
});

test("a halt that moved is not at its usual address", () => {
  const [a] = haltsOf(told([halt("a", { address: "Place du marché, Villeurbanne" })]), NOON, [{ type: "stop-event", subject: "a", at: at("05"), content: { stop: "a", day: "2026-11-26", kind: "moved", place: "Salle des fêtes" } }]);
  assert.deepEqual([a.place, a.address], ["Salle des fêtes", ""]);
});

test("nobody leaves before they have arrived", () => {
  const [a] = haltsOf(told([halt("a")]), NOON, [{ type: "check-out-stop", subject: "a", at: at("11"), content: {} }]);
  assert.equal(a.leftAt, undefined);
});

test("without a network the next day has its own halts, and nobody is at them yet", () => {
  const next = { ...halt("a"), day: "2026-11-27", start: "2026-11-27T08:00:00Z" };
  const halts = haltsOf(told([halt("a"), next]), NOON + 20 * 3_600_000, [{ type: "check-in-stop", subject: "a", at: at("08"), content: {} }]);
  assert.deepEqual(halts.map(({ day, arrivedAt }) => [day, arrivedAt]), [["2026-11-27", undefined]]);
});

test("the day is the one of the association", () => {
  const guadeloupe = { ...told([halt("a")]), zone: "America/Guadeloupe" };
  const evening = Date.parse("2026-11-27T01:00:00Z");
  assert.deepEqual(haltsOf(guadeloupe, evening, []).map((h) => h.stop), ["a"]);
  assert.equal(todayOf(guadeloupe, evening), "2026-11-26");
  assert.equal(todayOf(null, evening), "2026-11-27");
});

test("a home visit that was ended here is over, sent or not", () => {
  assert.deepEqual(homeVisitsOf(told([]), [{ homeVisit: "h2", commune: "Bron", expectedEnd: "x" }], [{ type: "home-visit-end", subject: "h1", at: "1", content: {} }]).map((v) => v.homeVisit), ["h2"]);
});

test("a home visit that somebody ended elsewhere is not armed here any more, one that was armed since is", () => {
  const [h1, h2, h3] = ["h1", "h2", "h3"].map((homeVisit) => ({ homeVisit, commune: "Bron", expectedEnd: at("11") }));
  assert.deepEqual(stillArmed([h1, h2, h3], [h1, h2], told([]), []), [h3]);
  const longer = [{ type: "home-visit-prolong", subject: "h1", at: at("09"), content: {} }, { type: "home-visit-prolong", subject: "h2", at: at("09"), content: {} }];
  assert.deepEqual(stillArmed([h1, h2, h3], [h1, h2], told([]), longer), [h1, h3]);
});

test("a commune is known by its name, however it is typed", () => {
  assert.equal(communeOf(told([]), " amberieu en bugey "), "01004");
  assert.equal(communeOf(told([]), "Nulle-Part"), "Nulle-Part");
});

test("a time is the next one that clocks show", () => {
  const next = (time, now, zone) => nextAt(time, Date.parse(now), zone)?.toISOString();
  assert.equal(next("15:30", "2026-11-26T13:00:00Z", "Europe/Paris"), "2026-11-26T14:30:00.000Z");
  assert.equal(next("09:00", "2026-11-26T13:00:00Z", "Europe/Paris"), "2026-11-27T08:00:00.000Z");
  assert.equal(next("14:00", "2026-11-26T13:00:00Z", "Europe/Paris"), "2026-11-27T13:00:00.000Z");
  assert.equal(next("x", "2026-11-26T13:00:00Z", "Europe/Paris"), undefined);
});

test("a time is one of the association's clocks, whatever those of the device show", () => {
  const next = (time, now, zone) => nextAt(time, Date.parse(now), zone)?.toISOString();
  assert.equal(next("18:00", "2026-11-26T13:30:00Z", "Indian/Reunion"), "2026-11-26T14:00:00.000Z");
  assert.equal(next("17:00", "2026-11-26T13:30:00Z", "Indian/Reunion"), "2026-11-27T13:00:00.000Z");
});

test("a time of tomorrow is found on a day that clocks make longer or shorter", () => {
  const next = (time, now) => nextAt(time, Date.parse(now), "Europe/Paris")?.toISOString();
  assert.equal(next("00:05", "2026-10-24T22:10:00Z"), "2026-10-25T23:05:00.000Z");
  assert.equal(next("23:00", "2027-03-27T22:30:00Z"), "2027-03-28T21:00:00.000Z");
});

test("a finger that presses twice prolongs a home visit once", () => {
  let minutes = 0;
  const press = once(() => { minutes += 15; });
  press();
  press();
  assert.equal(minutes, 15);
});

test("a home visit that was not armed ends when it is said, or as expected where it is said a day late", () => {
  const visit = { startedAt: at("09"), expectedEnd: at("11") };
  assert.equal(endSaid(visit, NOON), "2026-11-26T12:00:00.000Z");
  assert.equal(endSaid(visit, Date.parse("2026-11-27T08:00:00Z")), "2026-11-26T11:00:00.000Z");
  assert.equal(endSaid({ startedAt: at("09") }, Date.parse("2026-11-27T08:00:00Z")), "2026-11-26T21:00:00.000Z");
  assert.equal(endSaid(visit, Date.parse(at("08"))), "2026-11-26T09:01:00.000Z", "a clock that was put back");
});
