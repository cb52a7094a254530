/**
 * The server and the store of the training: they live in the page and end with it. Nothing is sent anywhere, nothing reaches the
 * device's own commands.
 *
 * @typedef {import("../outbox.js").Command} Command
 * @typedef {import("../outbox.js").Reply} Reply
 * @typedef {import("../server.js").Start} Start
 * @typedef {import("../visit.js").Visit} Visit
 * @typedef {import("../visit.js").KnownVisit} KnownVisit
 */
import { MemoryStore } from "../memory.js";
import { Server } from "../server.js";

/** Nothing has to outlive the page here: the desk need not warn of it. */
export class PracticeStore extends MemoryStore {
  durable = true;
}

export const PLACE = "00000000-0000-7000-8000-000000000001";
const COLLEAGUE = "00000000-0000-7000-8000-000000000002";

/** Answers the desk as the real one would, from what it was given. */
export class PracticeServer extends Server {
  apart = true;

  /**
   * @param {Start} real lists and name of who practises
   * @param {import("../codes.js").Habits} habits the same for all, so that presses compare
   * @param {{ place: string, point: string, colleague: string }} names
   * @param {() => void} changed something was recorded, corrected or taken back
   */
  constructor(real, habits, names, changed) {
    super({}, "");
    this.changed = changed;
    /** @type {Start} */
    this.begun = {
      ...real, place: names.place, point: PLACE, points: [{ id: PLACE, name: names.point, ...zoneOf(real) }],
      habits, day: [], colleagues: [{ id: COLLEAGUE, name: names.colleague }],
    };
    /** In the order in which they were first recorded. @type {Map<string, KnownVisit>} */
    this.kept = new Map();
    /** What several points meet, in an exercise that speaks of it. @type {any[]} */
    this.shared = [];
  }

  /** Begins anew. @param {KnownVisit[]} [day] what is recorded already */
  begin(day = []) {
    this.kept = new Map(day.map((visit) => [visit.visit, visit]));
    this.shared = [];
  }

  /** What stands, in the order in which it was recorded. @returns {KnownVisit[]} */
  recorded() {
    return [...this.kept.values()];
  }

  async desk() {
    return { ...this.begun, day: this.recorded().reverse() };
  }

  async communes() {
    return [];
  }

  async blockers() {
    return this.shared;
  }

  /** @returns {Promise<"none">} */
  async queue() {
    return "none";
  }

  async orderQueue() {
    return null;
  }

  /** @returns {Promise<never>} */
  async post() {
    throw new Error("the training sends nothing");
  }

  /** @param {Command[]} commands @returns {Promise<Reply>} */
  async send(commands) {
    const answers = commands.map(({ id, type, payload }) => {
      const said = /** @type {Visit} */ (payload);
      const before = this.kept.get(said.visit);
      if (type === "cancel-visit") {
        this.kept.delete(said.visit);
        return { id, outcome: /** @type {const} */ ("accepted") };
      }
      const { basedOn, ...visit } = /** @type {Visit & { basedOn?: number }} */ (said);
      /** @type {KnownVisit} */
      const known = { ...visit, day: this.begun.today, version: before ? before.version + 1 : 0 };
      this.kept.set(known.visit, known);
      return { id, outcome: /** @type {const} */ ("accepted"), visit: known };
    });
    this.changed();
    return { kind: "answers", answers, nomenclature: this.begun.nomenclature.revision };
  }
}

/** @param {Start} real */
function zoneOf(real) {
  const zone = real.points.find((point) => point.id === real.point)?.zone ?? real.points[0]?.zone;
  return zone ? { zone } : {};
}
