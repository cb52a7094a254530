import assert from "node:assert/strict";
import { test } from "node:test";
import { sessionEnded } from "../../main/resources/static/desk/view-status.js";

const words = { t: (key) => key, n: (key, count) => `${key} ${count}` };
const waiting = (...subjects) => ({ waiting: subjects.map((subject) => ({ subject })) });

test("a session that ended says how many visits wait, and that all is sent when none does", () => {
  assert.equal(sessionEnded(words, waiting("a", "a", "b")), "session 2");
  assert.equal(sessionEnded(words, waiting()), "session.none");
});
