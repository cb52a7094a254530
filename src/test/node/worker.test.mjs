import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const SCRIPT = readFileSync(new URL("../../main/resources/static/capture/worker.js", import.meta.url), "utf8");

/** A worker of version "new" that waits, while these windows are open; asked in this way, whether it takes over. */
async function takesOver(asked, windows) {
  const listeners = {};
  let taken = false;
  /** @type {Promise<unknown>} */
  let work = Promise.resolve();
  const self = {
    BUILD: { version: "new", shells: {}, files: [] },
    addEventListener: (type, listener) => { listeners[type] = listener; },
    clients: { matchAll: async () => windows.map((path) => ({ url: `https://parvis.test${path}` })) },
    skipWaiting: async () => { taken = true; },
  };
  runInNewContext(SCRIPT, { self, URL, location: { origin: "https://parvis.test" } });
  listeners.message({ data: asked, waitUntil: (promise) => { work = promise; } });
  await work;
  return taken;
}

test("a new version takes over when the only page that is open is of that version", async () => {
  assert.equal(await takesOver({ takeOver: "/v/new/" }, ["/capture", "/bureau"]), true);
  assert.equal(await takesOver({ takeOver: "/v/new/" }, ["/capture", "/capture"]), false);
});

test("a page of the version before does not let the new one in under itself", async () => {
  for (const asked of [{ takeOver: "/v/old/" }, "take-over", undefined]) assert.equal(await takesOver(asked, ["/capture"]), false);
});

/** Answer of the worker to a page that asks for the words of the door, which the device keeps. */
async function wordsWhen(fetch) {
  const listeners = {};
  const self = { BUILD: { version: "new", shells: {}, files: [] }, addEventListener: (type, listener) => { listeners[type] = listener; } };
  const caches = { match: async (address) => (address === "/capture/words.json" ? "kept" : undefined) };
  runInNewContext(SCRIPT, { self, URL, location: { origin: "https://parvis.test" }, caches, fetch, Response, setTimeout: (work) => void setTimeout(work) });
  let answer;
  listeners.fetch({ request: { method: "GET", mode: "cors", url: "https://parvis.test/capture/words.json" }, respondWith: (promise) => { answer = promise; } });
  return answer;
}

test("the door has its words where a line takes them and never answers, or a server answers with a fault", { timeout: 60_000 }, async () => {
  assert.equal(await wordsWhen(() => new Promise(() => {})), "kept");
  assert.equal(await wordsWhen(async () => ({ ok: false, status: 503 })), "kept");
  assert.equal(await wordsWhen(async () => { throw new TypeError(); }), "kept");
  assert.deepEqual(await wordsWhen(async () => ({ ok: true })), { ok: true });
});
