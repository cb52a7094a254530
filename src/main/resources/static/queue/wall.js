/**
 * The wall: asks every three seconds what has changed, and, once somebody has pressed the button, says a new call aloud. Without this
 * script the browser loads the page anew every five seconds.
 */
import { say } from "./speech.js";

const EVERY = 3_000;
const ANSWER = 8_000;

const main = /** @type {HTMLElement | null} */ (document.querySelector("[data-wall]"));
const offline = /** @type {HTMLElement | null} */ (document.querySelector("[data-offline]"));
const sound = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-sound]"));

let tag = "";

/** One question at a time: an answer that was overtaken would put old numbers back, and have them called again. */
let looking = false;

/** @type {AudioContext | null} */
let audio = null;
/** @type {Set<string>} */
let seen = new Set();

/** @param {ParentNode} root */
function calls(root) {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-call]")]);
}

/** Two soft tones. @param {AudioContext} context */
function chime(context) {
  for (const [at, pitch] of /** @type {[number, number][]} */ ([[0, 660], [0.28, 520]])) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, context.currentTime + at);
    volume.gain.exponentialRampToValueAtTime(0.3, context.currentTime + at + 0.04);
    volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + at + 0.6);
    tone.connect(volume).connect(context.destination);
    tone.start(context.currentTime + at);
    tone.stop(context.currentTime + at + 0.7);
  }
}

/** @param {HTMLElement} root */
function announce(root) {
  const now = calls(root);
  const fresh = now.filter((call) => !seen.has(call.dataset["call"] ?? ""));
  seen = new Set(now.map((call) => call.dataset["call"] ?? ""));
  if (!audio || fresh.length === 0) return;
  chime(audio);
  const text = fresh.map((call) => `${root.dataset["number"]} ${call.dataset["label"]}`).join(". ");
  setTimeout(() => say(text, document.documentElement.lang), 900);
}

/** @param {HTMLElement} root */
async function look(root) {
  if (looking) return;
  looking = true;
  try {
    const answer = await fetch(root.dataset["wall"] ?? "", {
      cache: "no-store",
      headers: tag ? { "If-None-Match": tag } : {},
      signal: AbortSignal.timeout(ANSWER),
    });
    // A server that answers with a fault leaves old numbers on the wall, as no network does
    if (offline) offline.hidden = answer.ok || answer.status === 304;
    if (answer.status === 304) return;
    if (!answer.ok) return void (answer.status === 410 && location.reload());
    tag = answer.headers.get("ETag") ?? "";
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-now]");
    if (next) root.querySelector("[data-now]")?.replaceWith(next);
    announce(root);
  } catch {
    if (offline) offline.hidden = false;
  } finally {
    looking = false;
  }
}

if (main) {
  seen = new Set(calls(main).map((call) => call.dataset["call"] ?? ""));
  setInterval(() => void look(main), EVERY);
}
if (sound) {
  sound.hidden = false;
  sound.addEventListener("click", () => {
    if (audio) {
      void audio.close();
      audio = null;
    } else {
      audio = new AudioContext();
      chime(audio);
    }
    sound.setAttribute("aria-pressed", String(audio !== null));
  });
}
