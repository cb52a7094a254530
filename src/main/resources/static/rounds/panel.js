/**
 * The panel "Tournée" of the capture application: today's stops, a walk, a home visit. What is pressed is stored on the device first and
 * leaves by the outbox; only arming a home visit asks the server at once, because a visit that is armed later is not armed.
 *
 * @typedef {import("./day-state.js").Told} Told
 * @typedef {import("./day-state.js").Halt} Halt
 * @typedef {import("./day-state.js").HomeVisit} HomeVisit
 * @typedef {object} Road what the desk lends
 * @property {{ add: (type: string, subject: string, content: object, replaces?: string) => Promise<void>, flush: () => Promise<void>, discard: (entry: any) => Promise<boolean>,
 *   status: () => Promise<{ waiting: import("./day-state.js").Waiting[], refused: { id: string, subject: string, problems?: { field: string, message: string }[] }[] }>, dropped: () => Promise<string[]> }} outbox
 * @property {{ get: (key: string) => Promise<any>, set: (key: string, value: any) => Promise<unknown> }} store
 * @property {(address: string, body: object, signal: AbortSignal) => Promise<Response>} post renews the token against forged requests by itself
 * @property {string} me
 * @property {string} away what is said where nothing is known
 * @property {string} [title] and
 * @property {string} [close] what stands over and on the panel as long as nothing is known
 * @property {() => number} now
 * @property {string} language
 *
 * @typedef {object} Lent what the panel lends a part
 * @property {HTMLElement} element holds what the part draws
 * @property {string} me
 * @property {number} patience milliseconds that the server is waited for
 * @property {Road["outbox"]} outbox
 * @property {(name: string) => Promise<any>} get what the device keeps of who is here
 * @property {(name: string, value: unknown) => Promise<unknown>} set null: forgets it
 * @property {(zone?: string) => string} today the day there; without a zone, where the association is
 * @property {(type: string, subject: string, content: object, said: string, replaces?: string) => Promise<void>} keep stores what was pressed, says so, and lets it leave
 * @property {() => Promise<void>} draw whatever is open in it
 * @property {(text: string, kind?: "info" | "success" | "warning" | "danger") => void} say
 * @property {() => void} focus to what is said, where the button that was pressed is gone
 *
 * @typedef {object} Said what was said on this device
 * @property {import("./day-state.js").Waiting[]} waiting to be sent
 * @property {{ id: string, subject: string, problems?: { field: string, message: string }[] }[]} refused
 * @property {string[]} dropped
 *
 * @typedef {object} Part drawn anew by itself: what is being typed in another one stays
 * @property {Lent} at
 * @property {string} [inUse] selector of what keeps it from being drawn anew
 * @property {() => Promise<void>} [open] reads what the device knows
 * @property {(waiting: import("./day-state.js").Waiting[]) => Promise<void>} [refresh] asks the server
 * @property {(said: Said) => HTMLElement | false | null | undefined} draw
 *
 * @typedef {{ parts: (lend: () => Lent) => Part[] }} Module of another module, which the page names
 */
import { dayOf } from "../desk/words.js";
import { fill, h, hidden, icon } from "../shell/dom.js";
import { isPressed, lifted } from "../shell/finger.js";
import { findSensitive } from "../shell/sensitive.js";
import { uuidv7 } from "../shell/uuid.js";
import { small } from "./photo.js";
import { communeOf, endSaid, haltsOf, homeVisitsOf, nextAt, once, stillArmed, todayOf, zoneOf } from "./day-state.js";

const PATIENCE = 8_000;

/** Parts that somebody opened, films or types in. */
const IN_USE = "details[open], video:not([hidden]), input:focus";

/** An end nearer than this is none to be armed for. */
const SHORTLY = 6 * 60_000;
const AN_HOUR = 60 * 60_000;

/** Draws in a style of its own. @param {import("../desk/desk.js").Screen} screen @param {Module[]} modules in the order of their parts */
export async function openRoad(screen, modules) {
  const { outbox, store, server, scene } = screen;
  const { words, start } = scene;
  const style = new URL("../more.css", import.meta.url).href;
  if (!document.querySelector(`link[href="${style}"]`)) document.head.append(h("link", { rel: "stylesheet", href: style }));
  const panel = new Panel({
    outbox, store, post: (address, body, signal) => server.post(address, body, {}, signal), me: start.me.id,
    title: words.t("road"), close: words.t("road.close"), away: words.t("road.away"), now: () => scene.now(), language: words.language,
  }, modules);
  await panel.open();
}

class Panel {
  /** @param {Road} road @param {Module[]} modules */
  constructor(road, modules) {
    this.road = road;
    /** @type {Told | null} */
    this.told = null;
    /** Home visits armed from here. @type {HomeVisit[]} */
    this.armed = [];
    /** One that could not be armed, and began all the same. @type {{ homeVisit: string, commune: string, name: string, startedAt: string, expectedEnd?: string } | null} */
    this.unarmed = null;
    /** While the server is asked: a second press arms nothing else. */
    this.arming = false;
    this.at = { halts: this.lend(), home: this.lend(), walk: this.lend() };
    /** @type {Part[]} */
    this.parts = [
      { at: this.at.halts, draw: ({ waiting }) => this.halts(waiting) },
      ...modules.flatMap(({ parts }) => parts(() => this.lend())),
      { at: this.at.home, draw: ({ waiting }) => this.homeVisits(waiting) },
      { at: this.at.walk, draw: () => this.walk() },
    ];
    this.body = h("div", { class: "flow" }, this.parts.map(({ at }) => at.element));
    this.said = h("p", { class: "notice notice-info", role: "status", tabindex: -1, hidden: true });
    this.dialog = h("dialog", { class: "dialog road", "aria-labelledby": "road-title", onclose: () => this.dialog.remove() });
  }

  /** @param {string} key @param {...(string | number)} args */
  t(key, ...args) {
    return args.reduce((/** @type {string} */ text, arg, i) => text.replace(`{${i}}`, String(arg)), this.told?.words[key] ?? key);
  }

  /** @param {string} name */
  key(name) {
    return `${name}:${this.road.me}`;
  }

  /** @returns {Lent} */
  lend() {
    const { me, outbox, store } = this.road;
    /** @type {Lent} */
    const lent = {
      element: h("div", {}), me, patience: PATIENCE, outbox,
      get: async (name) => (await store.get(this.key(name))) ?? null,
      set: (name, value) => store.set(this.key(name), value ?? undefined),
      today: (zone) => (zone ? dayOf(this.road.now(), zone) : todayOf(this.told, this.road.now())),
      keep: (...it) => this.keep(lent, ...it),
      draw: () => this.draw(lent),
      say: (...it) => this.say(...it),
      focus: () => this.focus(),
    };
    return lent;
  }

  async open() {
    this.told = (await this.road.store.get(this.key("road"))) ?? null;
    for (const part of this.parts) await part.open?.();
    this.armed = (await this.road.store.get(this.key("armed"))) ?? [];
    this.unarmed = (await this.road.store.get(this.key("unarmed"))) ?? null;
    document.body.append(this.dialog);
    await this.draw();
    this.dialog.showModal();
    await this.refresh();
  }

  async refresh() {
    const { armed } = this;
    /** What the server says now. @type {Told | null} */
    let heard = null;
    try {
      const known = this.told?.tag;
      // No copy of it stays in the browser's own cache
      const response = await fetch("/capture/rounds.json", { cache: "no-store", credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(PATIENCE), headers: { Accept: "application/json", ...(known ? { "If-None-Match": known } : {}) } });
      if (response.ok) {
        /** @type {Told} */
        const told = await response.json();
        // Somebody else has signed in since: what they are told is not for who is here
        if (told.me === this.road.me) {
          this.told = { ...told, tag: response.headers.get("ETag") };
          await this.road.store.set(this.key("road"), this.told);
          heard = this.told;
        }
      } else if (response.status === 304) heard = this.told;
    } catch {
      // what was told last stands
    }
    const { waiting } = await this.road.outbox.status();
    if (heard) {
      this.armed = stillArmed(this.armed, armed, heard, waiting);
      await this.road.store.set(this.key("armed"), this.armed);
    }
    for (const part of this.parts) await part.refresh?.(waiting);
    if (this.dialog.isConnected) await this.draw();
  }

  /** Stores what was pressed, says so, and lets it leave. @param {Lent} at @param {string} type @param {string} subject @param {object} content @param {string} said @param {string} [replaces] what was refused */
  async keep(at, type, subject, content, said, replaces) {
    await this.road.outbox.add(type, subject, content, replaces);
    this.say(said);
    await this.draw(at);
    this.focus();
    void this.road.outbox.flush().then(() => this.refresh());
  }

  /** The button that was pressed may be another one now. */
  focus() {
    if (!this.body.contains(document.activeElement)) this.said.focus();
  }

  /** @param {string} text @param {"info" | "success" | "warning" | "danger"} [kind] */
  say(text, kind = "success") {
    this.said.className = `notice notice-${kind}`;
    this.said.hidden = false;
    this.said.textContent = text;
  }

  /**
   * @param {Lent} [at] where something was pressed: that one is drawn anew whatever is open in it
   * @param {boolean} [waits] for a finger to be lifted, whose press would be lost
   * @returns {Promise<void>}
   */
  async draw(at, waits = true) {
    if (!this.told) return fill(this.dialog, this.head(), h("p", {}, this.road.away));
    const { waiting, refused } = await this.road.outbox.status();
    const dropped = await this.road.outbox.dropped();
    if (waits && isPressed()) {
      await lifted();
      return this.draw(at, false);
    }
    for (const part of this.parts)
      if (part.at === at || !part.at.element.querySelector(part.inUse ?? IN_USE)) fill(part.at.element, part.draw({ waiting, refused, dropped }));
    if (!this.body.isConnected) fill(this.dialog, this.head(), this.said, this.body);
  }

  head() {
    return h("div", { class: "card-head" },
      h("h2", { id: "road-title" }, this.told ? this.t("title") : this.road.title ?? ""),
      h("button", { type: "button", class: "btn btn-secondary", "data-key": "close", onclick: () => this.dialog.close() }, icon("x-lg"), this.told ? this.t("close") : this.road.close ?? "OK"));
  }

  // --- stops --------------------------------------------------------------------------------------------------------

  /** @param {import("./day-state.js").Waiting[]} waiting */
  halts(waiting) {
    const told = /** @type {Told} */ (this.told);
    const halts = haltsOf(told, this.road.now(), waiting);
    return h("section", { class: "flow flow-small", "aria-labelledby": "road-stops" },
      h("h3", { id: "road-stops" }, this.t("stops")),
      halts.length === 0 ? h("p", { class: "muted" }, this.t("stops.none")) : h("ol", { class: "halts" }, halts.map((halt) => this.halt(halt))));
  }

  /** @param {Halt} halt */
  halt(halt) {
    const event = (/** @type {object} */ content) => ({ stop: halt.stop, day: halt.day, ...content });
    const off = halt.state === "CANCELLED";
    const press = (/** @type {string} */ key, /** @type {string} */ label, /** @type {() => void} */ onclick, primary = false) =>
      h("button", { type: "button", class: `btn ${primary ? "btn-primary" : "btn-secondary"}`, "data-key": `${key}-${halt.stop}`, onclick }, label, hidden(` ${halt.place}`));
    const place = h("input", { type: "text", class: "form-control", id: `road-place-${halt.stop}`, maxlength: 120, autocomplete: "off" });
    return h("li", { class: `halt ${off ? "halt-off" : ""}` },
      h("h4", {}, h("span", { class: "halt-hours" }, halt.hours), ` ${halt.place}`),
      halt.address && h("p", { class: "muted" }, halt.address),
      halt.state !== "PLANNED" && h("p", { class: "strong" }, this.t(`state.${halt.state}`), halt.note ? ` (${halt.note})` : ""),
      halt.crew.length > 0 && h("p", { class: "muted" }, halt.crew.join(", ")),
      halt.arrivedAt && h("p", {}, this.t("arrived.at", this.hour(halt.arrivedAt)), halt.leftAt ? ` · ${this.t("left.at", this.hour(halt.leftAt))}` : ""),
      h("div", { class: "actions" },
        !halt.arrivedAt && press("in", this.t("arrive"), () => void this.keep(this.at.halts, "check-in-stop", halt.stop, { stop: halt.stop }, this.t("arrived")), true),
        halt.arrivedAt && !halt.leftAt && press("out", this.t("leave"), () => void this.keep(this.at.halts, "check-out-stop", halt.stop, { stop: halt.stop }, this.t("left")), true),
        halt.state === "PLANNED" && [10, 20, 30].map((minutes) => press(`late${minutes}`, this.t("late", minutes), () => void this.keep(this.at.halts, "stop-event", halt.stop, event({ kind: "late", minutes }), this.t("told")))),
        halt.state === "PLANNED" && press("cancel", this.t("cancelled"), () => void this.keep(this.at.halts, "stop-event", halt.stop, event({ kind: "cancelled" }), this.t("told"))),
        halt.state !== "PLANNED" && press("restore", this.t("restore"), () => void this.keep(this.at.halts, "stop-event", halt.stop, event({ kind: "restored" }), this.t("restored")))),
      halt.state === "PLANNED" && h("details", { class: "disclosure" }, h("summary", {}, this.t("moved"), hidden(` ${halt.place}`)),
        h("div", { class: "form-part flow flow-small" },
          h("label", { class: "form-label", for: place.id }, this.t("place.new")), place,
          press("move", this.t("move"), () => {
            if (place.value.trim()) void this.keep(this.at.halts, "stop-event", halt.stop, event({ kind: "moved", place: place.value.trim() }), this.t("told"));
            else place.focus();
          }))));
  }

  /** @param {string} instant */
  hour(instant) {
    return new Date(instant).toLocaleTimeString(this.road.language, { hour: "2-digit", minute: "2-digit", timeZone: zoneOf(this.told) });
  }

  // --- home visits --------------------------------------------------------------------------------------------------

  /** @param {import("./day-state.js").Waiting[]} waiting */
  homeVisits(waiting) {
    const told = /** @type {Told} */ (this.told);
    const visits = homeVisitsOf(told, this.armed, waiting);
    return h("section", { class: "flow flow-small", "aria-labelledby": "road-home" },
      h("h3", { id: "road-home" }, this.t("home")),
      visits.map((visit) => h("div", { class: "card" },
        h("p", {}, this.t("home.armed", visit.commune, this.hour(visit.expectedEnd))),
        h("div", { class: "actions" },
          h("button", { type: "button", class: "btn btn-primary", "data-key": `end-${visit.homeVisit}`, onclick: () => void this.end(visit) }, icon("check-lg"), this.t("home.end")),
          [15, 30].map((minutes) => h("button", { type: "button", class: "btn btn-secondary", "data-key": `more${minutes}-${visit.homeVisit}`, onclick: once(() => void this.prolong(visit, minutes)) }, this.t("home.prolong", minutes)))))),
      this.unarmed && h("div", { class: "card" },
        h("p", { class: "notice notice-warning" }, this.t("home.not-armed")),
        h("p", {}, this.t("home.since", this.unarmed.name, this.hour(this.unarmed.startedAt))),
        h("div", { class: "actions" },
          h("button", { type: "button", class: "btn btn-primary", "data-key": "end-unarmed", onclick: () => void this.endUnarmed() }, icon("check-lg"), this.t("home.end")),
          h("button", { type: "button", class: "btn btn-secondary", "data-key": "arm-now", onclick: () => void this.armNow() }, icon("shield-check"), this.t("home.arm-now", this.hour(this.untilOf(this.unarmed).toISOString()))))),
      visits.length === 0 && !this.unarmed && this.armForm(told));
  }

  /** @param {Told} told */
  armForm(told) {
    const commune = h("input", { type: "text", class: "form-control", id: "road-commune", list: "road-communes", maxlength: 80, autocomplete: "off", required: true });
    const end = h("input", { type: "time", class: "form-control", id: "road-end", required: true });
    const note = h("input", { type: "text", class: "form-control", id: "road-note", maxlength: 300, autocomplete: "off" });
    const call = h("input", { type: "text", class: "form-control", id: "road-call", maxlength: 120, autocomplete: "off" });
    const field = (/** @type {HTMLInputElement} */ input, /** @type {string} */ label) => h("div", { class: "field" }, h("label", { class: "form-label", for: input.id }, this.t(label)), input);
    return h("details", { class: "disclosure" }, h("summary", {}, this.t("home.leave")),
      h("form", { class: "form-part flow flow-small", onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        void this.arm(commune.value, end.value, note.value, call.value);
      } },
        h("p", {}, this.t("home.lead", told.alarmMinutes)),
        field(commune, "home.commune"), h("datalist", { id: "road-communes" }, told.communes.map(({ name }) => h("option", { value: name }))),
        field(end, "home.until"), field(note, "home.note"), field(call, "home.call"),
        h("div", { class: "actions" }, h("button", { type: "submit", class: "btn btn-primary", "data-key": "arm" }, icon("shield-check"), this.t("home.arm")))));
  }

  /** @param {string} commune @param {string} until @param {string} note @param {string} call */
  async arm(commune, until, note, call) {
    const told = /** @type {Told} */ (this.told);
    const end = nextAt(until, this.road.now(), zoneOf(this.told));
    if (!end || !commune.trim()) return this.say(this.t("home.missing"), "warning");
    const startedAt = new Date(this.road.now()).toISOString();
    const asked = { homeVisit: uuidv7(), commune: communeOf(told, commune), end, note, call };
    await this.armOnce(asked, async () => {
      this.unarmed = { homeVisit: asked.homeVisit, commune: asked.commune, name: commune.trim(), startedAt, expectedEnd: end.toISOString() };
      await this.road.store.set(this.key("unarmed"), this.unarmed);
    });
  }

  /** Somebody went without being watched over: from now on they are. */
  async armNow() {
    const visit = this.unarmed;
    if (visit) await this.armOnce({ homeVisit: visit.homeVisit, commune: visit.commune, end: this.untilOf(visit), note: "", call: "" }, async () => {});
  }

  /** The end that was said, while it lies ahead; else an hour from now. @param {{ expectedEnd?: string }} visit */
  untilOf({ expectedEnd }) {
    const end = Date.parse(expectedEnd ?? "");
    return new Date(end > this.road.now() + SHORTLY ? end : this.road.now() + AN_HOUR);
  }

  /**
   * Asks the server to wait for somebody; a second press meanwhile asks nothing.
   *
   * @param {{ homeVisit: string, commune: string, end: Date, note: string, call: string }} asked @param {() => Promise<void>} otherwise nobody heard
   */
  async armOnce({ homeVisit, commune, end, note, call }, otherwise) {
    if (this.arming) return;
    this.arming = true;
    try {
      const response = await this.road.post("/capture/home-visits.json",
        { account: this.road.me, homeVisit, commune, privateNote: note, toCall: call, minutes: Math.round((end.getTime() - this.road.now()) / 60_000) }, AbortSignal.timeout(PATIENCE));
      const answer = response.headers.get("Content-Type")?.includes("json") ? await response.json() : null;
      if (response.ok && answer?.armed) {
        this.armed = [...this.armed, { homeVisit, commune: answer.commune, expectedEnd: answer.expectedEnd }].slice(-5);
        this.unarmed = null;
        await Promise.all([this.road.store.set(this.key("armed"), this.armed), this.road.store.set(this.key("unarmed"), null)]);
        this.say(this.t("home.armed", answer.commune, this.hour(answer.expectedEnd)));
        return await this.draw(this.at.home);
      }
      if (response.status === 422 && answer) return this.say(answer.problems.map((/** @type {{ message: string }} */ p) => p.message).join(" "), "warning");
    } catch {
      // nobody heard
    } finally {
      this.arming = false;
    }
    await otherwise();
    this.say(this.t("home.not-armed"), "danger");
    await this.draw(this.at.home);
  }

  /** @param {HomeVisit} visit */
  async end(visit) {
    this.armed = this.armed.filter((one) => one.homeVisit !== visit.homeVisit);
    await this.road.store.set(this.key("armed"), this.armed);
    await this.keep(this.at.home, "home-visit-end", visit.homeVisit, { homeVisit: visit.homeVisit }, this.t("home.ended"));
  }

  /** @param {HomeVisit} visit @param {number} minutes */
  async prolong(visit, minutes) {
    const longer = new Date(Math.max(Date.parse(visit.expectedEnd), this.road.now()) + minutes * 60_000).toISOString();
    this.armed = [...this.armed.filter((one) => one.homeVisit !== visit.homeVisit), { ...visit, expectedEnd: longer }];
    await this.road.store.set(this.key("armed"), this.armed);
    await this.keep(this.at.home, "home-visit-prolong", visit.homeVisit, { homeVisit: visit.homeVisit, minutes }, this.t("home.prolonged"));
  }

  async endUnarmed() {
    const visit = this.unarmed;
    if (!visit) return;
    const { homeVisit, commune, startedAt } = visit;
    await this.road.outbox.add("record-home-visit", homeVisit, { homeVisit, commune, startedAt, endedAt: endSaid(visit, this.road.now()) });
    this.unarmed = null;
    await this.road.store.set(this.key("unarmed"), null);
    this.say(this.t("home.recorded"));
    await this.draw(this.at.home);
    void this.road.outbox.flush();
  }

  // --- a walk -------------------------------------------------------------------------------------------------------

  walk() {
    // Made once a form: its button pressed twice is one walk
    const walk = uuidv7();
    let pressed = false;
    const told = /** @type {Told} */ (this.told);
    if (told.sectors.length === 0) return h("p", { class: "muted" }, this.t("walk.no-sector"));
    const options = (/** @type {import("./day-state.js").Named[]} */ list, empty = "") => [h("option", { value: "" }, empty), ...list.map(({ id, name }) => h("option", { value: id }, name))];
    const sector = h("select", { class: "form-select", id: "road-sector", required: true }, options(told.sectors));
    const minutes = h("input", { type: "number", class: "form-control", id: "road-minutes", min: 5, max: 720, value: 60, inputmode: "numeric", required: true });
    const persons = h("input", { type: "number", class: "form-control", id: "road-persons", min: 0, max: 9999, value: 0, inputmode: "numeric" });
    const mate = h("select", { class: "form-select", id: "road-mate" }, options(told.colleagues, this.t("walk.alone")));
    const kind = h("select", { class: "form-select", id: "road-kind" }, options(told.kinds, this.t("walk.nothing")));
    const where = h("input", { type: "text", class: "form-control", id: "road-where", maxlength: 120, autocomplete: "off" });
    const warning = h("p", { class: "notice notice-warning", role: "status", hidden: true });
    const said = h("textarea", { class: "form-control", id: "road-said", rows: 2, maxlength: 500, oninput: () => {
      const found = findSensitive(said.value)[0];
      warning.hidden = !found;
      warning.textContent = found ? this.t("walk.sensitive", found.text) : "";
    } });
    const relay = h("select", { class: "form-select", id: "road-relay" }, options(told.partners, this.t("walk.nobody")));
    const photo = h("input", { type: "file", class: "form-control", id: "road-photo", accept: "image/jpeg,image/png", capture: "environment" });
    const field = (/** @type {HTMLElement} */ input, /** @type {string} */ label) => h("div", { class: "field" }, h("label", { class: "form-label", for: input.id }, this.t(label)), input);
    return h("section", { class: "flow flow-small", "aria-labelledby": "road-walk" },
      h("h3", { id: "road-walk" }, this.t("walk")),
      h("details", { class: "disclosure" }, h("summary", {}, this.t("walk.note")),
        h("form", { class: "form-part flow flow-small", onsubmit: async (/** @type {Event} */ event) => {
          event.preventDefault();
          if (pressed) return;
          if (kind.value && !where.value.trim()) {
            this.say(this.t("walk.where-missing"), "warning");
            return where.focus();
          }
          pressed = true;
          const file = photo.files?.[0];
          const picture = file && kind.value ? await small(file) : null;
          if (file && kind.value && picture === null) {
            pressed = false;
            return this.say(this.t("walk.no-photo"), "warning");
          }
          const lasted = Number(minutes.value) || 60;
          await this.keep(this.at.walk, "record-walk", walk, {
            walk, sector: sector.value, startedAt: new Date(this.road.now() - lasted * 60_000).toISOString(), minutes: lasted, persons: Number(persons.value) || 0,
            colleagues: mate.value ? [mate.value] : [],
            events: kind.value ? [{ event: uuidv7(), kind: kind.value, place: where.value.trim(), said: said.value.trim(), ...(relay.value ? { relay: relay.value } : {}), ...(picture ? { photo: picture } : {}) }] : [],
          }, this.t("walk.recorded"));
        } },
          field(sector, "walk.sector"), field(minutes, "walk.minutes"), field(persons, "walk.persons"), field(mate, "walk.mate"),
          field(kind, "walk.seen"), field(where, "walk.where"), field(said, "walk.said"), warning, field(relay, "walk.relay"), field(photo, "walk.photo"),
          h("div", { class: "actions" }, h("button", { type: "submit", class: "btn btn-primary", "data-key": "walk" }, icon("check-lg"), this.t("walk.save"))))));
  }
}
