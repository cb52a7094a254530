import assert from "node:assert/strict";
import { test } from "node:test";
import { counted, countedTo, departed, keepDeparted, MemoryStore, takeOver, withDeparted } from "../../main/resources/static/desk/memory.js";
import { ACTIVITY, Outbox, SEEN, command } from "../../main/resources/static/desk/outbox.js";
import { recorded } from "./desk-fixtures.mjs";

/** A server that applies each command once, and whose line can be cut before or after it has done so. */
class FakeServer {
  visits = new Map();
  decided = new Map();
  batches = [];
  cut = "";
  refuse = new Set();
  silent = new Set();
  status = "";

  send = async (commands) => {
    this.batches.push(commands);
    if (this.status) return { kind: this.status };
    if (this.cut === "before") throw new TypeError("network");
    const answers = commands.filter((c) => !this.silent.has(c.payload.visit)).map((command) => this.answer(command));
    if (this.cut === "after") throw new TypeError("network");
    return { kind: "answers", answers, nomenclature: 7 };
  };

  answer(command) {
    const { payload } = command;
    const before = this.decided.get(command.id);
    if (before) return { ...before, outcome: "already-known", first: before.outcome, ...(this.visits.has(payload.visit) ? { visit: this.visits.get(payload.visit) } : {}) };
    const answer = { id: command.id, ...this.decide(command) };
    this.decided.set(command.id, answer);
    return answer;
  }

  decide({ type, payload }) {
    const now = this.visits.get(payload.visit);
    if (payload.requests?.some((r) => this.refuse.has(r.theme))) return { outcome: "rejected", problems: [{ field: "requests[0].theme", message: "?" }] };
    if (type === "record-visit") {
      assert.equal("basedOn" in payload, false);
      this.visits.set(payload.visit, { ...payload, version: 0 });
    } else if (now?.version !== payload.basedOn) return { outcome: "conflict", visit: now };
    else if (type === "cancel-visit") {
      this.visits.delete(payload.visit);
      return { outcome: "accepted" };
    } else this.visits.set(payload.visit, { ...payload, version: now.version + 1 });
    return { outcome: "accepted", visit: this.visits.get(payload.visit) };
  }
}

function device({ store = new MemoryStore(), server = new FakeServer(), author = "me" } = {}) {
  const settled = [];
  const appointments = [];
  const statuses = [];
  const outbox = new Outbox({
    store, author, send: server.send, random: () => 0.5,
    later: (work, wait) => appointments.push({ work, wait }),
    onSettled: (all) => settled.push(...all),
    onStatus: (status) => statuses.push(status),
  });
  return { outbox, store, server, settled, appointments, statuses, count: async () => (await outbox.status()).waiting.length };
}

const other = (visit, theme) => ({ ...visit, requests: visit.requests.map((r) => ({ ...r, theme })) });

test("a saved visit is stored, sent at once, and gone from the device when it is answered", async () => {
  const d = device();
  const { visit } = recorded();
  await d.outbox.save(visit, null);
  await d.outbox.flush();
  assert.equal(await d.count(), 0);
  assert.deepEqual(d.server.visits.get(visit.visit).requests, visit.requests);
  assert.deepEqual(d.settled.map((s) => [s.decision, s.visit.version]), [["accepted", 0]]);
  assert.equal(d.statuses.at(-1).line, "idle");
});

test("an answer that was lost costs nothing: the command is sent again and known", async () => {
  const d = device();
  d.server.cut = "after";
  await d.outbox.save(recorded().visit, null);
  await d.outbox.flush();
  assert.equal(await d.count(), 1);
  assert.equal(d.statuses.at(-1).line, "broken");
  d.server.cut = "";
  await d.outbox.flush();
  assert.equal(await d.count(), 0);
  assert.equal(d.server.visits.size, 1);
  assert.equal(d.settled[0].decision, "accepted");
});

test("what has not left is amended; what may have left is followed by a correction on its version", async () => {
  const d = device();
  const { visit } = recorded();
  d.server.cut = "before";
  d.outbox.flush = async () => {};
  await d.outbox.save(visit, null);
  await d.outbox.save(other(visit, "b"), null);
  assert.deepEqual((await d.outbox.status()).waiting.map((e) => [e.type, e.content.requests[0].theme]), [["record-visit", "b"]]);

  delete d.outbox.flush;
  await d.outbox.flush();
  await d.outbox.save(other(visit, "c"), null);
  await d.outbox.save(other(visit, "d"), null);
  assert.deepEqual((await d.outbox.status()).waiting.map((e) => [e.type, e.follows]), [["record-visit", false], ["correct-visit", true]]);

  d.server.cut = "";
  await d.outbox.flush();
  assert.equal(await d.count(), 0);
  assert.equal(d.server.visits.get(visit.visit).requests[0].theme, "d");
  assert.equal(d.server.visits.get(visit.visit).version, 1);
});

test("a correction of a known visit carries the version that was on the screen", async () => {
  const d = device();
  const { visit } = recorded();
  await d.outbox.save(visit, null);
  await d.outbox.flush();
  await d.outbox.save(other(visit, "b"), 0);
  await d.outbox.flush();
  assert.equal(d.server.visits.get(visit.visit).version, 1);
});

test("a visit taken back before it left is forgotten, without a word to the server", async () => {
  const d = device();
  d.outbox.flush = async () => {};
  const { visit } = recorded();
  await d.outbox.save(visit, null);
  await d.outbox.cancel(visit.visit, null);
  assert.equal(await d.count(), 0);
  assert.equal(d.server.batches.length, 0);
});

test("a gesture seen during a visit goes along, in the same turn, when the visit is taken back before it left", async () => {
  const d = device();
  const flush = d.outbox.flush;
  d.outbox.flush = async () => {};
  const { visit } = recorded();
  await d.outbox.save(visit, null);
  await d.outbox.add(SEEN, "gesture", { seen: "gesture", visit: visit.visit, gesture: "sign-in", level: "alone" });
  await d.outbox.add(SEEN, "other", { seen: "other", visit: "of-another-visit", gesture: "sign-in", level: "alone" });
  // the network is back at the very moment
  d.outbox.flush = flush;
  await d.outbox.cancel(visit.visit, null);
  await d.outbox.flush();
  assert.deepEqual(new Set(d.server.batches.flat().map(({ payload }) => payload.seen)), new Set(["other"]));
});

test("a visit taken back while its record is under way is taken back after it", async () => {
  const d = device();
  d.server.cut = "after";
  const { visit } = recorded();
  await d.outbox.save(visit, null);
  await d.outbox.flush();
  await d.outbox.cancel(visit.visit, null);
  d.server.cut = "";
  await d.outbox.flush();
  assert.equal(d.server.visits.size, 0);
  assert.equal(await d.count(), 0);
});

test("a correction that has not left is dropped with the visit it corrects", async () => {
  const d = device();
  const { visit } = recorded();
  await d.outbox.save(visit, null);
  await d.outbox.flush();
  const flush = d.outbox.flush;
  d.outbox.flush = async () => {};
  await d.outbox.save(other(visit, "b"), 0);
  await d.outbox.cancel(visit.visit, 0);
  d.outbox.flush = flush;
  await d.outbox.flush();
  assert.equal(d.server.visits.size, 0);
  assert.deepEqual(d.server.batches.flat().map((c) => c.type), ["record-visit", "cancel-visit"]);
});

test("a refused command waits to be put right, blocks nobody, and what puts it right is a new command", async () => {
  const d = device();
  d.server.refuse.add("bad");
  const bad = other(recorded().visit, "bad");
  const good = recorded().visit;
  await Promise.all([d.outbox.save(bad, null), d.outbox.save(good, null)]);
  await d.outbox.flush();
  const { waiting, refused } = await d.outbox.status();
  assert.equal(waiting.length, 0);
  assert.deepEqual(refused.map((e) => [e.subject, e.problems.length]), [[bad.visit, 1]]);
  assert.ok(d.server.visits.has(good.visit));

  await d.outbox.save(other(bad, "fine"), null);
  await d.outbox.flush();
  assert.deepEqual((await d.outbox.status()).refused, []);
  assert.ok(d.server.visits.has(bad.visit));
  assert.equal(new Set(d.server.batches.flat().map((c) => c.id)).size, 3);
});

test("a correction made while a record was refused takes its place", async () => {
  const d = device();
  d.server.refuse.add("bad");
  d.server.cut = "before";
  const bad = other(recorded().visit, "bad");
  await d.outbox.save(bad, null);
  await d.outbox.flush();
  await d.outbox.save(other(bad, "fine"), null);
  d.server.cut = "";
  await d.outbox.flush();
  assert.deepEqual((await d.outbox.status()).refused, []);
  assert.equal(d.server.visits.get(bad.visit).version, 0);
});

test("a conflict keeps both versions until a person has decided", async () => {
  const d = device();
  const { visit } = recorded();
  await d.outbox.save(visit, null);
  await d.outbox.flush();
  d.server.visits.set(visit.visit, { ...visit, persons: 4, version: 5 });
  await d.outbox.save(other(visit, "b"), 0);
  await d.outbox.flush();
  const [entry] = (await d.outbox.status()).refused;
  assert.equal(entry.state, "conflict");
  assert.equal(entry.now.persons, 4);
  await d.outbox.save(entry.content, entry.now.version);
  await d.outbox.flush();
  assert.equal(d.server.visits.get(visit.visit).version, 6);
  assert.deepEqual((await d.outbox.status()).refused, []);
});

test("a command without an answer is sent again later, those beside it are done", async () => {
  const d = device();
  const quiet = recorded().visit;
  const plain = recorded().visit;
  d.server.silent.add(quiet.visit);
  await Promise.all([d.outbox.save(quiet, null), d.outbox.save(plain, null)]);
  await d.outbox.flush();
  assert.equal(await d.count(), 1);
  assert.ok(d.server.visits.has(plain.visit));
  d.server.silent.clear();
  d.appointments.at(-1).work();
  await d.outbox.flush();
  assert.equal(await d.count(), 0);
});

test("an ended session decides nothing and loses nothing", async () => {
  const d = device();
  d.server.status = "session";
  await d.outbox.save(recorded().visit, null);
  await d.outbox.flush();
  assert.equal(d.statuses.at(-1).line, "session");
  assert.equal(await d.count(), 1);
  d.server.status = "";
  await d.outbox.flush();
  assert.equal(await d.count(), 0);
});

test("one command that cannot be read is found in its batch; the others are done", async () => {
  const d = device();
  const bad = other(recorded().visit, "unreadable");
  const send = d.server.send;
  d.outbox.send = async (commands) => (commands.some((c) => c.payload.requests[0].theme === "unreadable") ? { kind: "refused" } : send(commands));
  d.outbox.flush = async () => {};
  await d.outbox.save(recorded().visit, null);
  await d.outbox.save(bad, null);
  await d.outbox.save(recorded().visit, null);
  delete d.outbox.flush;
  await d.outbox.flush();
  const { waiting, refused } = await d.outbox.status();
  assert.equal(waiting.length, 0);
  assert.deepEqual(refused.map((e) => e.subject), [bad.visit]);
  assert.equal(d.server.visits.size, 2);
});

test("pauses grow, stay bounded, and respect what the server asks for", async () => {
  const d = device();
  d.server.cut = "before";
  await d.outbox.save(recorded().visit, null);
  for (let i = 0; i < 12; i++) await d.outbox.flush();
  const waits = d.appointments.map((a) => a.wait);
  assert.ok(waits.every((wait, i) => i === 0 || wait >= waits[i - 1]));
  assert.ok(Math.max(...waits) <= 300_000);
  d.outbox.send = async () => ({ kind: "later", after: 900 });
  await d.outbox.flush();
  assert.equal(d.appointments.at(-1).wait, 900_000);
});

test("what another account left on the device waits for that account", async () => {
  const store = new MemoryStore();
  const hers = device({ store, author: "her" });
  hers.server.cut = "before";
  await hers.outbox.save(recorded().visit, null);
  await hers.outbox.flush();
  const his = device({ store, author: "him" });
  await his.outbox.flush();
  assert.equal(his.server.batches.length, 0);
  const { waiting, others } = await his.outbox.status();
  assert.deepEqual([waiting.length, others], [0, 1]);
});

test("commands leave in the order of the counter, whatever the clock says", async () => {
  const d = device();
  let now = 2_000_000;
  d.outbox.clock = () => (now -= 500_000);
  d.outbox.flush = async () => {};
  const made = [recorded().visit, recorded().visit, recorded().visit];
  for (const visit of made) await d.outbox.save(visit, null);
  delete d.outbox.flush;
  await d.outbox.flush();
  assert.deepEqual(d.server.batches.flat().map((c) => c.payload.visit), made.map((v) => v.visit));
});

test("two tabs on one store send each command to one visit", async () => {
  const store = new MemoryStore();
  const server = new FakeServer();
  /** @type {Promise<unknown>} */
  let held = Promise.resolve();
  const lock = (work) => (held = held.then(work));
  const [one, two] = [0, 1].map(() => new Outbox({ store, author: "me", send: server.send, lock, later: () => {} }));
  await Promise.all([one.save(recorded().visit, null), two.save(recorded().visit, null)]);
  await Promise.all([one.flush(), two.flush()]);
  assert.equal(server.visits.size, 2);
  assert.equal(server.batches.flat().length, 2);
});

test("a visit taken back the moment its answer arrives is taken back on the server too", async () => {
  const d = device();
  const { visit } = recorded();
  await d.outbox.save(visit, null);
  await d.outbox.flush();
  // The screen has not heard of the answer yet
  await d.outbox.cancel(visit.visit, null);
  await d.outbox.flush();
  assert.equal(d.server.visits.size, 0);
});

test("a visit that another tab has sent is corrected and taken back, not recorded anew", async () => {
  const store = new MemoryStore();
  const mine = device({ store });
  const theirs = device({ store, server: mine.server });
  const flush = mine.outbox.flush;
  mine.outbox.flush = async () => {};
  const [corrected, cancelled] = [recorded().visit, recorded().visit];
  await mine.outbox.save(corrected, null);
  await mine.outbox.save(cancelled, null);
  await theirs.outbox.flush();
  mine.outbox.flush = flush;
  await mine.outbox.save(other(corrected, "b"), null);
  await mine.outbox.cancel(cancelled.visit, null);
  await mine.outbox.flush();
  assert.deepEqual([...mine.server.visits.values()].map((v) => [v.visit, v.version]), [[corrected.visit, 1]]);
});

test("a change of the store happens whole or not at all", async () => {
  const store = new MemoryStore();
  await assert.rejects(store.change(async (commands) => {
    await commands.add({ subject: "a" });
    throw new Error("disk full");
  }));
  assert.deepEqual(await store.change((commands) => commands.count()), 0);
});

test("a page whose device is full counts on from the device's counter, and so do the pages after it", async () => {
  const kept = new Map();
  globalThis.localStorage = { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) };
  const server = new FakeServer();
  server.answer = (command) => ({ id: command.id, outcome: "accepted" });
  const sheet = (d) => d.outbox.add("workshops.sheet", "s", { session: "s" });
  const stored = device();
  stored.outbox.flush = async () => {};
  await sheet(stored);
  const [before] = (await stored.outbox.status()).waiting;
  // What was answered left 40 numbers behind; one command still waits
  const one = device({ store: takeOver([{ ...before, seq: 7 }], 40), server });
  const two = device({ store: takeOver([], 40), server });
  await sheet(one);
  await sheet(two);
  await sheet(one);
  await one.outbox.flush();
  await two.outbox.flush();
  assert.deepEqual(server.batches.flat().map((c) => c.seq).sort((a, b) => a - b), [7, 41, 42, 43]);
  assert.equal(counted(), 43);
  const after = device({ store: takeOver([], 40), server });
  await sheet(after);
  await after.outbox.flush();
  assert.equal(server.batches.flat().at(-1).seq, 44);
});

test("a page that can write lets those that cannot know how far it counted", () => {
  const kept = new Map();
  globalThis.localStorage = { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) };
  try {
    countedTo(50);
    assert.equal(counted(), 0, "no such page: nothing is kept");
    kept.set("parvis-desk-counter", "43");
    countedTo(50);
    assert.equal(counted(), 50);
    countedTo(44);
    assert.equal(counted(), 50);
  } finally {
    delete globalThis.localStorage;
  }
});

test("what has left a page whose device is full is not amended by the page after it, whose device shows it as it was", async () => {
  const kept = new Map();
  globalThis.localStorage = { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value), removeItem: (name) => void kept.delete(name) };
  try {
    const server = new FakeServer();
    const { visit } = recorded();
    const stored = device();
    stored.outbox.flush = async () => {};
    await stored.outbox.save(visit, null);
    const [before] = (await stored.outbox.status()).waiting;
    server.cut = "after";
    const full = device({ store: takeOver([before], 40), server });
    await full.outbox.flush();
    assert.equal(server.visits.size, 1, "it arrived, and the answer was lost");
    assert.deepEqual(departed(), [before.id]);
    server.cut = "";
    const read = withDeparted(new Map([[before.seq, before]]));
    const after = device({ store: takeOver([...read.values()], 40), server });
    await after.outbox.save(other(visit, "housing"), null);
    await after.outbox.flush();
    assert.equal(server.visits.get(visit.visit).requests[0].theme, "housing");
    assert.equal(server.visits.get(visit.visit).version, 1);
    assert.equal(await after.count(), 0);
    keepDeparted([before.id]);
    assert.deepEqual(departed(), [before.id], "the device still shows it as if it had not left");
    keepDeparted([]);
    assert.deepEqual(departed(), []);
  } finally {
    delete globalThis.localStorage;
  }
});

test("a device that refuses even a number still counts on within the page", async () => {
  globalThis.localStorage = { getItem: () => { throw new Error("refused"); }, setItem: () => { throw new Error("refused"); } };
  const d = device({ store: takeOver([], 40) });
  d.server.answer = (command) => ({ id: command.id, outcome: "accepted" });
  await d.outbox.add("check-in-stop", "stop-1", {});
  await d.outbox.add("check-in-stop", "stop-2", {});
  await d.outbox.flush();
  assert.deepEqual(d.server.batches.flat().map((c) => c.seq), [41, 42]);
});

test("commands of any module travel: they carry their counter, their type and how far the clock was put right", async () => {
  const d = device();
  d.outbox.clock = () => Date.parse("2026-11-25T09:00:00Z");
  d.outbox.offset = () => 90_000;
  d.server.answer = (command) => ({ id: command.id, outcome: "accepted" });
  await d.outbox.add("check-in-stop", "stop-1", { stop: "stop-1", day: "2026-11-25" });
  await d.outbox.keep(ACTIVITY, "activity-1", { activity: "activity-1", minutes: 90 }, null);
  await d.outbox.flush();
  const sent = d.server.batches.flat();
  assert.deepEqual(sent.map((c) => [c.seq, c.type, c.at, c.offset]), [
    [1, "check-in-stop", "2026-11-25T09:01:30.000Z", 90_000],
    [2, "record-activity", "2026-11-25T09:01:30.000Z", 90_000],
  ]);
  assert.deepEqual(sent[0].payload, { stop: "stop-1", day: "2026-11-25" });
  assert.equal(await d.count(), 0);
});

test("a command made before the clock was ever measured says nothing of an offset", async () => {
  const d = device();
  await d.outbox.save(recorded().visit, null);
  await d.outbox.flush();
  assert.equal("offset" in d.server.batches[0][0], false);
});

test("what follows a command says the version that one is going to make", async () => {
  const d = device();
  d.server.cut = "before";
  const { visit } = recorded();
  await d.outbox.save(visit, null);
  await d.outbox.flush();
  await d.outbox.save(other(visit, "b"), null);
  await d.outbox.cancel(visit.visit, null);
  const { waiting } = await d.outbox.status();
  assert.deepEqual(waiting.map((e) => [e.type, command(e).payload.basedOn]), [["record-visit", undefined], ["cancel-visit", 0]]);
});

test("a correction that the server holds stays and is asked about again", async () => {
  const d = device();
  const { visit } = recorded();
  const answer = d.server.answer;
  d.server.answer = (command) => ({ id: command.id, outcome: "held" });
  await d.outbox.save(visit, 3);
  await d.outbox.flush();
  const { waiting, line } = await d.outbox.status();
  assert.deepEqual([waiting.length, waiting[0].held, line], [1, true, "idle"]);
  d.server.answer = answer;
  d.server.visits.set(visit.visit, { ...visit, version: 3 });
  await d.outbox.flush();
  assert.equal(await d.count(), 0);
  assert.equal(d.server.visits.get(visit.visit).version, 4);
});

test("what puts a refused command right names it", async () => {
  const d = device();
  d.server.refuse.add("bad");
  const bad = other(recorded().visit, "bad");
  await d.outbox.save(bad, null);
  await d.outbox.flush();
  await d.outbox.save(other(bad, "fine"), null);
  await d.outbox.flush();
  const [refused, right] = d.server.batches.flat();
  assert.equal(right.replaces, refused.id);
});

test("a merge and a clash are told with their fields", async () => {
  const d = device();
  const { visit } = recorded();
  d.server.answer = (command) => ({ id: command.id, outcome: "accepted", visit: { ...visit, version: 4 }, merged: { over: 3, fields: ["persons"] } });
  await d.outbox.save(visit, 2);
  await d.outbox.flush();
  assert.deepEqual(d.settled[0].merged, ["persons"]);
  d.server.answer = (command) => ({ id: command.id, outcome: "conflict", visit: { ...visit, version: 6 }, clash: ["persons"] });
  await d.outbox.save(visit, 4);
  await d.outbox.flush();
  assert.deepEqual((await d.outbox.status()).refused[0].clash, ["persons"]);
});

test("envelopes are carried after each turn; one's own only when no session takes them", async () => {
  const d = device();
  const carried = [];
  d.outbox.carry = async (own) => void carried.push(own);
  await d.outbox.flush();
  d.server.status = "session";
  await d.outbox.save(recorded().visit, null);
  await d.outbox.flush();
  assert.deepEqual([carried[0], carried.at(-1)], [false, true]);
});

test("what is said on top of a command names it, also once that is answered, until the screen shows how things stand", async () => {
  const d = device();
  const { visit } = recorded();
  d.server.cut = "after";
  await d.outbox.save(visit, null);
  await d.outbox.flush();
  await d.outbox.save(other(visit, "b"), null);
  d.server.cut = "";
  await d.outbox.flush();
  await d.outbox.save(other(visit, "c"), 1);
  await d.outbox.flush();
  d.outbox.shown(visit.visit);
  await d.outbox.save(other(visit, "d"), 2);
  await d.outbox.flush();
  const sent = [...new Map(d.server.batches.flat().map((c) => [c.id, c])).values()];
  assert.deepEqual(sent.map((c) => c.after), [undefined, sent[0].id, sent[1].id, undefined]);
});

test("what takes the place of a refused correction is said on top of what that one was said on top of", async () => {
  const d = device();
  const { visit } = recorded();
  await d.outbox.save(visit, null);
  await d.outbox.flush();
  const [[first]] = d.server.batches;
  d.server.refuse.add("b");
  d.server.cut = "before";
  await d.outbox.save(other(visit, "b"), 0);
  await d.outbox.flush();
  await d.outbox.save(other(visit, "c"), 0);
  d.server.cut = "";
  await d.outbox.flush();
  const last = d.server.batches.flat().at(-1);
  assert.deepEqual([last.payload.requests[0].theme, last.payload.basedOn, last.after], ["c", 0, first.id]);
});

test("what is decided after a conflict is said on top of how things stand, not of one's own last command", async () => {
  const d = device();
  const { visit } = recorded();
  await d.outbox.save(visit, null);
  await d.outbox.flush();
  d.server.visits.set(visit.visit, { ...visit, persons: 4, version: 5 });
  await d.outbox.save(other(visit, "b"), 0);
  await d.outbox.flush();
  await d.outbox.save(other(visit, "c"), 5);
  await d.outbox.flush();
  const last = d.server.batches.flat().at(-1);
  assert.deepEqual([last.payload.basedOn, last.after], [5, undefined]);
});

test("what followed a command that was delivered sealed, without an answer here, leaves on top of it", async () => {
  const d = device();
  const { visit } = recorded();
  d.server.cut = "before";
  await d.outbox.save(visit, null);
  await d.outbox.flush();
  await d.outbox.save(other(visit, "b"), null);
  const [first] = (await d.outbox.status()).waiting;
  d.server.answer(command(first));
  await d.store.change((commands) => commands.delete(first.seq));
  d.server.cut = "after";
  await d.outbox.flush();
  const [left] = (await d.outbox.status()).waiting;
  assert.deepEqual([left.follows, command(left).after, command(left).payload.basedOn], [false, first.id, 0]);
  d.server.cut = "";
  await d.outbox.flush();
  assert.equal(await d.count(), 0);
  assert.deepEqual([d.server.visits.get(visit.visit).version, d.server.visits.get(visit.visit).requests[0].theme], [1, "b"]);
});

test("what has left since it was shown, or was answered, is not taken out; what is still here is", async () => {
  const d = device();
  const flush = d.outbox.flush;
  d.outbox.flush = async () => {};
  await d.outbox.save(recorded().visit, null);
  await d.outbox.save(recorded().visit, null);
  const [one, two] = (await d.outbox.status()).waiting;
  assert.equal(await d.outbox.discard(one), true);
  assert.equal(await d.outbox.discard(one), false);
  d.outbox.flush = flush;
  d.server.cut = "before";
  await d.outbox.flush();
  assert.equal(await d.outbox.discard(two), false);
  assert.deepEqual((await d.outbox.status()).waiting.map((e) => e.id), [two.id]);
  d.server.cut = "";
  d.server.refuse.add(two.content.requests[0].theme);
  await d.outbox.flush();
  assert.equal(await d.outbox.discard((await d.outbox.status()).refused[0]), true);
  assert.deepEqual((await d.outbox.status()).refused, []);
});

test("what the server keeps for a person has been delivered", async () => {
  const d = device();
  d.server.answer = (command) => ({ id: command.id, outcome: "kept" });
  const { visit } = recorded();
  await d.outbox.save(visit, null);
  await d.outbox.flush();
  const { waiting, refused, line } = await d.outbox.status();
  assert.deepEqual([waiting.length, refused.length, line], [0, 0, "idle"]);
});

test("what another tab has sent, several times over, is corrected in the version that was made there", async () => {
  const store = new MemoryStore();
  const server = new FakeServer();
  const here = device({ store, server });
  const there = device({ store, server });
  const { visit } = recorded();
  here.outbox.reachable = () => false;
  await here.outbox.save(visit, null);
  await there.outbox.flush();
  await here.outbox.save(other(visit, "b"), null);
  await there.outbox.flush();
  await here.outbox.save(other(visit, "c"), null);
  await there.outbox.flush();
  await here.outbox.save(other(visit, "d"), null);
  await there.outbox.flush();
  assert.equal(await there.count(), 0);
  assert.deepEqual(there.settled.map(({ decision }) => decision), ["accepted", "accepted", "accepted", "accepted"]);
  const last = server.batches.flat();
  assert.deepEqual(last.map((c) => c.payload.basedOn), [undefined, 0, 1, 2]);
  assert.deepEqual(last.map((c) => c.after), [undefined, last[0].id, last[1].id, last[2].id]);
  await here.outbox.cancel(visit.visit, null);
  await there.outbox.flush();
  assert.equal(server.visits.size, 0);
});

test("times that were read before the clock had been measured are not taken for measured when they are said again", async () => {
  const d = device();
  let offset = null;
  d.outbox.offset = () => offset;
  d.outbox.reachable = () => false;
  const { visit } = recorded();
  await d.outbox.save(visit, null);
  offset = 3 * 86_400_000;
  await d.outbox.save(other(visit, "b"), null);
  const [entry] = (await d.outbox.status()).waiting;
  assert.equal(entry.offset, null);
  assert.ok(Math.abs(Date.parse(entry.at) - Date.now()) < 60_000);
  await d.outbox.save(recorded().visit, null);
  assert.equal((await d.outbox.status()).waiting[1].offset, offset);
});
