/**
 * The desk: joins what is pressed (acts.js), what goes on around it (around.js), what is stored on the device, what is sent and what
 * is shown. It takes the place of the plain form once it has all it needs; until then, and without JavaScript, that form does the
 * same work.
 *
 * @typedef {import("./visit.js").Desk} Desk
 * @typedef {import("./visit.js").Visit} Visit
 * @typedef {import("./visit.js").KnownVisit} KnownVisit
 * @typedef {import("./view.js").Scene} Scene
 * @typedef {import("./view.js").Actions} Actions
 * @typedef {import("./outbox.js").Settled} Settled
 */
import { actionsOf } from "./acts.js";
import { Around } from "./around.js";
import { Codes } from "./codes.js";
import { h } from "./dom.js";
import { watchFingers } from "./fingers.js";
import { Outbox } from "./outbox.js";
import { spoken, startedAt, summary } from "./said.js";
import { Server } from "./server.js";
import { openStore } from "./store.js";
import { uuidv7 } from "./uuid.js";
import { drawField, drawStatus, drawToast, drawVisit, frame, place, tick } from "./view.js";
import * as visits from "./visit.js";
import { wordsOf } from "./words.js";

const UNDO = 10_000;
const SLOWLY = 700;
const STALE = 15 * 60_000;

/** One of the words that come later. */
const LATER = "line.hint";

/** What waits for a decision is kept on the device this long, unless something else is pressed. */
const HELD = 30_000;

/** Narrower than this the device may be held in a hand. */
const NARROW = "(max-width: 69.99em)";

/** @param {HTMLElement} root */
async function start(root) {
  const words = wordsOf(JSON.parse(document.getElementById("desk-words")?.textContent ?? "{}"), document.documentElement.lang);
  const store = await openStore();
  const device = (await store.get("device")) ?? uuidv7();
  await store.set("device", device);
  const server = new Server(root.dataset, device);
  const begun = await server.desk(root.dataset["point"]);
  if (begun === "session") return location.assign("/connexion?retour=/capture");
  if (begun === null || begun.points.length === 0) {
    // The plain form stays; a line that is down comes back
    if (begun === null) setTimeout(() => void start(root), 5_000);
    return;
  }
  await new Screen(root, words, store, server, begun).open();
}

export class Screen {
  /**
   * @param {HTMLElement} root
   * @param {import("./words.js").Words} words
   * @param {import("./memory.js").Store} store
   * @param {Server} server
   * @param {import("./server.js").Start} begun
   */
  constructor(root, words, store, server, begun) {
    this.root = root;
    this.store = store;
    this.server = server;
    this.regions = frame();
    this.fetched = Date.now();
    /** What the server is known to have. @type {Map<string, KnownVisit>} */
    this.known = new Map(begun.day.map((visit) => [visit.visit, visit]));
    /** What the device last stored of a visit. @type {Map<string, Visit>} */
    this.stored = new Map();
    /** @type {Promise<void> | null} */
    this.storing = null;
    this.held = false;
    this.narrow = matchMedia(NARROW);
    /** @type {{ timer: ReturnType<typeof setTimeout>, before: Desk } | null} */
    this.slow = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.toastTimer = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.draftTimer = undefined;
    this.tabs = server.apart || typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("parvis-desk");

    const codes = new Codes(begun.nomenclature, begun.habits);
    const point = begun.point ?? begun.points[0]?.id ?? "";
    const presence = begun.habits.presence ?? begun.nomenclature.presences[0]?.code ?? "desk";
    /** @type {Scene} */
    this.scene = {
      desk: visits.nobody(uuidv7(), { point, presence }),
      codes, words, start: begun, point, presence,
      day: [], status: { waiting: [], refused: [], others: 0, line: "idle" },
      durable: store.durable, toast: null, commune: null, open: new Set(), left: new Set(), pinned: [], arranging: false, hand: "both",
      handed: () => (this.narrow.matches ? this.scene.hand : "both"), aside: [], walls: [], queue: null, nextUp: "", moreWords: async () => {
        if (!words.has(LATER)) words.add(await server.words());
      }, typing: false, now: Date.now,
    };
    this.outbox = new Outbox({
      store,
      author: begun.me.id,
      send: (commands) => server.send(commands),
      ...("locks" in navigator && !server.apart ? { lock: async (/** @type {() => Promise<void>} */ work) => void (await navigator.locks.request("parvis-desk", work)) } : {}),
      onSettled: (settled, nomenclature) => {
        this.tabs?.postMessage(settled);
        this.learn(settled);
        this.around.learn(settled);
        if (nomenclature !== undefined && nomenclature !== this.scene.start.nomenclature.revision) void this.refresh();
      },
      onStatus: (status) => {
        const others = this.scene.status;
        this.scene.status = status;
        this.scene.durable = store.durable;
        if (others.line !== "session" && status.line === "session") this.say(words.n("session", new Set(status.waiting.map((e) => e.visit)).size));
        if (status.refused.length > others.refused.length) this.say(words.n("sync.refused", status.refused.length));
        this.showStatus();
      },
    });
    this.act = actionsOf(this);
    this.field = drawField(this.regions, this.scene);
    this.around = new Around(this);
  }

  async open() {
    const { scene, store } = this;
    const [draft, aside, hand] = await Promise.all([store.get(this.draftKey()), store.get(this.own("aside")), store.get("hand"), this.readPins()]);
    scene.hand = hand ?? "both";
    if (aside?.today === scene.start.today) scene.aside = aside.list;
    if (draft?.today === scene.start.today && scene.start.points.some((p) => p.id === draft.desk.visit.point)) {
      scene.desk = { ...scene.desk, ...draft.desk, changed: false };
      scene.presence = draft.presence;
    }
    this.root.replaceChildren(...place(this.regions));
    this.show();
    watchFingers(this.root, {
      digit: (key) => this.digit(key), act: this.act, undo: () => scene.toast?.undo?.(),
      keys: { n: this.act.next, "/": this.act.type, r: this.act.repeat, p: this.act.pause, s: () => scene.queue && this.act.callNext() },
    });
    this.narrow.addEventListener("change", () => this.show());
    this.root.addEventListener("pointerdown", (event) => { this.held = event.target instanceof Element && event.target.closest("button") !== null; }, { capture: true });
    // The click that a lifted finger makes comes first
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, () => setTimeout(() => { this.held = false; }), { capture: true });
    await this.outbox.report();
    void this.outbox.flush();
    void this.around.open();

    setInterval(() => {
      tick(this.regions, scene);
      if (Date.now() - this.fetched > STALE && document.visibilityState === "visible" && !this.isUsed()) void this.refresh();
    }, 1_000);
    const again = () => void this.outbox.flush();
    window.addEventListener("online", again);
    window.addEventListener("focus", again);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") void this.settleSlowly();
      else if (Date.now() - this.fetched > STALE) void this.refresh();
    });
    window.addEventListener("pagehide", () => void this.settleSlowly());
    this.tabs?.addEventListener("message", (event) => {
      this.learn(event.data);
      void this.outbox.report();
    });
    describeKeys(scene.words);
  }

  // --- what is taken ------------------------------------------------------------------------------------------------

  /** Shows another step; nothing recorded changes. @param {Desk} desk @param {string | null} focus */
  move(desk, focus) {
    this.scene.desk = desk;
    this.show();
    this.focus(focus);
  }

  /**
   * Takes an answer. One that completes or changes what is recorded is stored first; only then the screen says so.
   *
   * @param {Desk} next @param {string | null} focus
   */
  async take(next, focus) {
    const before = this.scene.desk;
    if (next === before) return;
    if (!next.changed) return this.move(next, focus);
    if (!this.storing) await this.settleSlowly();
    // What is pressed while the device stores is said of this answer, not of the one before
    this.scene.desk = next;
    while (this.storing) await this.storing.catch(() => {});
    const storing = this.save(next.visit);
    this.storing = storing;
    try {
      await storing;
    } catch (failure) {
      if (this.scene.desk === next) this.scene.desk = before;
      throw failure;
    } finally {
      if (this.storing === storing) this.storing = null;
    }
    await this.lifted();
    const added = next.visit.visit !== before.visit.visit || next.visit.requests.length > before.visit.requests.length;
    // Who types stays in the line; what was noted is asked about at once
    const then = document.activeElement === this.field ? null : added && next.mode === "kept" ? "theme" : added && next.draft ? "level" : focus;
    if (this.scene.desk === next) this.move({ ...next, changed: false }, then);
    else this.show();
    if (added) this.recorded(before, next);
    else this.corrected(before, next);
  }

  /** Until no finger is on a button, a second at most: what is drawn anew under a finger loses its press. */
  async lifted() {
    for (let waited = 0; this.held && waited < 50; waited++) await new Promise((later) => setTimeout(later, 20));
  }

  /**
   * Takes what is said in several presses or letters, and stores it when they have ended.
   *
   * @param {Desk} next @param {boolean} drawn @param {boolean} [held] something in it is to be decided upon first
   */
  takeSlowly(next, drawn, held = false) {
    const before = this.slow?.before ?? this.scene.desk;
    this.scene.desk = next;
    if (drawn) this.show();
    else this.keepDraft();
    if (!next.changed) return;
    if (this.slow) clearTimeout(this.slow.timer);
    this.slow = { before, timer: setTimeout(() => void this.settleSlowly(), held ? HELD : SLOWLY) };
  }

  async settleSlowly() {
    const { slow, scene } = this;
    if (!slow) return;
    clearTimeout(slow.timer);
    this.slow = null;
    const next = scene.desk;
    await this.save(next.visit);
    if (scene.desk === next) scene.desk = { ...next, changed: false };
    this.corrected(slow.before, next);
  }

  /** @param {Visit} visit */
  async save(visit) {
    await this.outbox.save(visit, this.version(visit.visit));
    this.stored.set(visit.visit, visit);
  }

  /** @param {string} visit @returns {number | null} */
  version(visit) {
    return this.known.get(visit)?.version ?? null;
  }

  // --- undo ---------------------------------------------------------------------------------------------------------

  /** @param {Desk} before @param {Desk} next */
  recorded(before, next) {
    const { words } = this.scene;
    const { requests } = next.visit;
    const known = before.visit.visit === next.visit.visit ? before.visit.requests.length : 0;
    const fresh = requests.slice(known);
    const [last] = fresh.slice(-1);
    if (!last) return;
    this.toast(words.t(known > 0 ? "toast.added" : "toast.saved", fresh.map((r) => spoken(this.scene, r)).join(" ; ")), () => void this.undo(before, next), known > 0 ? () => this.act.edit(last.request) : undefined);
  }

  /** @param {Desk} before @param {Desk} next */
  corrected(before, next) {
    this.toast(this.scene.words.t("toast.corrected", startedAt(this.scene, next.visit)), () => void this.undo(before, next));
  }

  /** @param {Desk} before the state to come back to @param {Desk} next what was stored */
  async undo(before, next) {
    const { scene } = this;
    const here = scene.desk.visit.visit === next.visit.visit;
    const another = before.visit.visit !== next.visit.visit;
    const first = another || before.visit.requests.length === 0;
    if (first) await this.takeBack(next.visit.visit);
    else await this.save(before.visit);
    if (here) this.move({ ...before, changed: false, visit: first && !another ? visits.renewed(before.visit, uuidv7) : before.visit }, before.draft?.level ? "result" : "level");
    this.toast(scene.words.t("toast.undone"));
  }

  async cancel() {
    const { scene } = this;
    await this.settleSlowly();
    const { desk } = scene;
    await this.takeBack(desk.visit.visit);
    this.move(visits.nobody(uuidv7(), { point: scene.point, presence: scene.presence }), "theme");
    this.toast(scene.words.t("toast.cancelled", summary(scene, desk.visit)), async () => {
      const visit = visits.renewed(desk.visit, uuidv7);
      await this.save(visit);
      this.move(visits.reopen(visit, scene.now()), "theme");
      this.toast(scene.words.t("toast.restored"));
    });
  }

  /** @param {string} visit */
  async takeBack(visit) {
    await this.outbox.cancel(visit, this.version(visit));
    this.stored.delete(visit);
  }

  // --- what is known ------------------------------------------------------------------------------------------------

  /** @param {Settled[]} settled */
  learn(settled) {
    for (const { entry, decision, visit } of settled) {
      if (decision === "accepted" && entry.type === "cancel-visit") this.known.delete(entry.visit);
      else if (visit) this.known.set(visit.visit, visit);
    }
  }

  /** The lists, habits and day anew; what is being said stays. */
  async refresh() {
    const { scene } = this;
    this.fetched = Date.now();
    const begun = await this.server.desk(scene.point);
    if (begun === null || begun === "session" || begun.me.id !== scene.start.me.id) return;
    scene.start = begun;
    scene.codes = new Codes(begun.nomenclature, begun.habits);
    await this.readPins();
    this.known = new Map(begun.day.map((visit) => [visit.visit, visit]));
    this.show();
    this.showStatus();
    void this.around.askQueue();
  }

  async readPins() {
    this.scene.pinned = (await this.store.get(this.pinsKey())) ?? [];
  }

  /** The day as the server has it, with what waits on the device laid over it. */
  day() {
    /** @type {Map<string, { visit: Visit, waiting: boolean }>} */
    const day = new Map([...this.known].map(([id, visit]) => [id, { visit, waiting: false }]));
    for (const { visit, content } of this.scene.status.waiting) {
      if (content) day.set(visit, { visit: content, waiting: true });
      else day.delete(visit);
    }
    return [...day.values()].sort((a, b) => (b.visit.startedAt ?? "").localeCompare(a.visit.startedAt ?? ""));
  }

  // --- what is shown ------------------------------------------------------------------------------------------------

  /** Draws the visit anew unless something is being typed or chosen in it. */
  showWhenIdle() {
    if (!this.held && !this.regions.main.contains(document.activeElement) && !this.regions.bar.querySelector("details[open]")) this.show();
    else if (document.activeElement instanceof HTMLButtonElement && !this.held) this.show();
  }

  show() {
    drawVisit(this.regions, this.scene, this.act);
    this.keepDraft();
  }

  showStatus() {
    this.scene.day = this.day();
    drawStatus(this.regions, this.scene, this.act);
  }

  /** To the first choice of what is asked now; on a phone what belongs to it comes into view as well. @param {string | null} step */
  focus(step) {
    if (step === null) return;
    const { main } = this.regions;
    const asked = main.querySelector(`[data-step="${step}"]`) ?? main.querySelector('[data-step="level"], [data-step="theme"]');
    const target = asked?.querySelector('ul [aria-pressed="true"]') ?? asked?.querySelector("ul button");
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
    if (step === "result" || main.getBoundingClientRect().top >= 0 && innerWidth > 640) asked?.scrollIntoView({ block: "nearest" });
    else main.scrollIntoView({ block: "start" });
  }

  /** @param {string} key */
  digit(key) {
    const target = this.regions.main.querySelector(`[data-digit="${key}"]`);
    if (!(target instanceof HTMLElement)) return false;
    target.click();
    return true;
  }

  /** @param {string} text @param {() => void} [undo] @param {() => void} [change] */
  toast(text, undo, change) {
    const { scene } = this;
    clearTimeout(this.toastTimer);
    const close = () => {
      scene.toast = null;
      drawToast(this.regions, scene);
    };
    const once = (/** @type {(() => void) | undefined} */ work) => work && (() => {
      close();
      work();
    });
    const undoOnce = once(undo);
    const changeOnce = once(change);
    scene.toast = { text, ...(undoOnce ? { undo: undoOnce } : {}), ...(changeOnce ? { change: changeOnce } : {}) };
    drawToast(this.regions, scene);
    this.toastTimer = setTimeout(close, UNDO);
    this.say(text);
  }

  /** @param {string} text */
  say(text) {
    this.regions.live.textContent = "";
    requestAnimationFrame(() => {
      this.regions.live.textContent = text;
    });
  }

  /** Whether something is being said or chosen, which must not change under the fingers. */
  isUsed() {
    return this.scene.desk.draft !== null || this.scene.desk.mode === "edit" || this.slow !== null || document.activeElement?.matches("input, select, textarea") === true;
  }

  draftKey() {
    return this.own("draft");
  }

  /** What the device keeps of who is signed in. @param {string} what */
  own(what) {
    return `${what}:${this.scene.start.me.id}`;
  }

  pinsKey() {
    return this.own(`pins:${this.scene.point}`);
  }

  keepAside() {
    void this.store.set(this.own("aside"), { list: this.scene.aside, today: this.scene.start.today });
  }

  /** What is on the screen outlives the page, for today and for who said it. */
  keepDraft() {
    clearTimeout(this.draftTimer);
    this.draftTimer = setTimeout(() => {
      const { desk, presence, start } = this.scene;
      void this.store.set(this.draftKey(), { desk, presence, today: start.today });
    }, 200);
  }
}

/** The keys of the desk, in the list that "?" opens; there "/" is the line. @param {import("./words.js").Words} words */
function describeKeys(words) {
  const list = document.querySelector("#keys dl");
  const search = list?.querySelector("dd");
  if (search) search.textContent = words.t("keys.line");
  for (const [keys, text] of [["1 … 9", "keys.digits"], ["← ↑ → ↓", "keys.arrows"], ["r", "keys.repeat"], ["p", "keys.pause"], ["s", "keys.call"], ["Ctrl Entrée", "keys.specify"], ["Échap", "keys.escape"], ["Ctrl Z", "keys.undo"]]) {
    list?.append(h("dt", {}, h("kbd", {}, keys === "Échap" ? words.t("keys.escape.name") : keys === "Ctrl Entrée" ? words.t("keys.specify.name") : keys)), h("dd", {}, words.t(text)));
  }
}

const root = document.getElementById("desk");
if (root) void start(root);
