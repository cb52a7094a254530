import assert from "node:assert/strict";
import test from "node:test";
import { isPressed, lifted, watchFinger } from "../../main/resources/static/shell/finger.js";

/** An element that is a control or not, in a part of the page. */
globalThis.Element = class {
  constructor(name, part = null) {
    Object.assign(this, { name, part });
  }

  closest(names) {
    return names.split(", ").includes(this.name) ? this : null;
  }

  contains(other) {
    return other.part === this;
  }
};

const listeners = {};
let listening = 0;
globalThis.window = {
  addEventListener(name, listener) {
    listening++;
    listeners[name] = listener;
  },
};
const finger = (name, target) => listeners[name]({ target });
const soon = () => new Promise((resolve) => setTimeout(resolve));

watchFinger();
watchFinger();
const part = new Element("section");
const other = new Element("section");

test("the finger is followed once", () => assert.equal(listening, 4));

test("a control is pressed until the click of the lifted finger is over", async () => {
  assert.equal(isPressed(), false);
  finger("pointerdown", new Element("button", part));
  assert.deepEqual([isPressed(), isPressed(part), isPressed(other)], [true, true, false]);
  finger("pointerup");
  assert.equal(isPressed(), true);
  await soon();
  assert.deepEqual([isPressed(), isPressed(part)], [false, false]);
});

test("a text that is being marked presses its part of the page, and no control", async () => {
  finger("pointerdown", new Element("p", part));
  assert.deepEqual([isPressed(), isPressed(part)], [false, true]);
  finger("pointercancel");
  await soon();
  assert.equal(isPressed(part), false);
});

test("a press that opens the menu of the browser is over, whether its end is told or not", async () => {
  finger("pointerdown", new Element("a", part));
  finger("contextmenu");
  await soon();
  assert.equal(isPressed(part), false);
});

test("who waits goes on when the finger is lifted", async () => {
  finger("pointerdown", new Element("a", part));
  let over = false;
  const waiting = lifted().then(() => { over = true; });
  await soon();
  assert.equal(over, false);
  finger("pointerup");
  await waiting;
  assert.equal(isPressed(), false);
});
