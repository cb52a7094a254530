import assert from "node:assert/strict";
import { test } from "node:test";
import { mine, minutesWaited, nextUp, QueueLine, todayAt } from "../../main/resources/static/desk/queue.js";
import { markRead, unread } from "../../main/resources/static/desk/blockers.js";

const NOW = "2026-11-25T09:12:44Z";
const ticket = { ticket: "t-14", label: "14", takenAt: "2026-11-25T09:00:00Z" };
const queue = { point: "p", now: NOW, inUse: true, waiting: [ticket], called: [{ ...ticket, ticket: "t-13", label: "13", calledAt: NOW, by: { id: "n", name: "Nadia" }, mine: true }], served: 1, left: 0, refused: 0 };

/** @param {any[]} answers @param {any[]} [orders] */
function line(answers, orders = []) {
  const said = { asked: [], ordered: [], queues: [], later: [] };
  let point = "p";
  const server = { queue: async (where, tag) => { said.asked.push([where, tag]); return answers.shift() ?? null; }, orderQueue: async (order) => { said.ordered.push(order); return orders.shift() ?? null; } };
  const asks = new QueueLine({ server, point: () => point, onQueue: (q) => said.queues.push(q), looking: () => true, later: (work) => said.later.push(work) });
  return { asks, said, move: (to) => { point = to; } };
}

test("waiting is told by the server's clock, and goes on between two answers", () => {
  assert.equal(minutesWaited(ticket, queue, 0), 12);
  assert.equal(minutesWaited(ticket, queue, 60_000), 13);
  assert.equal(minutesWaited({ ...ticket, takenAt: "2026-11-25T10:00:00Z" }, queue, 0), 0);
  assert.equal(mine(queue)?.label, "13");
});

test("who went away for a while is not called next", () => {
  const away = { ...ticket, ticket: "t-9", label: "9", returnAt: "2026-11-25T10:00:00Z" };
  assert.equal(nextUp({ ...queue, waiting: [away, ticket] })?.label, "14");
  assert.equal(nextUp({ ...queue, waiting: [{ ...away, returnAt: NOW }] })?.label, "9");
  assert.equal(nextUp({ ...queue, waiting: [] }), undefined);
});

test("a point that uses no queue has none", async () => {
  const { asks, said } = line([{ queue: { ...queue, inUse: false }, tag: "1" }]);
  await asks.ask();
  assert.deepEqual(said.queues, [null]);
});

test("an hour is one of today at the point", () => {
  assert.equal(todayAt("14:30", NOW, "Europe/Paris"), "2026-11-25T13:30:00.000Z");
  assert.equal(todayAt("09:00", NOW, "Indian/Reunion"), "2026-11-25T05:00:00.000Z");
  // the nights on which clocks change
  assert.equal(todayAt("23:59", "2027-03-28T00:50:00Z", "Europe/Paris"), "2027-03-28T21:59:00.000Z");
  assert.equal(todayAt("02:30", "2027-03-28T00:00:00Z", "Europe/Paris"), "2027-03-28T01:30:00.000Z");
  assert.equal(todayAt("23:59", "2027-10-30T22:10:00Z", "Europe/Paris"), "2027-10-31T22:59:00.000Z");
  assert.equal(todayAt("25:00", NOW, "Europe/Paris"), null);
  assert.equal(todayAt("", NOW, "Europe/Paris"), null);
});

test("what is known is not sent again", async () => {
  const { asks, said } = line([{ queue, tag: 'W/"1"' }, "same"]);
  await asks.ask();
  await asks.ask();
  assert.deepEqual(said.asked, [["p", undefined], ["p", 'W/"1"']]);
  assert.equal(said.queues.length, 1);
});

test("another point has another queue, and perhaps none", async () => {
  const { asks, said, move } = line([{ queue, tag: 'W/"1"' }, "none"]);
  await asks.ask();
  move("q");
  await asks.ask();
  assert.deepEqual(said.asked.at(-1), ["q", undefined]);
  assert.equal(said.queues.at(-1), null);
});

test("where no queue is kept it is asked for once a minute", async () => {
  const { asks, said } = line(Array(40).fill("none"));
  for (let i = 0; i < 31; i++) await asks.watch();
  assert.ok(said.asked.length <= 4, String(said.asked.length));
});

test("a queue that could not be had once is asked for again at the next turn", async () => {
  const { asks, said } = line(["same", null, "same", "same"]);
  for (let i = 0; i < 4; i++) await asks.watch();
  assert.equal(said.asked.length, 4);
});

test("a queue is asked for at the next turn after an order that overtook it", async () => {
  const { asks, said } = line(["same"], [{ outcome: "done", queue }]);
  await asks.watch();
  let arrives = (/** @type {any} */ _) => {};
  const ask = asks.server.queue;
  asks.server.queue = () => new Promise((resolve) => { arrives = resolve; });
  const watched = asks.watch();
  await asks.order({ type: "call-next" });
  arrives({ queue, tag: "old" });
  await watched;
  asks.server.queue = ask;
  await asks.watch();
  assert.equal(said.asked.length, 2);
});

test("a queue that answers is asked each time", async () => {
  const { asks, said } = line(Array(5).fill("same"));
  for (let i = 0; i < 5; i++) await asks.watch();
  assert.equal(said.asked.length, 5);
});

test("an order bears its own identifier, a ticket that is given one too", async () => {
  const { asks, said } = line([], [{ outcome: "done", queue }, { outcome: "done", queue }]);
  await asks.order({ type: "give", need: "energy" });
  await asks.order({ type: "call-next" });
  const [give, call] = said.ordered;
  assert.match(give.ticket, /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  assert.notEqual(give.command, call.command);
  assert.equal("ticket" in call, false);
  assert.equal(said.queues.length, 2);
});

test("an answer that was on its way when something was ordered is older than the order", async () => {
  let arrives = (/** @type {any} */ _) => {};
  const { asks, said } = line([], [{ outcome: "done", queue: { ...queue, waiting: [] } }]);
  asks.server.queue = () => new Promise((resolve) => { arrives = resolve; });
  const asked = asks.ask();
  await asks.order({ type: "call-next" });
  arrives({ queue, tag: "old" });
  await asked;
  assert.deepEqual(said.queues.map((q) => q.waiting.length), [0]);
});

test("a wall that was read is not told again within the hour", () => {
  const wall = { operator: "caf", operatorName: "Caf", blocker: "portal-down", blockerName: "Site en panne", points: 3, since: NOW };
  const read = markRead({ "old wall": 5 }, wall, 1_000);
  assert.deepEqual(Object.keys(read), ["caf portal-down"]);
  assert.deepEqual(unread([wall], read, 1_000 + 59 * 60_000), []);
  assert.deepEqual(unread([wall], read, 1_000 + 61 * 60_000), [wall]);
  assert.deepEqual(unread([wall, { ...wall, blocker: "identity" }], read, 2_000).length, 1);
});
