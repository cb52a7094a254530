/**
 * Who waits at the point: asked for every few seconds while somebody looks, changed by orders that count once.
 *
 * @typedef {{ ticket: string, label: string, need?: string, persons?: number, language?: string, takenAt: string, priority?: string, returnAt?: string }} Ticket
 * @typedef {Ticket & { calledAt: string, by: { id: string, name: string }, mine: boolean }} Called
 * @typedef {{ point: string, now: string, inUse: boolean, waiting: Ticket[], called: Called[], served: number, left: number, refused: number, medianWaitMinutes?: number, estimateMinutes?: number }} Queue
 *
 * @typedef {"give" | "call-next" | "call" | "recall" | "put-back" | "end" | "leave" | "refuse" | "prioritise" | "come-back"} OrderType
 * @typedef {{ type: OrderType, ticket?: string, need?: string, persons?: number, language?: string, priority?: string, reason?: string, at?: string }} Order
 * @typedef {{ outcome: "done" | "refused", message?: string, ticket?: Ticket, queue?: Queue }} Answer
 */
import { uuidv7 } from "../shell/uuid.js";

export const PRIORITIES = /** @type {const} */ (["mobility", "pregnancy", "distress", "deadline", "appointment"]);
export const LEAVINGS = /** @type {const} */ (["too-long", "comes-back", "absent", "unknown"]);
export const REFUSALS = /** @type {const} */ (["closing", "too-many", "not-our-service", "no-mediator", "behaviour", "other"]);

const EVERY = 4_000;
const SELDOM = 15;

/** How many tickets are shown at once; the others are counted. */
export const SHOWN = 6;

/** Minutes since the ticket was taken, by the server's clock. @param {Ticket} ticket @param {Queue} queue @param {number} since milliseconds since the queue was read */
export function minutesWaited(ticket, queue, since) {
  return Math.max(0, Math.floor((Date.parse(queue.now) + since - Date.parse(ticket.takenAt)) / 60_000));
}

/** Who is called next: who went away for a while is not. @param {Queue} queue */
export function nextUp(queue) {
  return queue.waiting.find((ticket) => !ticket.returnAt || ticket.returnAt <= queue.now);
}

/** The one I am helping. @param {Queue} queue */
export function mine(queue) {
  return queue.called.find((ticket) => ticket.mine);
}

/**
 * The instant of an hour of today at the point's own clock.
 *
 * @param {string} hour "14:30" @param {string} now an instant @param {string | undefined} zone
 * @returns {string | null} null for what is no hour
 */
export function todayAt(hour, now, zone) {
  const wanted = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(hour);
  if (!wanted) return null;
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(zone ? { timeZone: zone } : {}) });
  const minutesAt = (/** @type {number} */ instant) => {
    const [hours = 0, minutes = 0] = clock.format(instant).split(":").map(Number);
    return hours * 60 + minutes;
  };
  const minutes = Number(wanted[1]) * 60 + Number(wanted[2]);
  const start = Math.floor(Date.parse(now) / 60_000) * 60_000;
  const at = start + (minutes - minutesAt(start)) * 60_000;
  // clocks may be changed until then; an hour that they skip is the one after
  const off = ((minutesAt(at) - minutes + 2160) % 1440) - 720;
  const corrected = at - off * 60_000;
  return new Date(minutesAt(corrected) === minutes ? corrected : at).toISOString();
}

/** Asks and orders; tells what it learns. */
export class QueueLine {
  /**
   * @param {object} with
   * @param {import("./server.js").Server} with.server
   * @param {() => string} with.point
   * @param {(queue: Queue | null) => void} with.onQueue null when no queue is kept here any more
   * @param {() => boolean} [with.looking]
   * @param {(work: () => void, milliseconds: number) => unknown} [with.later]
   */
  constructor({ server, point, onQueue, looking = () => document.visibilityState === "visible", later = (work, wait) => setTimeout(work, wait) }) {
    this.server = server;
    this.point = point;
    this.onQueue = onQueue;
    this.looking = looking;
    this.later = later;
    /** @type {string | undefined} */
    this.tag = undefined;
    this.asked = "";
    this.turn = 0;
    /** How often it is not asked. */
    this.pauses = 0;
  }

  /** Asks now, and again after a while, for as long as the page lives. */
  async watch() {
    if (this.looking() && (this.point() !== this.asked || this.pauses-- <= 0)) await this.ask();
    this.later(() => void this.watch(), EVERY);
  }

  async ask() {
    const point = this.point();
    if (point !== this.asked) {
      this.tag = undefined;
      this.pauses = 0;
    }
    this.asked = point;
    const turn = ++this.turn;
    const found = await this.server.queue(point, this.tag);
    // What was ordered meanwhile is newer
    if (turn !== this.turn || point !== this.point()) return;
    // Where no queue is kept one is asked for once in a while only
    this.pauses = found === "none" ? SELDOM - 1 : 0;
    if (found === "none") return this.learn(null, undefined);
    if (found !== null && found !== "same") this.learn(found.queue, found.tag);
  }

  /** @param {Order} order @returns {Promise<Answer | null>} null when the line is down: nothing was decided */
  async order(order) {
    const answer = await this.server.orderQueue({ command: uuidv7(), point: this.point(), ...(order.type === "give" ? { ticket: uuidv7() } : {}), ...order });
    if (answer?.queue) {
      this.turn++;
      this.learn(answer.queue, undefined);
    }
    return answer;
  }

  /** @param {Queue | null} queue @param {string | undefined} tag */
  learn(queue, tag) {
    this.tag = tag;
    this.onQueue(queue?.inUse === false ? null : queue);
  }
}
