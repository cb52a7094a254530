import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const SCRIPT = readFileSync(new URL("../../main/resources/static/shell/offline-worker.js", import.meta.url), "utf8");
const ORIGIN = "https://parvis.test";
const BUILD = {
  version: "new", guide: "/bureau/aide", pages: { fr: "/bureau/hors-ligne?langue=fr", en: "/bureau/hors-ligne?langue=en" },
  files: ["/v/new/shell/shell.js", "/bureau/aide", "/bureau/aide/01-accueil"],
};

/** The worker of a browser whose caches are a map of maps; without a network each request of a page fails. */
function aWorker() {
  const listeners = {};
  /** @type {Map<string, Map<string, string>>} */
  const stored = new Map();
  const open = async (name) => {
    if (!stored.has(name)) stored.set(name, new Map());
    const cache = stored.get(name);
    return {
      addAll: async (requests) => { for (const one of requests) cache.set(one.url, `kept ${one.url} ${one.credentials}`); },
      put: async (address, answer) => { cache.set(address, await answer.text()); },
      match: async (address) => {
        const found = cache.get(address.replace(ORIGIN, ""));
        return found === undefined ? undefined : new Response(found);
      },
    };
  };
  const state = { network: true, registered: true };
  const self = {
    BUILD, navigator: { onLine: true }, addEventListener: (type, listener) => { listeners[type] = listener; }, skipWaiting: async () => {},
    clients: { claim: async () => {} }, registration: { unregister: async () => { state.registered = false; } },
  };
  runInNewContext(SCRIPT, {
    self, URL, Response, location: { origin: ORIGIN },
    Request: class { constructor(url, init) { Object.assign(this, init, { url }); } },
    caches: { open, keys: async () => [...stored.keys()], delete: async (name) => stored.delete(name) },
    fetch: async ({ url }) => { if (!state.network) throw new TypeError("no network"); return new Response(`server ${url}`); },
  });
  /** What the worker does about something, and what it answers, if it does. */
  const tell = async (type, event) => {
    const work = [];
    let answer;
    listeners[type]({ ...event, waitUntil: (promise) => work.push(promise), respondWith: (promise) => { answer = promise; } });
    await Promise.all(work);
    return answer && (await answer).text();
  };
  const asks = (path, mode = "navigate", method = "GET") => tell("fetch", { request: { url: ORIGIN + path, mode, method } });
  return { state, stored, tell, asks };
}

test("without a network a page of the staff is the one that says what works, in the language of the screens", async () => {
  const { state, tell, asks } = aWorker();
  await tell("install", {});
  assert.match(await asks("/bureau/comptes"), /^server/);
  state.network = false;
  assert.match(await asks("/bureau/comptes"), /hors-ligne\?langue=fr/);
  await tell("message", { data: { language: "en" } });
  assert.match(await asks("/bureau/personnes?mots=durand"), /hors-ligne\?langue=en/);
  assert.match(await asks("/bureau/aide/01-accueil"), /kept \/bureau\/aide\/01-accueil/);
  assert.match(await asks("/v/new/shell/shell.js", "no-cors"), /^kept/);
});

test("what a page asks for by itself, and what is sent, is left to the browser", async () => {
  const { asks } = aWorker();
  assert.equal(await asks("/api/v1/sync", "cors"), undefined);
  assert.equal(await asks("/bureau/passages/1", "navigate", "POST"), undefined);
});

test("nothing that the server answered a page is kept, and all is kept without anybody's cookie", async () => {
  const { stored, tell, asks } = aWorker();
  await tell("install", {});
  const before = JSON.stringify([...stored.get("parvis-staff-new")]);
  await asks("/bureau/personnes");
  assert.equal(JSON.stringify([...stored.get("parvis-staff-new")]), before);
  for (const kept of stored.get("parvis-staff-new").values()) assert.match(kept, /omit$/);
});

test("a new version forgets the one before and no other cache; signing out leaves nothing", async () => {
  const { state, stored, tell, asks } = aWorker();
  stored.set("parvis-staff-old", new Map());
  stored.set("parvis-capture-new", new Map());
  await tell("install", {});
  await tell("activate", {});
  assert.deepEqual([...stored.keys()].sort(), ["parvis-capture-new", "parvis-staff-new"]);
  await asks("/deconnexion", "navigate", "POST");
  assert.deepEqual([...stored.keys()], ["parvis-capture-new"]);
  assert.equal(state.registered, false);
});
