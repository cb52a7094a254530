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
 * @typedef {"halts" | "doors" | "homes" | "skills" | "equipment" | "loans" | "sessions" | "home" | "walk"} Part
 */
import { dayOf } from "../desk/words.js";
import { fill, h, hidden, icon } from "../shell/dom.js";
import { isPressed, lifted } from "../shell/finger.js";
import { findSensitive } from "../shell/sensitive.js";
import { uuidv7 } from "../shell/uuid.js";
import { small } from "./photo.js";
import { ANSWER, drawHomes, fetchHomes, place as placeOf } from "../homes/checklist.js";
import { ASSESS, drawSkills, fetchSkills } from "../skills/assess.js";
import { drawInventory, fetchEquipment, SEE, sendCount } from "../equipment/inventory.js";
import { drawLoans, LEND, RETURN } from "../equipment/loan.js";
import { SHEET, drawSessions, fetchSessions, latest, notedOf, pressed } from "../workshops/attendance.js";
import { drawDoors, fetchDoors, notedHere, stillToHear } from "../outreach/doors.js";
import { communeOf, endSaid, haltsOf, homeVisitsOf, nextAt, once, stillArmed, todayOf } from "./day-state.js";

const PATIENCE = 8_000;

/** Parts that somebody opened, films or types in. */
const IN_USE = "details[open], video:not([hidden]), input:focus";

/** An end nearer than this is none to be armed for. */
const SHORTLY = 6 * 60_000;
const AN_HOUR = 60 * 60_000;

/** Draws in a style of its own. @param {import("../desk/desk.js").Screen} screen */
export async function openRoad(screen) {
  const { outbox, store, server, scene } = screen;
  const { words, start } = scene;
  const style = new URL("../more.css", import.meta.url).href;
  if (!document.querySelector(`link[href="${style}"]`)) document.head.append(h("link", { rel: "stylesheet", href: style }));
  const panel = new Panel({
    outbox, store, post: (address, body, signal) => server.post(address, body, {}, signal), me: start.me.id,
    title: words.t("road"), close: words.t("road.close"), away: words.t("road.away"), now: () => scene.now(), language: words.language,
  });
  await panel.open();
}

class Panel {
  /** @param {Road} road */
  constructor(road) {
    this.road = road;
    /** @type {Told | null} */
    this.told = null;
    /** Doors of partners' lists. @type {import("../outreach/doors.js").Told | null} */
    this.doors = null;
    /** What was noted at them here. @type {import("../outreach/doors.js").Remembered | null} */
    this.noted = null;
    /** Homes visited today. @type {import("../homes/checklist.js").Told | null} */
    this.homes = null;
    /** What was saved of them here. @type {import("../homes/checklist.js").Remembered | null} */
    this.saved = null;
    /** Gestures that are seen. @type {import("../skills/assess.js").Told | null} */
    this.skills = null;
    /** An assessment that was begun here. @type {import("../skills/assess.js").Running | null} */
    this.assessing = null;
    /** Labels that are known here. @type {import("../equipment/inventory.js").Told | null} */
    this.equipment = null;
    /** An inventory that was begun here. @type {import("../equipment/inventory.js").Running | null} */
    this.counting = null;
    /** Workshops of the day. @type {import("../workshops/attendance.js").Told | null} */
    this.sessions = null;
    /** Who was noted there here. @type {import("../workshops/attendance.js").Remembered | null} */
    this.attended = null;
    /** Home visits armed from here. @type {HomeVisit[]} */
    this.armed = [];
    /** One that could not be armed, and began all the same. @type {{ homeVisit: string, commune: string, name: string, startedAt: string, expectedEnd?: string } | null} */
    this.unarmed = null;
    /** While the server is asked: a second press arms nothing else. */
    this.arming = false;
    /** The parts, drawn anew one by one: what is being typed in one stays. */
    this.parts = { halts: h("div", {}), doors: h("div", {}), homes: h("div", {}), skills: h("div", {}), equipment: h("div", {}), loans: h("div", {}), sessions: h("div", {}), home: h("div", {}), walk: h("div", {}) };
    this.body = h("div", { class: "flow" }, this.parts.halts, this.parts.doors, this.parts.homes, this.parts.skills, this.parts.equipment, this.parts.loans, this.parts.sessions, this.parts.home, this.parts.walk);
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

  async open() {
    this.told = (await this.road.store.get(this.key("road"))) ?? null;
    await this.openDoors();
    await this.openHomes();
    await this.openSessions();
    this.skills = (await this.road.store.get(this.key("skills"))) ?? null;
    this.assessing = (await this.road.store.get(this.key("assessing"))) ?? null;
    await this.openEquipment();
    this.counting = (await this.road.store.get(this.key("counting"))) ?? null;
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
    const doors = await fetchDoors(this.road.me, PATIENCE);
    if (doors) {
      this.doors = doors;
      await this.road.store.set(this.key("doors"), doors);
      await this.remember(stillToHear(this.noted, waiting));
    }
    const homes = await fetchHomes(this.road.me, PATIENCE);
    if (homes) {
      this.homes = homes;
      await this.road.store.set(this.key("homes"), homes);
    }
    const skills = await fetchSkills(this.road.me, PATIENCE);
    if (skills) {
      this.skills = skills;
      await this.road.store.set(this.key("skills"), skills);
    }
    const equipment = await fetchEquipment(this.road.me, PATIENCE);
    if (equipment) {
      this.equipment = equipment;
      await this.road.store.set(this.key("equipment"), equipment);
    }
    const sessions = await fetchSessions(this.road.me, PATIENCE);
    if (sessions) {
      this.sessions = sessions;
      await this.road.store.set(this.key("sessions"), sessions);
    }
    if (this.dialog.isConnected) await this.draw();
  }

  /** Stores what was pressed, says so, and lets it leave. @param {Part} part @param {string} type @param {string} subject @param {object} content @param {string} said @param {string} [replaces] what was refused */
  async keep(part, type, subject, content, said, replaces) {
    await this.road.outbox.add(type, subject, content, replaces);
    this.say(said);
    await this.draw(part);
    // the button that was pressed may be another one now
    if (!this.body.contains(document.activeElement)) this.said.focus();
    void this.road.outbox.flush().then(() => this.refresh());
  }

  /** @param {string} text @param {"info" | "success" | "warning" | "danger"} [kind] */
  say(text, kind = "success") {
    this.said.className = `notice notice-${kind}`;
    this.said.hidden = false;
    this.said.textContent = text;
  }

  /**
   * @param {Part} [part] where something was pressed: that one is drawn anew whatever is open in it
   * @param {boolean} [waits] for a finger to be lifted, whose press would be lost
   * @returns {Promise<void>}
   */
  async draw(part, waits = true) {
    if (!this.told) return fill(this.dialog, this.head(), h("p", {}, this.road.away));
    const { waiting, refused } = await this.road.outbox.status();
    const dropped = await this.road.outbox.dropped();
    if (waits && isPressed()) {
      await lifted();
      return this.draw(part, false);
    }
    const gone = new Set([...dropped, ...refused.map(({ subject }) => subject)]);
    const drawn = { halts: () => this.halts(waiting), doors: () => this.doorsOfTheDay(waiting, gone), homes: () => this.homesOfTheDay(waiting, new Set(dropped), refused), skills: () => this.skillsSeen(), equipment: () => this.inventory(), loans: () => this.loans(waiting), sessions: () => this.sessionsOfTheDay(), home: () => this.homeVisits(waiting), walk: () => this.walk() };
    for (const name of /** @type {Part[]} */ (["halts", "doors", "homes", "skills", "equipment", "loans", "sessions", "home", "walk"]))
      // What was opened of a home may hold answers, open or not
      if (part === name || !this.parts[name].querySelector(name === "homes" ? "details > form" : IN_USE)) fill(this.parts[name], drawn[name]());
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
        !halt.arrivedAt && press("in", this.t("arrive"), () => void this.keep("halts", "check-in-stop", halt.stop, { stop: halt.stop }, this.t("arrived")), true),
        halt.arrivedAt && !halt.leftAt && press("out", this.t("leave"), () => void this.keep("halts", "check-out-stop", halt.stop, { stop: halt.stop }, this.t("left")), true),
        halt.state === "PLANNED" && [10, 20, 30].map((minutes) => press(`late${minutes}`, this.t("late", minutes), () => void this.keep("halts", "stop-event", halt.stop, event({ kind: "late", minutes }), this.t("told")))),
        halt.state === "PLANNED" && press("cancel", this.t("cancelled"), () => void this.keep("halts", "stop-event", halt.stop, event({ kind: "cancelled" }), this.t("told"))),
        halt.state !== "PLANNED" && press("restore", this.t("restore"), () => void this.keep("halts", "stop-event", halt.stop, event({ kind: "restored" }), this.t("restored")))),
      halt.state === "PLANNED" && h("details", { class: "disclosure" }, h("summary", {}, this.t("moved"), hidden(` ${halt.place}`)),
        h("div", { class: "form-part flow flow-small" },
          h("label", { class: "form-label", for: place.id }, this.t("place.new")), place,
          press("move", this.t("move"), () => {
            if (place.value.trim()) void this.keep("halts", "stop-event", halt.stop, event({ kind: "moved", place: place.value.trim() }), this.t("told"));
            else place.focus();
          }))));
  }

  /** @param {string} instant */
  hour(instant) {
    return new Date(instant).toLocaleTimeString(this.road.language, { hour: "2-digit", minute: "2-digit" });
  }

  // --- doors of partners' lists ------------------------------------------------------------------------------------

  /** Names and addresses are for their day: those of another one are erased. */
  async openDoors() {
    const { store } = this.road;
    this.doors = (await store.get(this.key("doors"))) ?? null;
    this.noted = (await store.get(this.key("doors-noted"))) ?? null;
    if (!this.doors || this.doors.today === this.today()) return;
    this.doors = null;
    await store.set(this.key("doors"), undefined);
    await this.remember(null);
  }

  /** So is what is known of homes. */
  async openHomes() {
    const { store } = this.road;
    this.homes = (await store.get(this.key("homes"))) ?? null;
    this.saved = (await store.get(this.key("homes-saved"))) ?? null;
    if (!this.homes || this.homes.today === this.today()) return;
    this.homes = this.saved = null;
    await Promise.all(["homes", "homes-saved"].map((name) => store.set(this.key(name), undefined)));
  }

  /** @param {import("./day-state.js").Waiting[]} waiting @param {Set<string>} gone @param {{ subject: string, problems?: import("../homes/checklist.js").Problem[] }[]} refused */
  homesOfTheDay(waiting, gone, refused) {
    const day = this.today();
    const save = async (/** @type {import("../homes/checklist.js").Content} */ content, /** @type {string | null} */ replaces, /** @type {string} */ said) => {
      const { part, visit, section, answers, note, basedOn } = content;
      // What has not left is said anew rather than followed; had it left meanwhile, this one is based on it
      const status = await this.road.outbox.status();
      const wrong = status.refused.find(({ subject }) => subject === replaces);
      const before = wrong ?? status.waiting.find(({ subject }) => subject === replaces);
      const base = replaces && !(before && (await this.road.outbox.discard(before))) ? basedOn + 1 : basedOn;
      this.saved = { day, by: { ...(this.saved?.day === day ? this.saved.by : {}), [placeOf(visit, section)]: { part, answers, note, base } } };
      await this.road.store.set(this.key("homes-saved"), this.saved);
      const here = `part-${visit}-${section}`;
      const keyOf = (/** @type {Element} */ details) => details.querySelector("summary")?.getAttribute("data-key") ?? "";
      // What is being answered in the other parts stays as it is
      const others = [...this.parts.homes.querySelectorAll("details")].filter((details) => details.childElementCount > 1 && keyOf(details) !== here);
      await this.keep("homes", ANSWER, part, { ...content, basedOn: base }, said, wrong?.id);
      for (const other of others) this.parts.homes.querySelector(`[data-key="${keyOf(other)}"]`)?.closest("details")?.replaceWith(other);
      const summary = this.parts.homes.querySelector(`[data-key="${here}"]`);
      if (summary instanceof HTMLElement) summary.focus();
    };
    return this.homes && drawHomes(this.homes, day, this.saved, waiting, gone, new Map(refused.map(({ subject, problems }) => [subject, problems ?? []])), { save: (...it) => void save(...it) });
  }

  skillsSeen() {
    const change = async (/** @type {import("../skills/assess.js").Running | null} */ running) => {
      this.assessing = running;
      await this.road.store.set(this.key("assessing"), running ?? undefined);
      await this.draw("skills");
      const shown = this.parts.skills.querySelector("[data-skill], summary");
      if (shown instanceof HTMLElement) shown.focus();
    };
    const keep = async (/** @type {import("../skills/assess.js").Content} */ content, /** @type {string} */ said) => {
      this.assessing = null;
      await this.keep("skills", ASSESS, content.assessment, content, said);
      await this.road.store.set(this.key("assessing"), undefined);
    };
    return this.skills && drawSkills(this.skills, this.assessing, { change: (running) => void change(running), keep: (...it) => void keep(...it) });
  }

  inventory() {
    const remember = async (/** @type {import("../equipment/inventory.js").Running | null} */ running) => {
      this.counting = running;
      await this.road.store.set(this.key("counting"), running ?? undefined);
    };
    const change = async (/** @type {import("../equipment/inventory.js").Running | null} */ running) => {
      await remember(running);
      await this.draw("equipment");
      const next = this.parts.equipment.querySelector("input, summary");
      if (next instanceof HTMLElement) next.focus();
    };
    const keep = (/** @type {import("../equipment/inventory.js").Content} */ content, /** @type {string} */ said) => {
      const { inventory, batch, point, read, close } = content;
      return sendCount(this.road.outbox, inventory, async () => {
        this.counting = close ? null : { inventory, batch, point, read };
        await this.keep("equipment", SEE, inventory, content, said);
      }, () => remember(this.counting));
    };
    return this.equipment && drawInventory(this.equipment, this.counting, { store: (running) => void remember(running), change: (running) => void change(running), keep: (...it) => void keep(...it) });
  }

  /** Names of who may borrow are for their day: on another one only things are known. */
  async openEquipment() {
    const { store } = this.road;
    this.equipment = (await store.get(this.key("equipment"))) ?? null;
    if (!this.equipment || this.equipment.today === this.today(this.equipment.zone)) return;
    this.equipment = { ...this.equipment, persons: [] };
    await store.set(this.key("equipment"), this.equipment);
  }

  /** @param {import("./day-state.js").Waiting[]} waiting */
  loans(waiting) {
    return this.equipment?.persons && drawLoans(this.equipment, waiting, this.today(this.equipment.zone), {
      lend: (content, said) => void this.keep("loans", LEND, content.handover, content, said),
      takeBack: (content, said) => void this.keep("loans", RETURN, content.handover, content, said),
    });
  }

  /** Names of who is expected are for their day, too. */
  async openSessions() {
    const { store } = this.road;
    this.sessions = (await store.get(this.key("sessions"))) ?? null;
    this.attended = (await store.get(this.key("attended"))) ?? null;
    if (!this.sessions || this.sessions.today === this.today(this.sessions.zone)) return;
    this.sessions = this.attended = null;
    await Promise.all(["sessions", "attended"].map((name) => store.set(this.key(name), undefined)));
  }

  sessionsOfTheDay() {
    const change = async (/** @type {string} */ session, /** @type {import("../workshops/attendance.js").Press} */ press, /** @type {string} */ focus) => {
      const kept = await this.road.store.get(this.key("attended"));
      this.attended = pressed(latest(this.attended, kept), this.today(this.sessions?.zone), session, press);
      await this.road.store.set(this.key("attended"), this.attended);
      await this.drawOpen(session, focus);
    };
    const keep = async (/** @type {string} */ session, /** @type {string} */ said) => {
      const kept = await this.road.store.get(this.key("attended"));
      this.attended = latest(this.attended, kept);
      await this.keep("sessions", SHEET, session, { session, ...notedOf(this.attended, session) }, said);
    };
    return this.sessions && drawSessions(this.sessions, this.attended, { change: (...it) => void change(...it), keep: (...it) => void keep(...it) });
  }

  /** Draws the sessions anew with that one open, and the focus where it was. @param {string} session @param {string} focus */
  async drawOpen(session, focus) {
    await this.draw("sessions");
    const found = (/** @type {string} */ key) => this.parts.sessions.querySelector(`[data-key="${key}"]`);
    found(`session-open-${session}`)?.closest("details")?.setAttribute("open", "");
    const pressed = found(focus);
    if (pressed instanceof HTMLElement) pressed.focus();
  }

  /** The day, where the association is. @param {string} [zone] */
  today(zone) {
    return zone ? dayOf(this.road.now(), zone) : todayOf(this.told, this.road.now());
  }

  /** @param {import("../outreach/doors.js").Remembered | null} noted */
  async remember(noted) {
    this.noted = noted;
    await this.road.store.set(this.key("doors-noted"), noted ?? undefined);
  }

  /** @param {import("./day-state.js").Waiting[]} waiting @param {Set<string>} gone */
  doorsOfTheDay(waiting, gone) {
    const day = this.today();
    const keep = async (/** @type {string} */ attempt, /** @type {{ entry: string, outcome: string }} */ content, /** @type {string} */ said) => {
      const { entry, outcome } = content;
      await this.remember({ day, by: { ...(this.noted?.day === day ? this.noted.by : {}), [entry]: { attempt, outcome } } });
      await this.keep("doors", "outreach.attempt", attempt, content, said);
    };
    const undo = async (/** @type {string} */ attempt, /** @type {string} */ said) => {
      const noted = (await this.road.outbox.status()).waiting.find(({ subject }) => subject === attempt);
      if (noted && (await this.road.outbox.discard(noted))) this.say(said, "info");
      await this.draw("doors");
      if (!this.body.contains(document.activeElement)) this.said.focus();
    };
    return this.doors && drawDoors(this.doors, day, notedHere(waiting, this.noted, day, gone), { keep: (...it) => void keep(...it), undo: (...it) => void undo(...it) });
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
    const end = nextAt(until, this.road.now());
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
        return await this.draw("home");
      }
      if (response.status === 422 && answer) return this.say(answer.problems.map((/** @type {{ message: string }} */ p) => p.message).join(" "), "warning");
    } catch {
      // nobody heard
    } finally {
      this.arming = false;
    }
    await otherwise();
    this.say(this.t("home.not-armed"), "danger");
    await this.draw("home");
  }

  /** @param {HomeVisit} visit */
  async end(visit) {
    this.armed = this.armed.filter((one) => one.homeVisit !== visit.homeVisit);
    await this.road.store.set(this.key("armed"), this.armed);
    await this.keep("home", "home-visit-end", visit.homeVisit, { homeVisit: visit.homeVisit }, this.t("home.ended"));
  }

  /** @param {HomeVisit} visit @param {number} minutes */
  async prolong(visit, minutes) {
    const longer = new Date(Math.max(Date.parse(visit.expectedEnd), this.road.now()) + minutes * 60_000).toISOString();
    this.armed = [...this.armed.filter((one) => one.homeVisit !== visit.homeVisit), { ...visit, expectedEnd: longer }];
    await this.road.store.set(this.key("armed"), this.armed);
    await this.keep("home", "home-visit-prolong", visit.homeVisit, { homeVisit: visit.homeVisit, minutes }, this.t("home.prolonged"));
  }

  async endUnarmed() {
    const visit = this.unarmed;
    if (!visit) return;
    const { homeVisit, commune, startedAt } = visit;
    await this.road.outbox.add("record-home-visit", homeVisit, { homeVisit, commune, startedAt, endedAt: endSaid(visit, this.road.now()) });
    this.unarmed = null;
    await this.road.store.set(this.key("unarmed"), null);
    this.say(this.t("home.recorded"));
    await this.draw("home");
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
          await this.keep("walk", "record-walk", walk, {
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
