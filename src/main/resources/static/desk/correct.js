/**
 * A recorded visit corrected at the desk's own questions, its answers chosen already. What changes is held until it is saved, then sent by
 * the page's own form: one correction, which the server judges as any other.
 *
 * @typedef {import("./visit.js").Desk} Desk
 * @typedef {import("./visit.js").KnownVisit} KnownVisit
 * @typedef {import("./words.js").Words} Words
 */
import { fill, h, icon } from "../shell/dom.js";
import { Screen } from "./desk.js";
import { watchFingers } from "./fingers.js";
import { MemoryStore } from "./memory.js";
import { Server, signInAddress } from "./server.js";
import * as visits from "./visit.js";
import { wordsOf } from "./words.js";

/** Letters of a reason. */
const LEAST = 3;

/** Fields of the form that the desk does not show. */
const KEPT = "input[type=hidden]:not([name^=requests], [name=mediators]), [name=startedAt]";

/** Fields of a request, by their names in the form. */
const ANSWERS = /** @type {const} */ (["request", "theme", "operator", "level", "result", "blocker", "minutes", "support", "autonomy", "device", "note"]);
const FACTS = /** @type {const} */ (["point", "presence", "direction", "persons", "partner", "ageBand", "gender", "situation", "language", "firstVisit"]);

/** @param {HTMLElement} root @param {HTMLFormElement} form */
async function start(root, form) {
  const words = wordsOf(JSON.parse(document.getElementById("desk-words")?.textContent ?? "{}"), document.documentElement.lang);
  const server = new Server(root.dataset, "");
  server.apart = true;
  const begun = await server.desk();
  if (begun === "session") return location.assign(signInAddress(encodeURIComponent(location.pathname + location.search)));
  const [visit] = begun?.day ?? [];
  if (!begun || !visit) return void root.classList.add("desk-failed");
  await new Correction(root, form, words, server, begun, visit).open();
}

class Correction extends Screen {
  /**
   * @param {HTMLElement} root
   * @param {HTMLFormElement} form
   * @param {Words} words
   * @param {Server} server
   * @param {import("./server.js").Start} begun
   * @param {KnownVisit} visit
   */
  constructor(root, form, words, server, begun, visit) {
    super(root, words, new MemoryStore(), server, begun);
    const { scene } = this;
    this.form = form;
    this.visit = visit;
    this.words = words;
    this.sheet = h("section", { class: "card desk-save", "aria-labelledby": "desk-save" });
    scene.correcting = true;
    const desk = visits.reopen(visit, scene.now());
    const [only, ...more] = visit.requests;
    scene.desk = only && more.length === 0 ? visits.edit(desk, only.request) : desk;
    if (visit.commune) scene.commune = { code: visit.commune, name: this.typed("commune") };
    /** Said of this visit, not of those to come. @param {import("./visit.js").Facts} facts @param {Desk} [of] */
    const describe = (facts, of = scene.desk) => this.takeSlowly(visits.describe(of, facts), true);
    this.act.point = (point) => describe({ point });
    this.act.presence = (presence) => {
      const { direction, ...rest } = scene.desk.visit;
      describe({ presence }, { ...scene.desk, visit: rest });
    };
  }

  /** @override */
  async open() {
    const { bar, main, side, live } = this.regions;
    side.classList.remove("desk-side");
    this.drawSheet();
    this.root.replaceChildren(h("div", { class: "desk" },
      h("div", { class: "desk-top" }, bar),
      h("div", { class: "desk-column" }, main),
      h("div", { class: "desk-side" }, side, this.sheet)), live);
    this.show();
    watchFingers(this.root, { digit: (key) => this.digit(key), act: this.act, undo: () => {}, keys: {} });
  }

  /** @override @param {Desk} next @param {string | null} focus */
  async take(next, focus) {
    const { scene } = this;
    const added = next.visit.requests[scene.desk.visit.requests.length];
    // Nobody measured it
    const timed = added ? visits.amend(next, added.request, { minutes: scene.codes.habits.minutes ?? added.minutes }) : next;
    this.move({ ...timed, changed: false }, focus);
  }

  /** @override @param {Desk} next @param {boolean} drawn */
  takeSlowly(next, drawn) {
    this.scene.desk = { ...next, changed: false };
    if (drawn) this.show();
  }

  /** Nothing of here outlives the page. @override */
  keepDraft() {}

  /** @param {string} name */
  typed(name) {
    const field = this.form.elements.namedItem(name);
    return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : "";
  }

  drawSheet() {
    const { words, root } = this;
    const late = "late" in root.dataset;
    this.trouble = h("div", { role: "alert" });
    this.time = h("input", { class: "form-control", id: "desk-time", type: "time", required: true, "data-key": "time", value: this.typed("startedAtTime") });
    this.why = h("textarea", {
      class: "form-control", id: "desk-why", rows: 2, maxlength: 300, "data-key": "why", "aria-describedby": "desk-why-hint",
      oninput: () => this.trouble && fill(this.trouble),
    }, this.typed("reason"));
    this.button = h("button", { type: "button", class: "btn btn-primary", "data-key": "save", onclick: () => this.send() },
      icon("check-lg"), words.t("correct.save"));
    fill(this.sheet, h("h2", { id: "desk-save" }, words.t("correct.title")),
      h("div", { class: "field" }, h("label", { class: "form-label", for: "desk-time" }, words.t("correct.time")), this.time),
      late && h("div", { class: "field" },
        h("label", { class: "form-label", for: "desk-why" }, words.t("correct.why")),
        h("p", { class: "form-text", id: "desk-why-hint" }, words.t("correct.why.hint")), this.why),
      this.trouble,
      h("p", { class: "actions" }, this.button,
        h("a", { class: "btn btn-secondary", "data-key": "leave", href: root.dataset["back"] ?? "/" }, words.t("correct.leave"))));
  }

  send() {
    const { words, why } = this;
    const reason = why?.isConnected ? why.value.trim() : "";
    if (why?.isConnected && reason.length < LEAST) return this.stop("correct.why.missing", why);
    if (!this.time?.value) return this.stop("correct.time.missing", this.time);
    // What is sent from here needs an answer now: the desk alone can wait
    if (!navigator.onLine) return this.stop("correct.offline", this.button);
    const kept = [.../** @type {NodeListOf<HTMLInputElement>} */ (this.form.querySelectorAll(KEPT))].map(({ name, value }) => [name, value]);
    const all = [...kept, ...this.said(), ["reason", reason], ["startedAtTime", this.time.value]];
    fill(this.form, ...all.map(([name, value]) => h("input", { type: "hidden", name, value })));
    this.form.hidden = true;
    this.root.append(this.form);
    if (this.button) this.button.disabled = true;
    this.say(words.t("correct.saving"));
    this.form.submit();
  }

  /** What the desk shows, by the names of the form. @returns {string[][]} */
  said() {
    const { visit } = this.scene.desk;
    const { commune, mediators = [], requests } = visit;
    const isSame = commune === this.visit.commune;
    return [
      ...FACTS.map((name) => [name, String(visit[name] ?? "")]),
      ["commune", commune === undefined ? "" : isSame ? this.typed("commune") : `${this.scene.commune?.name ?? ""} (${commune})`],
      ...mediators.map((id) => ["mediators", id]),
      ...requests.flatMap((request, i) => ANSWERS.map((name) => [`requests[${i}].${name}`, String(request[name] ?? "").trim()])),
    ];
  }

  /** @param {string} key @param {HTMLElement | undefined} field */
  stop(key, field) {
    if (this.trouble) fill(this.trouble, h("p", { class: "field-error" }, icon("exclamation-circle"), h("span", {}, this.words.t(key))));
    field?.focus();
  }
}

const root = document.getElementById("correction");
const form = root?.querySelector("form");
if (root && form) void start(root, form);
