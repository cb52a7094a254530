import assert from "node:assert/strict";
import test from "node:test";
import { attended, counted, latest, notedOf, pressed, pressedFace, pressedOn } from "../../main/resources/static/workshops/attendance.js";

const NOBODY = notedOf(null, "s");

test("a sheet begins with nobody; a press notes somebody, the same once more says nothing of them", () => {
  assert.deepEqual(NOBODY.present, {});
  const here = attended(NOBODY, "a", "here");
  assert.deepEqual(attended(here, "a", "late").present, { a: "late" });
  assert.deepEqual(attended(here, "a", "here").present, {});
});

test("no dimension counts more persons than there are, and nobody is below nobody", () => {
  let noted = counted(counted(NOBODY, 1), 1);
  assert.equal(noted.total, 2);
  for (let i = 0; i < 3; i++) noted = counted(noted, 1, "gender", "female");
  assert.equal(noted.total, 3, "the total goes with it");
  noted = counted(noted, 1, "age-band", "60-74");
  assert.equal(noted.total, 3, "another dimension counts the same persons");
  assert.equal(counted(noted, -1).total, 3, "fewer would not hold the dimension");
  assert.equal(counted(NOBODY, -1).total, 0);
  assert.deepEqual(counted(NOBODY, -1, "gender", "male").counts, { gender: { male: 0 } });
});

test("each press on a face counts once", () => assert.deepEqual(pressedFace(pressedFace(NOBODY, 0), 2).faces, [1, 0, 1]));

const DAY = "2026-11-26";

test("what another tab has noted stays when this one goes on", () => {
  const kept = pressed(pressed(null, DAY, "s", pressedOn("a", "here", false)), DAY, "s", pressedOn("b", "here", false));
  const mine = pressed(null, DAY, "s", pressedOn("a", "here", false));
  const both = pressed(latest(mine, kept), DAY, "s", pressedOn("c", "late", false));
  assert.deepEqual(notedOf(both, "s").present, { a: "here", b: "here", c: "late" });
  const after = pressed(latest(mine, both), DAY, "s", pressedOn("c", "late", false));
  assert.deepEqual(notedOf(after, "s").present, { a: "here", b: "here", c: "late" }, "what was not shown as noted is noted, not taken off");
});

test("a device that keeps nothing forgets no press, and a tab of the day before brings nothing back", () => {
  const first = pressed(null, DAY, "s", (noted) => counted(noted, 1));
  assert.equal(notedOf(pressed(latest(first, undefined), DAY, "s", (noted) => counted(noted, 1)), "s").total, 2);
  const before = pressed(pressed(null, "2026-11-25", "r", (noted) => noted), "2026-11-25", "r", (noted) => noted);
  assert.equal(latest(before, first), first);
  assert.equal(latest(first, before), first);
});
