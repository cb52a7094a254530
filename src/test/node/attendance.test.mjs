import assert from "node:assert/strict";
import test from "node:test";
import { attended, counted, notedOf, pressedFace } from "../../main/resources/static/workshops/attendance.js";

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
