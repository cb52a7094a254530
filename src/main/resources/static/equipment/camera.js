/**
 * Reads QR codes from the camera: by the browser's own reader where it has one, else by jsQR, which is loaded only then. Pictures stay in
 * this page.
 */

/** Between two looks, in milliseconds: a hand moves on in this time, and the battery lasts. */
const PAUSE = 120;
const WIDEST = 800;

/** @typedef {(video: HTMLVideoElement) => Promise<string | null>} Reader */

/** @returns {Promise<Reader>} */
async function ownReader() {
  /** Not yet among the types of browsers. @type {any} */
  const { BarcodeDetector } = /** @type {any} */ (globalThis);
  if (!BarcodeDetector || !(await BarcodeDetector.getSupportedFormats()).includes("qr_code")) throw new Error("no reader of its own");
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
}

/** @returns {Promise<Reader>} */
async function scriptReader() {
  if (!(/** @type {any} */ (globalThis).jsQR)) {
    await new Promise((loaded, failed) => {
      const script = document.createElement("script");
      script.src = new URL("../lib/jsqr/jsQR.js", import.meta.url).href;
      script.addEventListener("load", loaded);
      script.addEventListener("error", failed);
      document.head.append(script);
    });
  }
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    if (!pen || video.videoWidth === 0) return null;
    const factor = Math.min(1, WIDEST / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * factor);
    canvas.height = Math.round(video.videoHeight * factor);
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
    return /** @type {any} */ (globalThis).jsQR(data, width, height, { inversionAttempts: "dontInvert" })?.data ?? null;
  };
}

/**
 * Shows the camera and tells each code that it sees; the same code is told again only after another one, or none, was seen. It may be closed while it is
 * still opening: somebody thinks otherwise before the browser has asked. It closes itself once nobody sees the picture any more: its panel was closed or drawn
 * anew, or the camera was opened once more.
 *
 * @param {HTMLVideoElement} video @param {(text: string) => void} seen
 * @returns {{ opened: Promise<void>, close: () => void }} opened: refused without a camera or a reader, and then nothing stays open
 */
export function openCamera(video, seen) {
  let open = true;
  /** @type {MediaStream | null} */
  let stream = null;
  const close = () => {
    open = false;
    for (const track of stream?.getTracks() ?? []) track.stop();
    if (video.srcObject === stream) video.srcObject = null;
  };
  /** @param {Reader} read */
  const look = async (read) => {
    /** @type {string | null} */
    let last = null;
    while (open) {
      const text = await read(video).catch(() => null);
      if (!video.isConnected || video.srcObject !== stream) close();
      if (open && text !== null && text !== last) seen(text);
      last = text;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  };
  const begin = async () => {
    if (!navigator.mediaDevices) throw new Error("no camera");
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: { ideal: "environment" } } });
    if (!open) return close();
    video.srcObject = stream;
    await video.play();
    void look(await ownReader().catch(scriptReader));
  };
  const opened = begin().catch((problem) => {
    if (!open) return;
    close();
    throw problem;
  });
  return { opened, close };
}
