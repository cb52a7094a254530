/**
 * "Envois": what was sent, what waits, what must be put right, the last two weeks; and what this device needs for where there is no
 * network: a code, a place that is kept, a file for the day it dies.
 *
 * @typedef {import("../desk/desk.js").Screen} Screen
 * @typedef {import("../desk/outbox.js").Entry} Entry
 * @typedef {{ at: string, type: string, subject: string, decision: string, content: any, merged?: string[] }} Sent
 */
import { fill, h, icon } from "../shell/dom.js";
import { notice } from "../desk/parts.js";
import { VISIT } from "../desk/outbox.js";
import { signInAddress } from "../desk/server.js";
import { DeviceStore } from "../desk/store.js";
import { requestName, startedAt } from "../desk/format.js";
import { nameOf, toPutRight } from "../desk/view-status.js";
import { hour, longDay } from "../desk/words.js";
import { give, unsentFile } from "./upload.js";
import { askToKeep, isKept } from "./install.js";
import { PIN_LENGTH, pinProblem, withPin } from "./vault.js";

export class Sends {
  /** @param {Screen} screen */
  constructor(screen) {
    this.screen = screen;
    this.body = h("div", { class: "flow" });
    this.hasCode = false;
    this.kept = false;
    this.trouble = "";
    /** What was typed for a new code, while its trouble is told. */
    this.choosing = false;
    const { words } = screen.scene;
    this.dialog = h("dialog", { class: "sends", "aria-labelledby": "sends-title" },
      h("div", { class: "row-between" }, h("h2", { id: "sends-title", tabindex: "-1" }, words.t("sends")),
        h("button", { type: "button", class: "btn btn-secondary", "data-key": "close", onclick: () => this.dialog.close() }, icon("x-lg"), words.t("sends.close"))),
      this.body);
    this.dialog.addEventListener("close", () => this.dialog.remove());
  }

  async open() {
    await this.learn();
    this.draw();
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.dialog.querySelector("h2")?.focus();
  }

  async learn() {
    const { store } = this.screen;
    this.hasCode = store instanceof DeviceStore && (await store.vault(store.account))?.pin != null;
    this.kept = await isKept();
  }

  /** Anew, unless something is being typed in it. */
  refresh() {
    if (this.dialog.open && !this.body.querySelector("form")) this.draw();
  }

  draw() {
    const { screen } = this;
    const { scene, act } = screen;
    const { words, status } = scene;
    const closing = (/** @type {() => void} */ work) => () => {
      this.dialog.close();
      work();
    };
    /** @type {import("../desk/view.js").Actions} */
    const acting = { ...act, reopen: (visit) => closing(() => act.reopen(visit))(), decide: (entry) => closing(() => act.decide(entry))() };
    fill(this.body,
      this.line(),
      status.refused.length > 0 && toPutRight(scene, acting, "sends-right"),
      status.waiting.length > 0 && h("section", { class: "flow-small", "aria-labelledby": "sends-waiting" },
        h("h3", { id: "sends-waiting" }, words.n("sends.waiting", new Set(status.waiting.map((entry) => entry.subject)).size)),
        h("ul", { class: "desk-requests", role: "list" }, status.waiting.map((entry) => this.waiting(entry, closing)))),
      status.others > 0 && h("p", { class: "muted" }, words.n("others", status.others)),
      this.road(),
      this.sent(),
      this.weeks(closing));
  }

  /** What is known of the line: when the server was last heard of. */
  line() {
    const { scene, outbox } = this.screen;
    const { words, status, contact } = scene;
    const last = contact === null ? words.t("sends.contact.never") : words.t("sends.contact", this.hour(new Date(contact).toISOString()));
    const state = status.line === "broken" ? words.t("sends.line.broken") : status.line === "session" ? words.t("sends.line.session") : "";
    return h("div", { class: "flow" }, h("p", {}, [state, last].filter(Boolean).join(" ")),
      h("p", { class: "actions" },
        h("button", { type: "button", class: "btn btn-primary", "data-key": "send-now", onclick: async () => {
          await outbox.flush();
          await this.screen.pull();
          this.draw();
        } }, icon("upload"), words.t("sends.now")),
        status.line === "session" && h("a", { class: "btn btn-secondary", href: signInAddress("/capture") }, words.t("session.enter"))));
  }

  /** @param {Entry} entry @param {(work: () => void) => () => void} closing */
  waiting(entry, closing) {
    const { scene, act } = this.screen;
    const { words } = scene;
    const how = entry.held ? "sends.held" : entry.attempts === 0 ? "sends.here" : "sends.left";
    const isVisit = entry.content?.requests !== undefined;
    const isFirst = entry.type === VISIT.record;
    return h("li", { class: "desk-request sends-entry" },
      h("span", { class: "desk-request-text" }, nameOf(scene, entry), h("span", { class: "desk-request-note" }, `${words.t("sends.made", this.hour(entry.at))} · ${words.t(how)}`)),
      h("span", { class: "actions" },
        isVisit && h("button", { type: "button", class: "btn btn-secondary", "data-key": `open-${entry.seq}`, onclick: closing(() => act.reopen(entry.content)) }, words.t("correct")),
        (isFirst || entry.attempts === 0) && h("button", { type: "button", class: "btn btn-quiet", "data-key": `drop-${entry.seq}`, onclick: async () => {
          const dropped = await this.drop(entry, isFirst);
          this.draw();
          this.screen.toast(words.t(dropped ? "sends.dropped" : "sends.gone", nameOf(scene, entry)), isFirst ? () => void this.screen.restore(entry.content) : undefined);
        } }, words.t("sends.drop"))));
  }

  /**
   * A first record is taken back, wherever it is by now; what corrects or adds to something is taken out as long as it has not left.
   *
   * @param {Entry} entry @param {boolean} isFirst
   */
  async drop(entry, isFirst) {
    const { scene, act } = this.screen;
    if (!isFirst) return act.discard(entry);
    await this.screen.takeBack(entry.subject);
    if (scene.desk.visit.visit === entry.subject) act.next();
    return true;
  }

  // --- where there is no network ------------------------------------------------------------------------------------

  road() {
    const { screen } = this;
    const { words } = screen.scene;
    const { store } = screen;
    if (!(store instanceof DeviceStore) || !store.durable) return h("section", { class: "flow-small" }, h("h3", {}, words.t("sends.road")), notice("warning", words.t(store.full ? "full" : "memory")));
    return h("section", { class: "flow", "aria-labelledby": "sends-road" },
      h("h3", { id: "sends-road" }, words.t("sends.road")),
      h("p", {}, words.t(this.hasCode ? "sends.code.set" : "sends.code.none")),
      this.choosing ? this.codeForm(store) : h("p", {}, h("button", { type: "button", class: this.hasCode ? "btn btn-secondary" : "btn btn-primary", "data-key": "code", onclick: () => {
        this.choosing = true;
        this.draw();
        this.body.querySelector("input")?.focus();
      } }, icon("key"), words.t(this.hasCode ? "sends.code.change" : "sends.code.choose"))),
      this.hasCode && !this.kept && h("p", { class: "muted" }, words.t("sends.not-kept")),
      h("p", { class: "actions" },
        h("button", { type: "button", class: "btn btn-quiet", "data-key": "export", onclick: async () => {
          const file = await unsentFile(store, screen.server.device, new Date(screen.scene.now()));
          give(file);
          screen.say(words.t("sends.exported", file.name));
        } }, icon("download"), words.t("sends.export")),
        !screen.session && h("button", { type: "button", class: "btn btn-quiet", "data-key": "lock", onclick: () => void screen.lock() }, icon("lock"), words.t("lock"))),
      h("p", { class: "muted" }, words.t("sends.export.hint")));
  }

  /** @param {DeviceStore} store */
  codeForm(store) {
    const { words } = this.screen.scene;
    const field = (/** @type {string} */ id, /** @type {string} */ label, /** @type {string} */ hint) => h("div", { class: `field${this.trouble && id === "code-new" ? " has-error" : ""}` },
      h("label", { class: "form-label", for: id }, label), hint ? h("p", { class: "form-text", id: `${id}-hint` }, hint) : false,
      id === "code-new" && this.trouble !== "" ? h("p", { class: "field-error", id: "code-trouble" }, this.trouble) : false,
      h("input", { id, class: "form-control door-code", type: "password", inputmode: "numeric", autocomplete: "off", maxlength: 64, "aria-describedby": id === "code-new" && this.trouble !== "" ? "code-trouble code-new-hint" : hint ? `${id}-hint` : undefined, "aria-invalid": this.trouble && id === "code-new" ? "true" : undefined }));
    const form = h("form", { class: "flow-small", novalidate: true, onsubmit: (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const [chosen, again] = [...form.querySelectorAll("input")].map((input) => input.value);
      void this.setCode(store, chosen ?? "", again ?? "");
    } },
    field("code-new", words.t("sends.code.new"), words.t("sends.code.hint", PIN_LENGTH)), field("code-again", words.t("sends.code.again"), ""),
    h("p", { class: "actions" }, h("button", { class: "btn btn-primary", "data-key": "code-save" }, words.t("sends.code.save")),
      h("button", { type: "button", class: "btn btn-secondary", "data-key": "code-cancel", onclick: () => {
        Object.assign(this, { choosing: false, trouble: "" });
        this.draw();
      } }, words.t("sends.code.cancel"))));
    return form;
  }

  /** @param {DeviceStore} store @param {string} code @param {string} again */
  async setCode(store, code, again) {
    const { screen } = this;
    const { words } = screen.scene;
    const problem = pinProblem(code);
    this.trouble = problem ? words.t(`sends.code.${problem}`, PIN_LENGTH) : code !== again ? words.t("sends.code.unlike") : "";
    const vault = await store.vault(store.account);
    if (this.trouble !== "" || !vault || !store.key) {
      this.draw();
      this.body.querySelector("input")?.focus();
      return;
    }
    await store.putVault(await withPin(vault, store.key, code));
    await askToKeep();
    this.choosing = false;
    await this.learn();
    this.draw();
    this.dialog.querySelector("h2")?.focus();
    screen.say(words.t("sends.code.saved"));
    void screen.prepare();
  }

  // --- what is behind -----------------------------------------------------------------------------------------------

  sent() {
    const { scene, sent } = this.screen;
    const { words } = scene;
    return h("section", { class: "flow-small", "aria-labelledby": "sends-sent" },
      h("h3", { id: "sends-sent" }, words.t("sends.sent")),
      sent.length === 0 ? h("p", { class: "muted" }, words.t("sends.sent.none"))
        : h("ul", { class: "plain-list", role: "list" }, sent.map((one) => h("li", { class: "sends-sent" },
          h("span", {}, nameOf(scene, one), h("span", { class: "muted" }, ` · ${words.t("sends.at", this.hour(one.at))}`), one.type.startsWith("record-") ? false : h("span", { class: "muted" }, ` · ${words.t(`sends.as.${one.type.split("-")[0]}`)}`),
            one.merged ? h("span", { class: "muted" }, ` · ${words.t("sends.merged")}`) : false, one.decision === "accepted" ? false : h("span", { class: "muted" }, ` · ${words.t(`sends.decision.${one.decision}`)}`))))));
  }

  /** @param {(work: () => void) => () => void} closing */
  weeks(closing) {
    const { scene, recent } = this.screen;
    const { words, start } = scene;
    const days = recent.days().filter(([day]) => day !== start.today);
    // What somebody has opened stays open
    const opened = [...this.body.querySelectorAll("details[open] > summary")].map((summary) => summary.getAttribute("data-key"));
    return h("section", { class: "flow-small", "aria-labelledby": "sends-weeks" },
      h("h3", { id: "sends-weeks" }, words.t("sends.weeks")),
      days.length === 0 ? h("p", { class: "muted" }, words.t("sends.weeks.none"))
        : days.map(([day, visits]) => h("details", { class: "disclosure", open: opened.includes(`day-${day}`) },
          h("summary", { "data-key": `day-${day}` }, `${longDay(day, words.language)} · ${words.n("day.visits", visits.length)}`),
          h("ul", { class: "desk-requests", role: "list" }, visits.map((visit) => h("li", { class: "desk-request sends-entry" },
            h("span", { class: "desk-request-text" }, `${startedAt(scene, visit)} · ${visit.requests.map((request) => requestName(scene, request)).join(", ")}`),
            h("span", { class: "actions" }, h("button", { type: "button", class: "btn btn-secondary", "data-key": `week-${visit.visit}`, "aria-expanded": "false", onclick: (/** @type {{ currentTarget: HTMLElement }} */ event) => this.askWhy(event.currentTarget, visit, closing) }, words.t("correct")))))))));
  }

  /** A visit of another day is corrected for a reason, which its history keeps. @param {HTMLElement} button @param {import("../desk/visit.js").KnownVisit} visit @param {(work: () => void) => () => void} closing */
  askWhy(button, visit, closing) {
    const { scene, act } = this.screen;
    const { words } = scene;
    const id = `why-${visit.visit}`;
    const field = h("input", { id, class: "form-control", type: "text", maxlength: 300, required: true, minlength: 3 });
    const form = h("form", { class: "flow-small sends-why", onsubmit: (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      if (field.value.trim().length >= 3) closing(() => act.reopen({ ...visit, reason: field.value.trim() }))();
    } }, h("label", { class: "form-label", for: id }, words.t("sends.why")), field, h("button", { class: "btn btn-primary" }, words.t("sends.why.open")));
    button.setAttribute("aria-expanded", "true");
    button.closest("li")?.append(form);
    button.remove();
    field.focus();
  }

  /** @param {string} instant */
  hour(instant) {
    const { words, start, point } = this.screen.scene;
    return hour(instant, start.points.find((p) => p.id === point)?.zone, words.language);
  }
}
