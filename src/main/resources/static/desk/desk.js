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
import { enter } from "../capture/enter.js";
import { Recent } from "../capture/recent.js";
import { actionsOf } from "./acts.js";
import { Around } from "./around.js";
import { Codes } from "./codes.js";
import { h, icon } from "../shell/dom.js";
import { isPressed, lifted, watchFinger } from "../shell/finger.js";
import { watchFingers } from "./fingers.js";
import { isVisit, Outbox, SEEN, VISIT } from "./outbox.js";
import { spoken, startedAt, summary } from "./format.js";
import { Server } from "./server.js";
import { DeviceStore, openStore } from "./store.js";
import { uuidv7 } from "../shell/uuid.js";
import { drawField, drawStatus, drawToast, drawVisit, frame, place, tick } from "./view.js";
import { sessionEnded } from "./view-status.js";
import * as visits from "./visit.js";
import { dayOf, wordsOf } from "./words.js";

const UNDO = 10_000;
const SLOWLY = 700;
const STALE = 15 * 60_000;

const AT_REST = 2_500;

/** A device that a code has opened closes when nobody has touched it for so long. */
const ABSENT = 15 * 60_000;

/** So much of what was sent is told. */
const SENT = 50;

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
  await store.set("language", words.language);
  const server = new Server(root.dataset, device);
  const here = await enter(root, words, store, server);
  // The plain form stays; a line that is down comes back
  if (here === null) root.classList.add("desk-failed");
  if (here === null) return void ("installed" in root.dataset || setTimeout(() => void start(root), 5_000));
  if (here.begun.points.length === 0) return;
  await new Screen(root, words, here.store, server, here.begun, here.session).open();
  // The desk first: what makes it an application comes when it is at rest
  // Where the line went in between, the next start installs
  setTimeout(() => void import("../capture/install.js").then(({ install }) => install()).catch((fault) => console.warn("not installed now", fault)), AT_REST);
}

export class Screen {
  /**
   * @param {HTMLElement} root
   * @param {import("./words.js").Words} words
   * @param {import("./memory.js").Store} store
   * @param {Server} server
   * @param {import("./server.js").Start} begun
   * @param {boolean} [session] false: a code has opened this, and closes it again when nobody is there
   */
  constructor(root, words, store, server, begun, session = true) {
    this.session = session;
    this.touched = Date.now();
    this.root = root;
    this.store = store;
    this.server = server;
    this.regions = frame();
    this.fetched = Date.now();
    /** What the server is known to have. @type {Map<string, KnownVisit>} */
    this.known = new Map(begun.day.map((visit) => [visit.visit, visit]));
    /** What stood on the screen when it was drawn last. @type {Desk | null} */
    this.drawn = null;
    this.narrow = matchMedia(NARROW);
    /** The gesture that was pressed last, until the device has it. @type {Promise<void> | undefined} */
    this.seeing = undefined;
    /** What is said in several presses and not stored yet. @type {{ timer: ReturnType<typeof setTimeout>, before: Desk, next: Desk } | null} */
    this.slow = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.toastTimer = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.draftTimer = undefined;
    /** @type {ReturnType<typeof setTimeout> | null} */
    this.statusDue = null;
    this.tabs = server.apart || typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`parvis-desk:${begun.me.id}`);

    const codes = new Codes(begun.nomenclature, begun.habits);
    const point = begun.point ?? begun.points[0]?.id ?? "";
    const presence = begun.habits.presence ?? begun.nomenclature.presences[0]?.code ?? "desk";
    /** @type {Scene} */
    this.scene = {
      desk: visits.nobody(uuidv7(), { point, presence }),
      codes, words, start: begun, point, presence,
      day: [], status: { waiting: [], refused: [], others: 0, line: "idle" },
      durable: store.durable, full: store.full, contact: server.contact, toast: null, commune: null, open: new Set(), left: new Set(), pinned: [], arranging: false, hand: "both",
      handed: () => (this.narrow.matches ? this.scene.hand : "both"), aside: [], blockers: [], queue: null, nextUp: "", moreWords: async () => {
        if (!words.has(LATER)) words.add(await server.words());
      }, typing: false, apart: server.apart, correcting: false, now: () => server.now(),
    };
    this.recent = new Recent(store, this.own("recent"));
    /** When the worker's last sent visits left. @type {import("../capture/outbox-panel.js").Sent[]} */
    this.sent = [];
    /** @type {import("../capture/outbox-panel.js").Sends | null} */
    this.sends = null;
    this.outbox = new Outbox({
      store,
      author: begun.me.id,
      send: (commands) => server.send(commands),
      offset: () => server.offset,
      carry: (ownToo) => this.carry(ownToo),
      // That the browser believes to be in a network proves nothing; that it knows of none does
      reachable: () => server.apart || navigator.onLine,
      // Nothing is tried again where nobody looks
      later: (work, wait) => setTimeout(() => (document.visibilityState === "visible" ? work() : document.addEventListener("visibilitychange", work, { once: true })), wait),
      ...("locks" in navigator && !server.apart ? { lock: async (/** @type {() => Promise<void>} */ work) => void (await navigator.locks.request("parvis-desk", work)) } : {}),
      onSettled: (settled, nomenclature) => {
        this.tabs?.postMessage(settled);
        this.learn(settled);
        this.around.learn(settled);
        this.tell(settled);
        if (nomenclature !== undefined && nomenclature !== this.scene.start.nomenclature.revision) void this.refresh();
      },
      onStatus: (status) => {
        const others = this.scene.status;
        this.scene.status = status;
        this.scene.durable = store.durable;
        this.scene.full = store.full;
        if (others.line !== "session" && status.line === "session") this.say(sessionEnded(words, status));
        if (status.refused.length > others.refused.length) this.say(words.n("sync.refused", status.refused.length));
        this.showStatus();
      },
    });
    server.unsent = () => this.scene.status.waiting.length + this.scene.status.others;
    server.onNews = (news) => void this.learnNews(news);
    this.act = actionsOf(this);
    this.field = drawField(this.regions, this.scene);
    this.around = new Around(this);
  }

  async open() {
    const { scene, store } = this;
    const [draft, aside, hand, sent] = await Promise.all([store.get(this.draftKey()), store.get(this.own("aside")), store.get("hand"), store.get(this.own("sent")), this.readPins(), this.recent.open()]);
    this.sent = sent ?? [];
    this.meet();
    if (!this.server.apart) this.server.cursor = this.recent.cursor;
    void this.keepStart();
    scene.hand = hand ?? "both";
    if (aside?.today === scene.start.today) scene.aside = aside.list;
    if (draft?.today === scene.start.today && scene.start.points.some((p) => p.id === draft.desk.visit.point)) {
      scene.desk = { ...scene.desk, ...draft.desk, changed: false };
      scene.presence = draft.presence;
    }
    this.foreknow();
    this.root.replaceChildren(...place(this.regions));
    this.show();
    watchFingers(this.root, {
      digit: (key) => this.digit(key), act: this.act, undo: () => scene.toast?.undo?.(),
      keys: { n: this.act.next, "/": this.act.type, r: this.act.repeat, p: this.act.pause, s: () => scene.queue && this.act.callNext() },
    });
    this.narrow.addEventListener("change", () => this.show());
    for (const touch of ["pointerdown", "keydown"]) window.addEventListener(touch, () => { this.touched = Date.now(); }, { capture: true });
    this.tellWho();
    watchFinger();
    await this.outbox.report();
    void this.outbox.flush().then(() => this.prepare());
    void this.around.open();

    setInterval(() => {
      tick(this.regions, scene);
      if (!this.session && Date.now() - this.touched > ABSENT) void this.lock();
      if (Date.now() - this.fetched > STALE && document.visibilityState === "visible" && !this.isUsed()) void this.refresh();
    }, 1_000);
    const again = () => void this.outbox.flush();
    window.addEventListener("online", again);
    window.addEventListener("focus", again);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") void this.settleSlowly();
      else if (Date.now() - this.fetched > STALE) void this.refresh();
      else again();
    });
    window.addEventListener("pagehide", () => void this.settleSlowly());
    this.tabs?.addEventListener("message", (event) => {
      if (event.data === "lock") return location.reload();
      this.learn(event.data);
      void this.outbox.report();
    });
    describeKeys(scene.words);
  }

  /** Codes that the page which led here knew: taken once, and gone from the address, so that the next person begins with nothing. */
  foreknow() {
    const { scene } = this;
    const { theme, commune, communeName, partner, presence, language } = this.root.dataset;
    if (!theme && !commune && !partner && !presence && !language) return;
    history.replaceState(history.state, "", location.pathname);
    if (!visits.isFree(scene.desk)) return;
    const request = theme && scene.codes.theme(theme) ? { theme, operator: partner ?? scene.codes.usualOperator(theme) } : {};
    if (commune) scene.commune = { code: commune, name: communeName ?? commune };
    const next = () => visits.nobody(uuidv7(), { point: scene.point, presence: scene.presence });
    scene.desk = visits.foreknown(scene.desk, { ...request, commune, partner, presence, language }, { id: uuidv7(), now: scene.now(), next });
    this.keepDraft();
  }

  // --- what is taken ------------------------------------------------------------------------------------------------

  /** Shows another step; nothing recorded changes. @param {Desk} desk @param {string | null} focus */
  move(desk, focus) {
    this.scene.desk = desk;
    this.show();
    this.focus(focus);
  }

  /**
   * Takes an answer. One that completes or changes what is recorded is stored first; only then the screen says so. What is pressed
   * meanwhile is said on top of it: the device stores one after the other.
   *
   * @param {Desk} next @param {string | null} focus
   */
  async take(next, focus) {
    const before = this.scene.desk;
    if (next === before) return;
    if (!next.changed) return this.move(next, focus);
    // What was being said of this visit is in the answer; of another one, it is stored before
    if (!this.dropSlow(next.visit.visit)) void this.settleSlowly();
    this.scene.desk = next;
    try {
      await this.save(next.visit);
    } catch (failure) {
      if (this.scene.desk === next) this.scene.desk = before;
      throw failure;
    }
    const here = this.scene.desk === next;
    const kept = this.stored(next);
    await lifted();
    const added = next.visit.visit !== before.visit.visit || next.visit.requests.length > before.visit.requests.length;
    // Who types stays in the line; what was noted is asked about at once
    const then = document.activeElement === this.field ? null : added && next.mode === "kept" ? "theme" : added && next.draft ? "level" : focus;
    if (added) this.recorded(before, next);
    else this.corrected(before, next);
    await painted();
    // A finger that came meanwhile
    await lifted();
    if (here && this.scene.desk === kept) this.move(kept, then);
    else this.show();
  }

  /** What the device has is not stored once more by what is pressed next, nor asked again by a page that opens now. @param {Desk} next @returns {Desk} */
  stored({ visit }) {
    const { scene } = this;
    if (scene.desk.visit === visit) scene.desk = { ...scene.desk, changed: false };
    this.writeDraft();
    return scene.desk;
  }

  /** Whether the question on the screen is the one that stands: while the device stores an answer, the one before is still drawn. */
  asks() {
    const { drawn, scene: { desk } } = this;
    return drawn === null || (drawn.mode === desk.mode && drawn.editing === desk.editing && drawn.visit.visit === desk.visit.visit && drawn.visit.requests.length === desk.visit.requests.length);
  }

  /**
   * Takes what is said in several presses or letters, and stores it when they have ended.
   *
   * @param {Desk} next @param {boolean} drawn @param {boolean} [held] something in it is to be decided upon first
   */
  takeSlowly(next, drawn, held = false) {
    if (this.slow && !this.isSlow(next.visit.visit)) void this.settleSlowly();
    const before = this.slow?.before ?? this.scene.desk;
    this.scene.desk = next;
    if (drawn) this.show();
    else this.keepDraft();
    if (!next.changed) return;
    if (this.slow) clearTimeout(this.slow.timer);
    this.slow = { before, next, timer: setTimeout(() => void this.settleSlowly(), held ? HELD : SLOWLY) };
  }

  /** Whoever stands on the screen by now: what was said is stored of the visit of which it was said. */
  async settleSlowly() {
    const { slow } = this;
    if (!slow) return;
    this.dropSlow(slow.next.visit.visit);
    await this.save(slow.next.visit);
    this.stored(slow.next);
    this.corrected(slow.before, slow.next);
  }

  /**
   * A gesture leaves on its own, after the visit of which it is; pressed again it was not seen.
   *
   * @param {string} gesture @param {string} step
   */
  async see(gesture, step) {
    const { scene } = this;
    const { visit: { visit }, seen: { [gesture]: before, ...others } = {} } = scene.desk;
    const level = before === step ? null : step;
    scene.desk = { ...scene.desk, seen: level === null ? others : { ...others, [gesture]: level } };
    const seen = uuidv7();
    this.seeing = this.settleSlowly().then(() => this.outbox.add(SEEN, seen, { seen, visit, gesture, level }));
    await this.seeing;
    this.show();
    const name = scene.start.gestures?.gestures.find(({ code }) => code === gesture)?.label ?? gesture;
    this.say(level === null ? scene.words.t("seen.off", name) : scene.words.t("seen.noted", name, scene.start.gestures?.steps.find(({ code }) => code === step)?.label ?? step));
  }

  /** @param {string} visit */
  isSlow(visit) {
    return this.slow?.next.visit.visit === visit;
  }

  /** @param {string} visit @returns {boolean} whether something was being said of it, which is stored otherwise now */
  dropSlow(visit) {
    if (!this.isSlow(visit)) return false;
    clearTimeout(this.slow?.timer);
    this.slow = null;
    return true;
  }

  /** @param {Visit} visit */
  async save(visit) {
    await this.outbox.save(visit, this.version(visit.visit));
  }

  /** @param {string} visit @returns {number | null} */
  version(visit) {
    return (this.known.get(visit) ?? this.recent.visits.get(visit))?.version ?? null;
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
    this.dropSlow(next.visit.visit);
    if (first) await this.takeBack(next.visit.visit);
    else await this.save(before.visit);
    if (here) this.move({ ...before, changed: false, visit: first && !another ? visits.renewed(before.visit, uuidv7) : before.visit }, before.draft?.level ? "result" : "level");
    this.toast(scene.words.t("toast.undone"));
  }

  async cancel() {
    const { scene } = this;
    await this.settleSlowly();
    const { desk } = scene;
    await this.takeBack(desk.visit.visit, desk.visit.reason);
    this.move(visits.nobody(uuidv7(), { point: scene.point, presence: scene.presence }), "theme");
    this.toast(scene.words.t("toast.cancelled", summary(scene, desk.visit)), async () => {
      const visit = visits.renewed(desk.visit, uuidv7);
      await this.save(visit);
      this.move(visits.reopen(visit, scene.now()), "theme");
      this.toast(scene.words.t("toast.restored"));
    });
  }

  /** @param {string} visit @param {string} [reason] why, once its day is over */
  async takeBack(visit, reason) {
    // What was pressed last is on its way to the device; where that failed, it was said
    await this.seeing?.catch(() => {});
    await this.outbox.cancel(visit, this.version(visit), VISIT, reason);
  }

  // --- what is known ------------------------------------------------------------------------------------------------

  /** What the server says has changed, when nothing of mine has asked for it. */
  async pull() {
    if (this.server.apart) return;
    const reply = await this.server.send([]).catch(() => null);
    if (reply?.kind === "answers") this.showStatus();
    if (reply?.kind === "session") await this.carry(true);
  }

  /** @param {import("./server.js").News} news */
  async learnNews(news) {
    const { store, server, scene } = this;
    scene.contact = server.contact;
    void store.set("clock", { offset: server.offset, contact: server.contact });
    // What only this page keeps would be lost with it: it goes on, as another device
    if (news.device?.revoked) await this.revoked();
    if (news.device?.revoked && store.durable) return;
    await this.recent.learn(news, scene.start.today);
    server.cursor = this.recent.cursor;
    if (!news.changes || news.changes.visits.length + news.changes.gone.length === 0) return;
    for (const gone of news.changes.gone) this.known.delete(gone);
    for (const visit of news.changes.visits) if (visit.day !== scene.start.today) this.known.delete(visit.visit);
    this.meet();
    this.showStatus();
    if (news.more) void this.pull();
  }

  /** This device was lost, or is thought to be: nothing is read on it any more. */
  async revoked() {
    const { store, server } = this;
    // At once, for what is said meanwhile
    if (!(store instanceof DeviceStore)) return void (server.device = uuidv7());
    await (await import("../capture/upload.js")).renew(store, server);
    if (store.durable) location.assign("/capture");
  }

  /** The day as far as the two weeks know it. */
  meet() {
    const { start, point } = this.scene;
    for (const visit of this.recent.of(start.today)) if (visit.point === point && visit.version >= (this.known.get(visit.visit)?.version ?? 0)) this.known.set(visit.visit, visit);
  }

  /** What leaves without a session, sealed. @param {boolean} ownToo */
  async carry(ownToo) {
    const { store, server } = this;
    if (!(store instanceof DeviceStore) || !store.durable || server.apart || !(ownToo || (await store.hasEnvelopes(ownToo)))) return;
    const { carry } = await import("../capture/upload.js");
    const { told, revoked } = await carry(store, server, ownToo);
    if (revoked) return this.revoked();
    if (told.length === 0) return;
    this.scene.contact = server.contact;
    void store.set("clock", { offset: server.offset, contact: server.contact });
    await this.outbox.report();
  }

  /** What was sent is told in "Envois". @param {Settled[]} settled */
  tell(settled) {
    const at = new Date(this.scene.now()).toISOString();
    const told = settled.map(({ entry, decision, merged }) => ({ at, type: entry.type, subject: entry.subject, decision, content: entry.content?.requests ? entry.content : null, ...(merged ? { merged } : {}) }));
    this.sent = [...told.reverse(), ...this.sent].slice(0, SENT);
    void this.store.set(this.own("sent"), this.sent);
    const { words, moreWords } = this.scene;
    if (told.some((one) => one.merged)) void moreWords().then(() => this.toast(words.t("merged")));
  }

  /** What the desk needs where there is no network. */
  async keepStart() {
    const { day, ...start } = this.scene.start;
    await this.store.set(this.own("begun"), { ...start, point: this.scene.point });
  }

  /** @param {Settled[]} settled */
  learn(settled) {
    const { today } = this.scene.start;
    for (const { entry, decision, visit } of settled) {
      const gone = decision === "accepted" && entry.type === VISIT.cancel;
      // One of another day is among the last two weeks
      if (gone || (visit?.day ?? today) !== today) this.known.delete(entry.subject);
      else if (visit) this.known.set(visit.visit, visit);
    }
  }

  /** The lists, habits and day anew; what is being said stays. */
  async refresh() {
    const { scene } = this;
    this.fetched = Date.now();
    const begun = await this.server.desk(scene.point);
    if (begun === "session") await this.carry(true);
    if (begun === null || begun === "session" || begun.me.id !== scene.start.me.id) return;
    scene.start = begun;
    scene.codes = new Codes(begun.nomenclature, begun.habits);
    await this.readPins();
    this.known = new Map(begun.day.map((visit) => [visit.visit, visit]));
    this.meet();
    this.show();
    this.showStatus();
    void this.keepStart();
    void this.pull();
    void this.around.askQueue();
  }

  async readPins() {
    this.scene.pinned = (await this.store.get(this.pinsKey())) ?? [];
  }

  /** "Tournée". */
  async openRoad() {
    const scripts = (this.root.dataset["road"] ?? "").split(" ");
    const [panel, ...modules] = await Promise.all(scripts.map((script) => import(new URL(`../${script}`, import.meta.url).href)));
    await panel.openRoad(this, modules);
  }

  /** "Envois". */
  async openSends() {
    const [{ Sends }] = await Promise.all([import("../capture/outbox-panel.js"), this.scene.moreWords()]);
    this.sends = new Sends(this);
    await this.sends.open();
    await this.pull();
    this.showStatus();
  }

  /** @param {import("./outbox.js").Entry} entry */
  async openDecision(entry) {
    const [{ decide }] = await Promise.all([import("../capture/decide.js"), this.scene.moreWords()]);
    decide(this, entry);
  }

  /** A visit that was dropped before it left is recorded anew. @param {Visit} visit */
  async restore(visit) {
    await this.save(visits.renewed(visit, uuidv7));
  }

  /** What is typed finds a commune, also where there is no network: those around. @param {string} query */
  async communes(query) {
    return (await this.server.communes(query)) ?? (await import("../capture/near.js")).findNear(this, query);
  }

  /** Fetches what a device without network will need, once a day; only for who has a code to open it with. */
  async prepare() {
    const { store, server } = this;
    if (!(store instanceof DeviceStore) || server.apart || !(await store.vault(store.account))?.pin) return;
    await this.pull();
    await (await import("../capture/near.js")).fetchNear(this);
  }

  /** On the page that the device keeps: who has opened it, and how to close it. */
  tellWho() {
    const { start, words } = this.scene;
    document.getElementById("desk-who")?.replaceChildren(h("span", { class: "person-name" }, start.me.name),
      h("button", { type: "button", class: "btn btn-quiet", "data-key": "lock", onclick: () => void this.lock() }, icon("lock"), words.t("lock")));
  }

  /** Nobody reads on without the code; nothing is lost. */
  async lock() {
    await this.settleSlowly();
    this.tabs?.postMessage("lock");
    location.reload();
  }

  /** The day as the server has it, with what waits on the device laid over it. */
  day() {
    /** @type {Map<string, { visit: Visit, waiting: boolean }>} */
    const day = new Map([...this.known].map(([id, visit]) => [id, { visit, waiting: false }]));
    for (const { subject: visit, content, type } of this.scene.status.waiting) {
      if (!isVisit({ type }) || (content?.startedAt && !this.isToday(content))) continue;
      if (content && type !== VISIT.cancel) day.set(visit, { visit: content, waiting: true });
      else day.delete(visit);
    }
    return [...day.values()].sort((a, b) => (b.visit.startedAt ?? "").localeCompare(a.visit.startedAt ?? ""));
  }

  /** @param {Visit} visit */
  isToday({ startedAt, point }) {
    const zone = this.scene.start.points.find((p) => p.id === point)?.zone;
    return startedAt === undefined || dayOf(startedAt, zone) === this.scene.start.today;
  }

  // --- what is shown ------------------------------------------------------------------------------------------------

  /** Draws the visit anew unless something is being typed or chosen in it. */
  showWhenIdle() {
    if (!isPressed() && !this.regions.main.contains(document.activeElement) && !this.regions.bar.querySelector("details[open]")) this.show();
    else if (document.activeElement instanceof HTMLButtonElement && !isPressed()) this.show();
  }

  show() {
    this.drawn = this.scene.desk;
    drawVisit(this.regions, this.scene, this.act);
    this.keepDraft();
  }

  /** Once for all that changes now, after what was pressed: that it is recorded is said first. */
  showStatus() {
    this.statusDue ??= setTimeout(async () => {
      await lifted();
      this.statusDue = null;
      this.scene.day = this.day();
      drawStatus(this.regions, this.scene, this.act);
      this.sends?.refresh();
    });
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
    this.draftTimer = setTimeout(() => this.writeDraft(), 200);
  }

  writeDraft() {
    const { desk, presence, start } = this.scene;
    void this.store.set(this.draftKey(), { desk, presence, today: start.today });
  }
}

/** Until what was drawn is seen: on a slow device what is drawn next takes longer than a save. */
const painted = () => new Promise((seen) => {
  requestAnimationFrame(() => setTimeout(seen));
  // A page that nobody sees is never painted
  setTimeout(seen, 100);
});

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
