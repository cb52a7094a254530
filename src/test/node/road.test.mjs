import assert from "node:assert/strict";
import { test } from "node:test";
import { communeOf, haltsOf, homeVisitsOf, nextAt } from "../../main/resources/static/rounds/road.js";

const halt = (stop, more = {}) => ({ stop, tour: "t", day: "2026-11-26", start: "2026-11-26T08:00:00Z", end: "2026-11-26T11:00:00Z", hours: "9 h – 12 h", place: stop, address: "", state: "PLANNED", note: "", mine: false, crew: [], ...more });
const told = (halts) => ({ me: "me", today: "2026-11-26", tours: [], halts, sectors: [], partners: [], colleagues: [], kinds: [], communes: [{ id: "69266", name: "Villeurbanne" }, { id: "01004", name: "Ambérieu-en-Bugey" }], homeVisits: [{ homeVisit: "h1", commune: "Lyon", expectedEnd: "2026-11-26T10:00:00Z" }], alarmMinutes: 15, words: {} });

test("one's own halts come first, then by the hour; other days stay away", () => {
  const halts = haltsOf(told([halt("late", { start: "2026-11-26T14:00:00Z" }), halt("early"), halt("mine", { start: "2026-11-26T16:00:00Z", mine: true }), halt("tomorrow", { day: "2026-11-27" })]), "2026-11-26", []);
  assert.deepEqual(halts.map((h) => h.stop), ["mine", "early", "late"]);
});

test("what waits on the device is seen at once, in the order in which it was said", () => {
  const said = [
    { type: "stop-event", subject: "a", at: "1", content: { stop: "a", day: "2026-11-26", kind: "cancelled", reason: "Panne" } },
    { type: "check-in-stop", subject: "a", at: "2", content: {} },
    { type: "check-in-stop", subject: "a", at: "3", content: {} },
    { type: "check-out-stop", subject: "a", at: "4", content: {} },
    { type: "stop-event", subject: "b", at: "5", content: { stop: "b", day: "2026-11-26", kind: "late", minutes: 20 } },
    { type: "stop-event", subject: "b", at: "6", content: { stop: "b", day: "2026-11-27", kind: "cancelled" } },
  ];
  const [a, b] = haltsOf(told([halt("a"), halt("b", { start: "2026-11-26T09:00:00Z" })]), "2026-11-26", said);
  assert.deepEqual([a.state, a.arrivedAt, a.leftAt], ["PLANNED", "2", "4"]);
  assert.equal(b.state, "LATE");
});

test("nobody leaves before they have arrived", () => {
  const [a] = haltsOf(told([halt("a")]), "2026-11-26", [{ type: "check-out-stop", subject: "a", at: "4", content: {} }]);
  assert.equal(a.leftAt, undefined);
});

test("a home visit that was ended here is over, sent or not", () => {
  assert.deepEqual(homeVisitsOf(told([]), [{ homeVisit: "h2", commune: "Bron", expectedEnd: "x" }], [{ type: "home-visit-end", subject: "h1", at: "1", content: {} }]).map((v) => v.homeVisit), ["h2"]);
});

test("a commune is known by its name, however it is typed", () => {
  assert.equal(communeOf(told([]), " amberieu en bugey "), "01004");
  assert.equal(communeOf(told([]), "Nulle-Part"), "Nulle-Part");
});

test("a time is the next one that clocks show", () => {
  const now = new Date(2026, 10, 26, 14, 0).getTime();
  assert.equal(nextAt("15:30", now)?.getTime(), new Date(2026, 10, 26, 15, 30).getTime());
  assert.equal(nextAt("09:00", now)?.getTime(), new Date(2026, 10, 27, 9, 0).getTime());
  assert.equal(nextAt("x", now), null);
});
