/**
 * The training: twenty visitors who do not exist, met at the real desk on a server and a store that live in the page. What is
 * recorded goes nowhere; one's best alone is kept on the device, for the account.
 *
 * @typedef {import("./view.js").Visitor} Visitor
 * @typedef {import("./view.js").Played} Played
 * @typedef {import("./score.js").Best} Best
 * @typedef {import("../words.js").Words} Words
 */
import { Screen } from "../desk.js";
import { h } from "../../shell/dom.js";
import { Server, signInAddress } from "../server.js";
import { openStore } from "../store.js";
import { uuidv7 } from "../../shell/uuid.js";
import { drawToast } from "../view.js";
import * as visits from "../visit.js";
import { wordsOf } from "../words.js";
import { PLACE, PracticeServer, PracticeStore } from "./practice.js";
import { better, helps, judge, nextHint, points, total } from "./score.js";
import { drawAll, drawCard, drawSheet, frame, said } from "./view.js";

/** @param {string} id @returns {Words} */
function wordsIn(id) {
  return wordsOf(JSON.parse(document.getElementById(id)?.textContent ?? "{}"), document.documentElement.lang);
}

/** @param {HTMLElement} root */
async function start(root) {
  const words = wordsIn("training-words");
  const store = await openStore();
  const [real, task] = await Promise.all([new Server(root.dataset, "").desk(), visitors()]);
  if (real === "session") return location.assign(signInAddress("/capture/entrainement"));
  if (real === null || task === null) {
    root.replaceChildren(h("div", { class: "notice notice-warning", role: "alert" }, h("div", { class: "notice-text" }, h("p", {}, words.t("trouble"))),
      h("button", { type: "button", class: "btn btn-secondary", onclick: () => void start(root) }, words.t("retry"))));
    return;
  }
  await new Training(root, words, wordsIn("desk-words"), store, real, task).open();
}

/** @returns {Promise<{ habits: import("../codes.js").Habits, visitors: Visitor[] } | null>} */
async function visitors() {
  try {
    const response = await fetch(new URL("./visitors.json", import.meta.url));
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

class Training {
  /**
   * @param {HTMLElement} root
   * @param {Words} words
   * @param {Words} deskWords
   * @param {import("../memory.js").Store} store of the device; holds one's best and nothing else of here
   * @param {import("../server.js").Start} real
   * @param {{ habits: import("../codes.js").Habits, visitors: Visitor[] }} task
   */
  constructor(root, words, deskWords, store, real, task) {
    this.root = root;
    this.words = words;
    this.store = store;
    this.real = real;
    this.regions = frame();
    this.server = new PracticeServer(real, task.habits, { place: real.place, point: words.t("point"), colleague: words.t("colleague") }, () => this.changed());
    this.screen = new Screen(this.regions.desk, deskWords, new PracticeStore(), this.server, this.server.begun);
    const { codes } = this.screen.scene;
    // A network that closed one of the codes does not ask for it
    this.visitors = task.visitors.filter((visitor) => visitor.expected.every((visit) => visit.requests.every((request) => request.theme.some((code) => codes.theme(code)))));
    /** @type {Record<string, Best>} */
    this.bests = {};
    this.here = 0;
    this.presses = 0;
    this.began = 0;
    this.shown = false;
    this.wrong = "";
    /** @type {Played | null} */
    this.played = null;
    /** @type {import("./view.js").Actions} */
    this.act = {
      hint: () => this.hint(),
      show: () => this.finish(true),
      again: () => void this.meet(this.here),
      next: () => void this.next(),
      meet: (index) => void this.meet(index),
      forget: () => void this.forget(),
      print: () => window.print(),
    };
  }

  async open() {
    this.bests = (await this.store.get(this.key())) ?? {};
    const { card, desk, all, sheet, live } = this.regions;
    this.root.replaceChildren(card, desk, all, sheet, live);
    this.count();
    await this.screen.open();
    const { next } = total(this.visitors.map((v) => v.id), this.bests);
    await this.meet(Math.max(0, this.visitors.findIndex((v) => v.id === next)), false);
  }

  key() {
    return `training:${this.real.me.id}`;
  }

  /** Presses are what costs a mediator time: buttons, choices, the keys that stand for one. */
  count() {
    const { desk } = this.regions;
    const press = () => {
      if (this.played?.done) return;
      this.began ||= Date.now();
      this.presses++;
    };
    desk.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("button, summary, input[type=checkbox], input[type=radio]")) press();
    }, { capture: true });
    desk.addEventListener("change", (event) => {
      if (event.target instanceof HTMLSelectElement) press();
    }, { capture: true });
    desk.addEventListener("input", () => {
      this.began ||= Date.now();
    }, { capture: true });
    window.addEventListener("keydown", (event) => {
      const typing = event.target instanceof Element && event.target.closest("input, textarea, select") !== null;
      if (typing ? event.key === "Enter" : /^[nprs/]$/.test(event.key) && !event.ctrlKey && !event.metaKey) press();
    }, { capture: true });
  }

  /** Somebody else comes in. @param {number} index @param {boolean} [focus] */
  async meet(index, focus = true) {
    const { scene } = this.screen;
    const visitor = this.visitors[index];
    if (!visitor) return;
    this.here = index;
    // What is pending of the one before is stored first, then dropped with the rest
    await this.screen.settleSlowly();
    this.server.begin(visitor.recorded ? [this.recorded(visitor)] : []);
    if (visitor.wall) this.server.shared = [this.wall(visitor.wall)];
    Object.assign(scene, { aside: [], blockers: [], presence: this.server.begun.habits.presence ?? "desk", point: PLACE, toast: null });
    scene.open.clear();
    this.screen.known.clear();
    await this.screen.refresh();
    this.screen.move(visits.nobody(uuidv7(), { point: scene.point, presence: scene.presence }), null);
    drawToast(this.screen.regions, scene);
    this.regions.desk.inert = false;
    this.presses = 0;
    this.began = 0;
    this.shown = false;
    this.wrong = "";
    this.played = { visitor, number: index + 1, of: this.visitors.length, hints: [], message: "", done: null };
    this.show();
    if (!focus) return;
    this.regions.card.scrollIntoView({ block: "start" });
    this.focus("#training-visitor");
  }

  /** A visit that stands already, as the server would give it. @param {Visitor} visitor @returns {import("../visit.js").KnownVisit} */
  recorded(visitor) {
    const { minutesAgo, requests } = /** @type {NonNullable<Visitor["recorded"]>} */ (visitor.recorded);
    return {
      visit: uuidv7(), point: PLACE, presence: "desk", startedAt: new Date(Date.now() - minutesAgo * 60_000).toISOString(), persons: 1, mediators: [this.real.me.id],
      requests: requests.map((request) => ({ ...request, request: uuidv7() })), day: this.real.today, version: 0,
    };
  }

  /** @param {NonNullable<Visitor["wall"]>} wall */
  wall(wall) {
    const { codes } = this.screen.scene;
    const named = /** @type {any} */ (codes.lists);
    const name = (/** @type {string} */ list, /** @type {string} */ code) => named[list]?.find((/** @type {{ code: string }} */ c) => c.code === code)?.brief ?? code;
    return { ...wall, operatorName: name("operators", wall.operator), blockerName: name("blockers", wall.blocker), since: new Date(Date.now() - 40 * 60_000).toISOString() };
  }

  /** Something was recorded, corrected or taken back: it is looked at once the desk has shown it. */
  changed() {
    setTimeout(() => this.look(), 50);
  }

  look() {
    const { played, words } = this;
    if (!played || played.done) return;
    const { state, facts } = this.judged();
    if (state === "right") return this.finish(false);
    let hint = "";
    if (state === "none") played.message = "";
    if (state === "unfinished") played.message = words.t("unfinished");
    if (state === "wrong") {
      const wrong = facts.filter((fact) => !fact.right && !fact.missing);
      played.message = words.t("look-again", [...new Set(wrong.map((fact) => words.t(`fact.${fact.what}`).toLowerCase()))].join(", "));
      // One hint for one mistake, however often it is looked at
      const mistake = wrong.map((fact) => `${fact.what} ${fact.given}`).join();
      const whats = wrong.map((fact) => fact.what);
      if (mistake !== this.wrong) this.give(whats);
      this.wrong = mistake;
      hint = ` ${this.lastHint(whats)}`;
    }
    this.show();
    this.say(played.message + hint);
  }

  /** Gives one more hint, where one helps. @param {import("./score.js").What[]} [wrong] */
  give(wrong) {
    if (!this.played) return;
    const { visitor, hints } = this.played;
    const hint = nextHint(visitor.about, hints, wrong);
    if (hint !== undefined) hints.push(hint);
  }

  /** The last hint given, when it helps with what is wrong. @param {import("./score.js").What[]} [wrong] */
  lastHint(wrong) {
    if (!this.played) return "";
    const { visitor, hints } = this.played;
    const last = hints.at(-1);
    if (last === undefined || !helps(visitor.about[last] ?? [], wrong)) return "";
    return `${this.words.t("hint.label")} ${said(visitor.hints[last] ?? {}, this.words)}`;
  }

  /** @param {string} text */
  say(text) {
    this.regions.live.textContent = "";
    requestAnimationFrame(() => {
      this.regions.live.textContent = text;
    });
  }

  judged() {
    const visitor = /** @type {Visitor} */ (this.visitors[this.here]);
    return judge(visitor, this.server.recorded(), this.server.begun.habits.presence ?? "desk");
  }

  hint() {
    const { played } = this;
    if (!played) return;
    this.give();
    this.show();
    this.focus('[data-key="hint"], [data-key="show"]');
    this.say(this.lastHint());
  }

  /** @param {boolean} shown the answer was asked for */
  finish(shown) {
    const { played } = this;
    if (!played || played.done) return;
    const { facts } = this.judged();
    const effort = { presses: this.presses, seconds: this.began === 0 ? 0 : Math.round((Date.now() - this.began) / 1_000), hints: played.hints.length, shown };
    const sum = points(facts, effort, played.visitor.good);
    const before = this.bests[played.visitor.id];
    if (!shown) {
      this.bests = { ...this.bests, [played.visitor.id]: better(before, { points: sum, presses: effort.presses, seconds: effort.seconds }) };
      void this.store.set(this.key(), this.bests);
    }
    played.done = { facts, effort, points: sum, record: !shown && before !== undefined && sum > before.points };
    played.message = this.words.t(shown ? "answer" : "well-done");
    // What is pressed now is said of nobody
    this.regions.desk.inert = true;
    this.show();
    this.regions.card.scrollIntoView({ block: "start" });
    this.focus('[data-key="next-visitor"]');
    this.say(`${played.message} ${this.words.t("points", sum)}`);
  }

  async next() {
    if (this.here + 1 < this.visitors.length) return this.meet(this.here + 1);
    this.regions.sheet.scrollIntoView({ block: "start" });
    this.focus('[data-key="print"]');
  }

  async forget() {
    this.bests = {};
    await this.store.set(this.key(), undefined);
    this.show();
    this.focus(`[data-key="visitor-${this.visitors[this.here]?.id}"]`);
  }

  show() {
    if (!this.played) return;
    drawCard(this.regions, this.played, this.words, this.screen.scene.codes, this.act);
    drawAll(this.regions, this.visitors, this.here, this.bests, this.store.durable, this.words, this.act);
    drawSheet(this.regions, this.visitors, this.bests, { name: this.real.me.name, place: this.real.place, today: this.real.today }, this.words, this.act);
  }

  /** @param {string} selector */
  focus(selector) {
    const target = this.root.querySelector(selector);
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  }
}

const root = document.getElementById("training");
if (root) void start(root);
