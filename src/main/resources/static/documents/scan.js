/**
 * Scans papers with the camera: page after page, each taken again, moved or left out, then sent as one PDF. The pages stay on this page
 * until they have arrived; nothing of them is kept on the device.
 */
import { fill, h } from "../shell/dom.js";

const LONGEST = 2400;
const QUALITY = 0.85;

/** @typedef {{ id: number, blob: Blob, canvas: HTMLCanvasElement }} Page */

const form = /** @type {HTMLFormElement} */ (document.getElementById("scan"));
const camera = /** @type {HTMLElement} */ (form.querySelector("[data-camera]"));
const words = camera.dataset;
/** @template {HTMLElement} E @param {string} name @returns {E} */
const part = (name) => /** @type {E} */ (form.querySelector(`[data-${name}]`));
const view = part("view");
const video = /** @type {HTMLVideoElement} */ (part("video"));
const take = /** @type {HTMLButtonElement} */ (part("take"));
const takeText = part("take-text");
const status = part("status");
const list = part("pages");
const progress = /** @type {HTMLProgressElement} */ (part("progress"));
const send = /** @type {HTMLButtonElement} */ (part("send"));
const choose = /** @type {HTMLInputElement} */ (document.getElementById("scan-choose"));

/** @type {Page[]} */
let pages = [];
/** The page that is taken again. @type {number | null} */
let retaking = null;
let next = 1;
/** Whether the pages are on their way: they are not changed then, nor sent again. */
let sending = false;
/** Pictures that are not pages yet. */
let drawing = 0;
let arrived = false;
/** @type {MediaStream | null} */
let stream = null;

/** @param {string} text */
const say = (text) => {
  status.textContent = text;
};

/** @param {string | undefined} text @param {...(string | number)} args */
const word = (text, ...args) => args.reduce((/** @type {string} */ said, arg, i) => said.replace(`{${i}}`, String(arg)), text ?? "");

/** @param {string} name */
function icon(name) {
  const template = document.querySelector(`template[data-icon-${name}]`);
  return template instanceof HTMLTemplateElement ? template.content.cloneNode(true) : null;
}

/** @param {CanvasImageSource} picture @param {number} width @param {number} height @returns {Promise<Page>} */
async function draw(picture, width, height) {
  const factor = Math.min(1, LONGEST / Math.max(width, height));
  const whole = document.createElement("canvas");
  whole.width = Math.max(1, Math.round(width * factor));
  whole.height = Math.max(1, Math.round(height * factor));
  const pen = whole.getContext("2d");
  if (pen) {
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, whole.width, whole.height);
    pen.drawImage(picture, 0, 0, whole.width, whole.height);
  }
  /** @type {Blob | null} */
  const blob = await new Promise((done) => whole.toBlob(done, "image/jpeg", QUALITY));
  if (!blob) throw new Error("no picture");
  const small = document.createElement("canvas");
  const smaller = Math.min(1, 320 / Math.max(whole.width, whole.height));
  small.width = Math.max(1, Math.round(whole.width * smaller));
  small.height = Math.max(1, Math.round(whole.height * smaller));
  small.getContext("2d")?.drawImage(whole, 0, 0, small.width, small.height);
  return { id: next++, blob, canvas: small };
}

/** @param {Page} page */
function add(page) {
  const at = retaking === null ? -1 : pages.findIndex((one) => one.id === retaking);
  if (at < 0) pages.push(page);
  else pages[at] = page;
  say(word(words["taken"], at < 0 ? pages.length : at + 1));
  retaking = null;
  show();
}

/** @param {number} at @param {number} to */
function move(at, to) {
  const page = pages[at];
  if (!page || to < 0 || to >= pages.length) return;
  pages.splice(at, 1);
  pages.splice(to, 0, page);
  show();
}

/** @param {string} key @param {string} label @param {string} drawn @param {boolean} off @param {() => void} act */
function button(key, label, drawn, off, act) {
  return h("button", { type: "button", class: "btn btn-secondary", "data-key": key, disabled: off, "aria-label": label, title: label, onclick: act }, icon(drawn));
}

/** Enables sending when all pages are drawn and none are on their way. */
function showSend() {
  send.disabled = sending || drawing > 0 || pages.length === 0;
}

function show() {
  takeText.textContent = retaking === null ? takeWord : word(words["retaking"], pages.findIndex((one) => one.id === retaking) + 1);
  showSend();
  fill(list, pages.map((page, i) => {
    const name = word(words["page"], i + 1);
    page.canvas.setAttribute("role", "img");
    page.canvas.setAttribute("aria-label", name);
    return h("li", { class: page.id === retaking ? "scan-page scan-page-retaken" : "scan-page" },
      page.canvas,
      h("p", { class: "strong" }, name),
      h("div", { class: "scan-page-acts" },
        button(`up-${page.id}`, word(words["earlier"], i + 1), "up", i === 0, () => move(i, i - 1)),
        button(`down-${page.id}`, word(words["later"], i + 1), "down", i === pages.length - 1, () => move(i, i + 1)),
        stream ? button(`again-${page.id}`, word(words["retake"], i + 1), "retake", false, () => {
          retaking = retaking === page.id ? null : page.id;
          show();
          take.focus();
        }) : null,
        button(`out-${page.id}`, word(words["remove"], i + 1), "remove", false, () => {
          pages = pages.filter((one) => one !== page);
          if (retaking === page.id) retaking = null;
          say(word(words["count"], pages.length));
          show();
          (stream ? take : choose).focus();
        })));
  }));
}

const takeWord = takeText.textContent ?? "";

async function open() {
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: "environment", width: { ideal: 2560 }, height: { ideal: 1920 } } });
    video.srcObject = stream;
    await video.play();
    view.hidden = false;
    take.hidden = false;
    show();
  } catch {
    // None, or not allowed: pictures are chosen, and a phone offers its camera there
    say(words["noCamera"] ?? "");
    choose.setAttribute("capture", "environment");
  }
}

take.addEventListener("click", async () => {
  if (!video.videoWidth) return;
  take.disabled = true;
  drawing++;
  showSend();
  try {
    add(await draw(video, video.videoWidth, video.videoHeight));
  } finally {
    drawing--;
    showSend();
    take.disabled = false;
    take.focus();
  }
});

choose.addEventListener("change", async () => {
  drawing++;
  showSend();
  try {
    for (const file of choose.files ?? []) {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
      if (picture) {
        add(await draw(picture, picture.width, picture.height));
        picture.close();
      } else say(word(words["noPicture"], file.name));
    }
  } finally {
    drawing--;
    showSend();
    choose.value = "";
  }
});

/** @param {boolean} busy */
function setBusy(busy) {
  sending = busy;
  progress.hidden = !busy;
  progress.value = 0;
  take.disabled = busy;
  choose.disabled = busy;
  list.inert = busy;
  showSend();
  if (busy) send.setAttribute("aria-busy", "true");
  else send.removeAttribute("aria-busy");
}

/** @param {string} text */
function fail(text) {
  setBusy(false);
  status.setAttribute("role", "alert");
  status.classList.add("scan-wrong");
  say(text);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation();
  status.setAttribute("role", "status");
  status.classList.remove("scan-wrong");
  if (!pages.length) return fail(words["none"] ?? "");
  if (pages.reduce((sum, page) => sum + page.blob.size, 0) > Number(words["most"])) return fail(words["tooHeavy"] ?? "");
  // The token stands first in the form, and must first in what is sent
  const data = new FormData(form);
  data.delete("fichiers");
  pages.forEach((page, i) => data.append("fichiers", page.blob, `page-${i + 1}.jpg`));
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  request.responseType = "json";
  request.upload.addEventListener("progress", (at) => {
    if (at.lengthComputable) progress.value = (100 * at.loaded) / at.total;
  });
  request.addEventListener("load", () => {
    if (request.status === 200 && request.response?.href) {
      close();
      arrived = true;
      window.location.assign(request.response.href);
    } else if (request.status === 401) fail(words["signedOut"] ?? "");
    else fail(request.response?.problem ?? words["away"] ?? "");
  });
  for (const wrong of ["error", "timeout"]) request.addEventListener(wrong, () => fail(words["away"] ?? ""));
  setBusy(true);
  say(words["sending"] ?? "");
  request.send(data);
  return undefined;
}, true);

function close() {
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
}

window.addEventListener("pagehide", close);
// the pages are nowhere else
window.addEventListener("beforeunload", (event) => {
  if (pages.length && !arrived) event.preventDefault();
});
form.querySelector("[data-plain]")?.remove();
camera.hidden = false;
show();
if (navigator.mediaDevices) void open();
else say(words["noCamera"] ?? "");
