import assert from "node:assert/strict";
import test from "node:test";
import { openCamera } from "../../main/resources/static/equipment/camera.js";

/** Longer than a pause between two looks. */
const later = () => new Promise((resolve) => setTimeout(resolve, 400));

/** A camera whose tracks say whether they were stopped. */
function aCamera() {
  const track = { stopped: false, stop() { this.stopped = true; } };
  return { track, stream: { getTracks: () => [track] } };
}

/** @param {() => Promise<any>} getUserMedia */
function withCamera(getUserMedia) {
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: { mediaDevices: { getUserMedia } } });
}

globalThis.BarcodeDetector = class {
  static getSupportedFormats = async () => ["qr_code"];
  detect = async () => [{ rawValue: "D6FQ2-34YM2" }];
};

test("a camera is closed that opens after somebody thought otherwise", async () => {
  const { track, stream } = aCamera();
  let arrive = (_) => {};
  withCamera(() => new Promise((resolve) => { arrive = resolve; }));
  const video = { isConnected: true, srcObject: null, play: async () => {} };
  const seen = [];
  const camera = openCamera(video, (text) => seen.push(text));
  camera.close();
  arrive(stream);
  await camera.opened;
  assert.equal(track.stopped, true);
  assert.deepEqual([video.srcObject, seen], [null, []]);
});

test("a camera that cannot be shown is refused and does not stay on", async () => {
  const { track, stream } = aCamera();
  withCamera(async () => stream);
  const video = { isConnected: true, srcObject: null, play: () => Promise.reject(new Error("not here")) };
  await assert.rejects(openCamera(video, () => {}).opened, /not here/);
  assert.equal(track.stopped, true);
  assert.equal(video.srcObject, null);
});

test("each code is told until the camera is closed", async () => {
  const { track, stream } = aCamera();
  withCamera(async () => stream);
  const video = { isConnected: true, srcObject: null, play: async () => {} };
  const told = await new Promise((resolve) => {
    const camera = openCamera(video, (text) => {
      camera.close();
      resolve(text);
    });
  });
  assert.equal(told, "D6FQ2-34YM2");
  assert.equal(track.stopped, true);
});

test("a camera that nobody sees any more is closed, and reads nothing", async () => {
  const { track, stream } = aCamera();
  withCamera(async () => stream);
  const video = { isConnected: true, srcObject: null, play: async () => {} };
  const seen = [];
  await openCamera(video, (text) => seen.push(text)).opened;
  await later();
  assert.deepEqual([track.stopped, seen.length], [false, 1]);
  video.isConnected = false;
  await later();
  assert.deepEqual([track.stopped, video.srcObject], [true, null]);
});

test("a camera that is opened twice is on once", async () => {
  const first = aCamera();
  const second = aCamera();
  const streams = [first.stream, second.stream];
  withCamera(async () => streams.shift());
  const video = { isConnected: true, srcObject: null, play: async () => {} };
  await openCamera(video, () => {}).opened;
  const camera = openCamera(video, () => {});
  await camera.opened;
  await later();
  assert.deepEqual([first.track.stopped, second.track.stopped], [true, false]);
  camera.close();
  assert.equal(second.track.stopped, true);
});
