import assert from "node:assert/strict";
import test from "node:test";
import { openCamera } from "../../main/resources/static/equipment/camera.js";

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
  const video = { srcObject: null, play: async () => {} };
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
  const video = { srcObject: null, play: () => Promise.reject(new Error("not here")) };
  await assert.rejects(openCamera(video, () => {}).opened, /not here/);
  assert.equal(track.stopped, true);
  assert.equal(video.srcObject, null);
});

test("each code is told until the camera is closed", async () => {
  const { track, stream } = aCamera();
  withCamera(async () => stream);
  const video = { srcObject: null, play: async () => {} };
  const told = await new Promise((resolve) => {
    const camera = openCamera(video, (text) => {
      camera.close();
      resolve(text);
    });
  });
  assert.equal(told, "D6FQ2-34YM2");
  assert.equal(track.stopped, true);
});
