import assert from "node:assert/strict";
import { test } from "node:test";
import { uuidv7 } from "../../main/resources/static/shell/uuid.js";

test("an identifier is a UUID of version 7 that holds its time", () => {
  const id = uuidv7(0x0193f0a28d11, new Uint8Array(16).fill(0xff));
  assert.equal(id, "0193f0a2-8d11-7fff-bfff-ffffffffffff");
});

test("a thousand identifiers made in the same millisecond differ", () => {
  assert.equal(new Set(Array.from({ length: 1000 }, () => uuidv7(1_000))).size, 1000);
});
