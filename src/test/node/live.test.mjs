import assert from "node:assert/strict";
import { test } from "node:test";
import { follow } from "../../main/resources/static/shell/live.js";

let now = 0;
/** @type {() => void} */
let turn;
/** @type {{ onopen: () => void, onmessage: (event: { data: string }) => void, closed: boolean }[]} */
let streams = [];

Date.now = () => now;
globalThis.setInterval = (each) => (turn = each);
globalThis.document = { visibilityState: "visible", addEventListener() {} };
globalThis.EventSource = class {
  closed = false;

  constructor() {
    streams.push(this);
  }

  addEventListener() {}

  close() {
    this.closed = true;
  }
};
globalThis.window = { EventSource: globalThis.EventSource, addEventListener() {} };

function seconds(many) {
  for (let i = 0; i < many; i++) {
    now += 1_000;
    turn();
  }
}

/** A page that is open, and the times at which it asks. @param {object} more */
function aPage(more = {}) {
  streams = [];
  const asked = [];
  const following = follow({
    address: () => "/direct",
    told: () => following.asked(),
    ask: () => asked.push(now),
    withEvents: 40_000,
    without: 15_000,
    hidden: false,
    ...more,
  });
  streams[0].onopen();
  return asked;
}

test("a stream that beats and has fallen silent is closed, and another one is listened to", () => {
  const asked = aPage({ beats: true });
  seconds(15);
  streams[0].onmessage({ data: "" });
  seconds(39);
  assert.equal(streams[0].closed, false);
  seconds(2);
  assert.equal(asked.length, 1);
  assert.deepEqual(streams.map((stream) => stream.closed), [true, false]);
  seconds(15);
  assert.equal(asked.length, 2, "asked more often until the stream is open");
  streams[1].onopen();
  seconds(30);
  assert.equal(asked.length, 2);
});

test("a stream that says something only when there is something stays open while it is silent", () => {
  const asked = aPage();
  seconds(90);
  assert.equal(asked.length, 2);
  assert.deepEqual(streams.map((stream) => stream.closed), [false]);
});
