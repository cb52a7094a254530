/**
 * An inventory on a device: labels are read where there may be no network, compared with what the server told last, and sent as one command that says all
 * that was read so far. Sent twice it is the same.
 *
 * @typedef {{ label: string, text: string, point: string, here: boolean, ready: boolean, loan?: string | null, away: boolean }} Known
 * @typedef {{ value: string, label: string }} Option
 * @typedef {{ me: string, today: string, zone: string, points: Option[], items: Known[], persons: Option[], states: Option[], words: Record<string, string> }} Told
 * @typedef {{ inventory: string, batch: string, point: string, read: Record<string, number> }} Running read: how many times each label was read here
 * @typedef {{ inventory: string, point: string, batch: string, read: Record<string, number>, close: boolean }} Content
 * @typedef {{ store: (running: Running) => void, change: (running: Running | null) => void, keep: (content: Content, said: string) => void }} Acts store: keeps it and draws nothing anew
 */
import { h, icon } from "../shell/dom.js";
import { uuidv7 } from "../shell/uuid.js";
import { openCamera } from "./camera.js";
import { labelOf, printed } from "./label.js";

export const SEE = "equipment.see";

/** @param {string} me @param {number} patience milliseconds @returns {Promise<Told | null>} nothing when nobody answered, or somebody else is meant */
export async function fetchEquipment(me, patience) {
  try {
    const response = await fetch("/capture/equipment.json", { cache: "no-store", credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(patience), headers: { Accept: "application/json" } });
    if (!response.ok) return null;
    /** @type {Told} */
    const told = await response.json();
    return told.me === me ? told : null;
  } catch {
    return null;
  }
}

/** What was read with one more; what is no label is kept as it was typed. @param {Running} running @param {string} typed @returns {Running} */
export function withLabel(running, typed) {
  const label = labelOf(typed) ?? typed.trim().slice(-40);
  return label === "" ? running : { ...running, read: { ...running.read, [label]: (running.read[label] ?? 0) + 1 } };
}

/**
 * Sends what was read so far. Until it is stored as a command, the device goes on remembering the labels and keeps the sending before it.
 *
 * @template {{ type: string, subject: string }} Sending
 * @param {{ status: () => Promise<{ waiting: Sending[] }>, discard: (sending: Sending) => Promise<boolean> }} outbox
 * @param {string} inventory @param {() => Promise<void>} store @param {() => Promise<void>} remember what is still read of it
 */
export async function sendCount(outbox, inventory, store, remember) {
  const before = (await outbox.status()).waiting.find(({ type, subject }) => type === SEE && subject === inventory);
  await store();
  await remember();
  // A sending that has not left says less than this one
  if (before) await outbox.discard(before);
}

/**
 * What the inventory would find, as far as the device knows.
 *
 * @param {Told} told @param {Running} running
 */
export function findings(told, running) {
  const known = new Map(told.items.map((item) => [item.label, item]));
  const read = Object.entries(running.read);
  return {
    missing: told.items.filter(({ label, point, here }) => here && point === running.point && !running.read[label]),
    elsewhere: read.flatMap(([label]) => known.get(label) ?? []).filter(({ point, here }) => !here || point !== running.point),
    unknown: read.map(([label]) => label).filter((label) => !known.has(label)),
    twice: read.filter(([, times]) => times > 1).map(([label]) => label),
  };
}

/** @param {Told} told @param {Running | null} running @param {Acts} act */
export function drawInventory(told, running, act) {
  const t = (/** @type {string} */ key, /** @type {(string | number)[]} */ ...args) => args.reduce((/** @type {string} */ text, arg, i) => text.replace(`{${i}}`, String(arg)), told.words[key] ?? key);
  return h("section", { class: "flow flow-small", "aria-labelledby": "road-equipment" },
    h("h3", { id: "road-equipment" }, t("title")),
    running ? counting(told, running, act, t) : beginning(told, act, t));
}

/** @param {Told} told @param {Acts} act @param {(key: string, ...args: (string | number)[]) => string} t */
function beginning(told, act, t) {
  const point = h("select", { class: "form-select", id: "road-inventory-point" }, told.points.map(({ value, label }) => h("option", { value }, label)));
  return h("details", { class: "disclosure" }, h("summary", { "data-key": "inventory" }, t("begin")),
    h("div", { class: "form-part flow flow-small" },
      h("label", { class: "form-label", for: point.id }, t("point")), point,
      h("div", { class: "actions" }, h("button", { type: "button", class: "btn btn-primary", "data-key": "inventory-begin", onclick: () => act.change({ inventory: uuidv7(), batch: uuidv7(), point: point.value, read: {} }) }, icon("check-lg"), t("begin.submit")))));
}

/** @param {Told} told @param {Running} running @param {Acts} act @param {(key: string, ...args: (string | number)[]) => string} t */
function counting(told, running, act, t) {
  const found = findings(told, running);
  const status = h("p", { role: "status" }, t("read", Object.keys(running.read).length));
  const typed = h("input", { type: "text", class: "form-control", id: "road-inventory-label", autocomplete: "off", spellcheck: "false", autocapitalize: "none", maxlength: 200 });
  const video = h("video", { class: "scan-video", muted: true, playsinline: true, hidden: true, "aria-label": t("view") });
  /** @type {(() => void) | null} */
  let close = null;
  let now = running;
  const see = (/** @type {string} */ text) => {
    const before = now.read[labelOf(text) ?? ""] ?? 0;
    now = withLabel(now, text);
    act.store(now);
    status.textContent = before > 0 ? t("again", printed(labelOf(text) ?? text)) : t("read", Object.keys(now.read).length);
  };
  // While the camera is open nothing is drawn anew: it would close
  const end = () => {
    close?.();
    close = null;
    act.change(now);
  };
  const camera = h("button", { type: "button", class: "btn btn-secondary", "data-key": "inventory-camera", onclick: async () => {
    if (close) return end();
    try {
      video.hidden = false;
      const opening = openCamera(video, see);
      close = opening.close;
      await opening.opened;
      camera.textContent = t("camera.close");
    } catch {
      close = null;
      video.hidden = true;
      status.textContent = t("camera.none");
    }
  } }, icon("camera"), t("camera"));
  const list = (/** @type {string} */ key, /** @type {string[]} */ lines) => lines.length > 0 && h("details", { class: "disclosure" }, h("summary", {}, t(key, lines.length)), h("ul", { class: "plain-list lines form-part" }, lines.map((line) => h("li", {}, line))));
  const named = (/** @type {Known} */ item) => `${printed(item.label)} ${item.text}`;
  const send = (/** @type {boolean} */ closing) => {
    close?.();
    act.keep({ inventory: now.inventory, point: now.point, batch: now.batch, read: now.read, close: closing }, t(closing ? "sent" : "saved"));
  };
  return h("div", { class: "flow flow-small" },
    h("p", { class: "muted" }, told.points.find(({ value }) => value === running.point)?.label ?? ""),
    status,
    h("form", { class: "flow flow-small", onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      if (typed.value.trim() === "") return;
      see(typed.value);
      act.change(now);
    } },
      h("label", { class: "form-label", for: typed.id }, t("label")), typed,
      h("div", { class: "actions" }, h("button", { type: "submit", class: "btn btn-secondary", "data-key": "inventory-add" }, icon("plus-lg"), t("add")), camera)),
    video,
    list("missing", found.missing.map(named)), list("elsewhere", found.elsewhere.map(named)),
    list("unknown", found.unknown.map(printed)), list("twice", found.twice.map(printed)),
    h("div", { class: "actions" },
      h("button", { type: "button", class: "btn btn-secondary", "data-key": "inventory-save", onclick: () => send(false) }, t("save")),
      h("button", { type: "button", class: "btn btn-primary", "data-key": "inventory-send", onclick: () => send(true) }, icon("check-lg"), t("send"))));
}
