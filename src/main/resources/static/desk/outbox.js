/**
 * The commands that the server has not answered yet. Each is stored before anything is said to be saved; they leave in the
 * order of the device's counter, in batches, from one tab at a time; each waits until it has its answer. One that is refused
 * or in conflict stays, to be put right, and never blocks the others.
 *
 * @typedef {import("./visit.js").Visit} Visit
 * @typedef {import("./visit.js").KnownVisit} KnownVisit
 * @typedef {{ field: string, message: string }} Problem
 * @typedef {"record-visit" | "correct-visit" | "cancel-visit"} Type
 *
 * @typedef {object} Entry
 * @property {number} seq the device's counter
 * @property {string} id of the command, UUID version 7
 * @property {string} author the account that made it; nobody else's session may send it
 * @property {Type} type
 * @property {string} visit
 * @property {string} at
 * @property {Visit | null} content the whole visit; nothing for one that is taken back
 * @property {number | null} basedOn the version that was on the screen; null for a first record, or until the command before is answered
 * @property {boolean} follows waits for the answer to the command before it, which says the version it is based on
 * @property {number} attempts how often it has left the device; from the first time on it does not change any more
 * @property {"waiting" | "refused" | "conflict"} state
 * @property {Problem[]} [problems]
 * @property {KnownVisit} [now] in a conflict: how the visit stands
 *
 * @typedef {{ id: string, form: number, type: Type, at: string, payload: object }} Command
 * @typedef {"accepted" | "rejected" | "conflict"} Decision
 * @typedef {{ id: string, outcome: Decision | "already-known", first?: Decision, visit?: KnownVisit, problems?: Problem[] }} Answer
 *
 * @typedef {{ kind: "answers", answers: Answer[], nomenclature?: number }
 *   | { kind: "session" }
 *   | { kind: "refused" }
 *   | { kind: "later", after?: number }} Reply session: it has ended; refused: this batch will never be read; later: nothing was decided
 *
 * @typedef {{ entry: Entry, decision: Decision, visit?: KnownVisit }} Settled
 * @typedef {{ waiting: Entry[], refused: Entry[], others: number, line: "idle" | "sending" | "broken" | "session" }} Status
 */
import { uuidv7 } from "./uuid.js";
import { payload } from "./visit.js";

const FORM = 1;
const BATCH = 50;
const BATCH_SIZE = 400_000;
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 5 * 60_000;

export class Outbox {
  /**
   * @param {object} with
   * @param {import("./memory.js").Store} with.store
   * @param {string} with.author
   * @param {(commands: Command[]) => Promise<Reply>} with.send
   * @param {(work: () => Promise<void>) => Promise<void>} [with.lock] one tab at a time
   * @param {(settled: Settled[], nomenclature: number | undefined) => void} [with.onSettled]
   * @param {(status: Status) => void} [with.onStatus]
   * @param {(work: () => void, milliseconds: number) => unknown} [with.later]
   * @param {() => number} [with.random]
   * @param {() => number} [with.clock]
   */
  constructor({ store, author, send, lock = (work) => work(), onSettled = () => {}, onStatus = () => {}, later = (work, wait) => setTimeout(work, wait), random = Math.random, clock = Date.now }) {
    this.store = store;
    this.author = author;
    this.send = send;
    this.lock = lock;
    this.onSettled = onSettled;
    this.onStatus = onStatus;
    this.later = later;
    this.random = random;
    this.clock = clock;
    /** @type {Status["line"]} */
    this.line = "idle";
    this.faults = 0;
    this.batch = BATCH;
    /** @type {Promise<void> | null} */
    this.running = null;
    this.again = false;
    this.appointment = 0;
    /** What the server answered in this page, known before anybody is told. @type {Map<string, number>} */
    this.versions = new Map();
    /** Visits saved in this page. @type {Set<string>} */
    this.made = new Set();
  }

  /**
   * Stores what is to be recorded or corrected; settles when the device has it for good. Whatever has not left the device yet
   * is amended rather than followed.
   *
   * @param {Visit} visit
   * @param {number | null} version what the server is known to have; null when it has nothing
   */
  async save(visit, version) {
    await this.store.change(async (commands) => {
      const { waiting, halted } = split(await commands.of(visit.visit));
      const last = waiting.at(-1);
      // Who records is said, so that it stays true whoever's session sends it
      const content = { ...payload(visit), mediators: visit.mediators?.length ? visit.mediators : [this.author] };
      const known = this.latest(visit.visit, version, halted.length === 0);
      if (last && last.attempts === 0 && last.type !== "cancel-visit") await commands.put({ ...last, content, at: this.now() });
      else if (last) await commands.add(this.entry("correct-visit", visit.visit, content, null, true));
      else await commands.add(this.entry(known === null ? "record-visit" : "correct-visit", visit.visit, content, known, false));
      // What was refused is put right by this
      for (const entry of halted) await commands.delete(entry.seq);
    });
    this.made.add(visit.visit);
    await this.changed();
  }

  /**
   * Takes a visit back. One that never left the device is forgotten.
   *
   * @param {string} visit @param {number | null} version
   */
  async cancel(visit, version) {
    await this.store.change(async (commands) => {
      const { waiting, halted } = split(await commands.of(visit));
      for (const entry of halted) await commands.delete(entry.seq);
      const unsent = waiting.filter((entry) => entry.attempts === 0);
      for (const entry of unsent) await commands.delete(entry.seq);
      const left = waiting.some((entry) => entry.attempts > 0);
      if (left) await commands.add(this.entry("cancel-visit", visit, null, null, true));
      else {
        const known = unsent.find((entry) => entry.basedOn !== null)?.basedOn ?? this.latest(visit, version, unsent.length + halted.length === 0);
        if (known !== null) await commands.add(this.entry("cancel-visit", visit, null, known, false));
      }
    });
    await this.changed();
  }

  /**
   * The version to build on. A visit of this page of which nothing waits any more has been sent by another tab, whose answer
   * is still to be heard of: it stands in its first version.
   *
   * @param {string} visit @param {number | null} version @param {boolean} nothingWaits @returns {number | null}
   */
  latest(visit, version, nothingWaits) {
    const answered = this.versions.get(visit);
    if (answered === undefined && version === null) return nothingWaits && this.made.has(visit) ? 0 : null;
    return Math.max(answered ?? 0, version ?? 0);
  }

  /** Gives up a command that was refused or in conflict. @param {Entry} entry */
  async discard(entry) {
    await this.store.change((commands) => commands.delete(entry.seq));
    this.made.delete(entry.visit);
    await this.report();
  }

  /** @returns {Promise<Status>} */
  async status() {
    const all = await this.store.change((commands) => commands.all());
    const own = all.filter((entry) => entry.author === this.author);
    return { ...pick(own), others: new Set(all.filter((entry) => entry.author !== this.author).map((entry) => entry.visit)).size, line: this.line };
  }

  /** Sends what waits, now. Several calls at once make one; settles when the last of them has been tried. */
  flush() {
    this.again = true;
    this.running ??= this.lock(() => this.turns())
      .catch((fault) => {
        console.warn("sending failed", fault);
        this.again = false;
        return this.pause();
      })
      .finally(() => {
        this.running = null;
        // Asked for while the turn before was ending
        return this.again ? this.flush() : undefined;
      });
    return this.running;
  }

  async turns() {
    while (this.again) {
      this.again = false;
      await this.work();
    }
  }

  async work() {
    /** @type {Set<string>} */
    const undecided = new Set();
    for (;;) {
      const batch = await this.claim(undecided);
      if (batch.length === 0) break;
      this.line = "sending";
      await this.report();
      const reply = await this.send(batch.map(command)).catch(() => /** @type {Reply} */ ({ kind: "later" }));
      if (reply.kind === "session") {
        this.line = "session";
        return this.report();
      }
      if (reply.kind === "later") return this.pause(reply.after);
      if (reply.kind === "refused") {
        // One that cannot be read spoils its batch: find it alone
        if (batch.length > 1) this.batch = 1;
        else await this.settle(batch, [{ id: batch[0].id, outcome: "rejected", problems: [] }], undefined);
        continue;
      }
      const answered = new Set(reply.answers.map((answer) => answer.id));
      for (const entry of batch) if (!answered.has(entry.id)) undecided.add(entry.id);
      await this.settle(batch, reply.answers, reply.nomenclature);
    }
    this.batch = BATCH;
    if (undecided.size > 0) return this.pause();
    this.faults = 0;
    this.line = "idle";
    await this.report();
  }

  /** Marks what leaves now, so that nobody amends it any more. @param {Set<string>} undecided @returns {Promise<Entry[]>} */
  claim(undecided) {
    return this.store.change(async (commands) => {
      /** @type {Entry[]} */
      const batch = [];
      let size = 0;
      for (const entry of await commands.all()) {
        if (entry.author !== this.author || entry.state !== "waiting" || entry.follows || undecided.has(entry.id)) continue;
        size += JSON.stringify(entry.content).length;
        if (batch.length >= this.batch || (batch.length > 0 && size > BATCH_SIZE)) break;
        const leaving = { ...entry, attempts: entry.attempts + 1 };
        await commands.put(leaving);
        batch.push(leaving);
      }
      return batch;
    });
  }

  /** @param {Entry[]} batch @param {Answer[]} answers @param {number | undefined} nomenclature */
  async settle(batch, answers, nomenclature) {
    /** @type {Settled[]} */
    const settled = [];
    await this.store.change(async (commands) => {
      settled.length = 0;
      for (const answer of answers) {
        const entry = batch.find((e) => e.id === answer.id);
        const decision = answer.outcome === "already-known" ? (answer.first ?? "accepted") : answer.outcome;
        if (!entry || !["accepted", "rejected", "conflict"].includes(decision)) continue;
        const next = split(await commands.of(entry.visit)).waiting.find((e) => e.seq > entry.seq);
        if (decision === "accepted") {
          await commands.delete(entry.seq);
          if (answer.visit) this.versions.set(entry.visit, answer.visit.version);
          if (next) await commands.put({ ...next, basedOn: answer.visit?.version ?? 0, follows: false });
        } else {
          await this.halt(commands, entry, next, decision, answer);
        }
        settled.push({ entry, decision, ...(answer.visit ? { visit: answer.visit } : {}) });
      }
    });
    this.onSettled(settled, nomenclature);
    await this.report();
  }

  /**
   * A refusal. What follows says the whole visit anew and takes the place of what was refused; else that stays, to be put right.
   *
   * @param {import("./memory.js").Commands} commands @param {Entry} entry @param {Entry | undefined} next
   * @param {"rejected" | "conflict"} decision @param {Answer} answer
   */
  async halt(commands, entry, next, decision, answer) {
    const first = entry.type === "record-visit";
    if (!next) {
      await commands.put({ ...entry, state: decision === "conflict" ? "conflict" : "refused", problems: answer.problems ?? [], ...(answer.visit ? { now: answer.visit } : {}) });
      return;
    }
    await commands.delete(entry.seq);
    if (decision === "conflict") {
      await commands.put({ ...next, state: "conflict", follows: false, ...(answer.visit ? { now: answer.visit } : {}) });
    } else if (first && next.type === "cancel-visit") {
      await commands.delete(next.seq);
    } else {
      await commands.put({ ...next, type: first ? "record-visit" : next.type, basedOn: entry.basedOn, follows: false });
    }
  }

  /** @param {number} [after] seconds that the server asks for */
  async pause(after = 0) {
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(10, this.faults));
    this.faults++;
    this.line = "broken";
    const appointment = ++this.appointment;
    const wait = Math.max(after * 1000, longest / 2 + (this.random() * longest) / 2);
    this.later(() => {
      if (appointment === this.appointment) void this.flush();
    }, wait);
    await this.report();
  }

  async changed() {
    await this.report();
    void this.flush();
  }

  async report() {
    this.onStatus(await this.status());
  }

  now() {
    return new Date(this.clock()).toISOString();
  }

  /** @param {Type} type @param {string} visit @param {Visit | null} content @param {number | null} basedOn @param {boolean} follows @returns {Omit<Entry, "seq">} */
  entry(type, visit, content, basedOn, follows) {
    return { id: uuidv7(this.clock()), author: this.author, type, visit, at: this.now(), content, basedOn, follows, attempts: 0, state: "waiting" };
  }
}

/** @param {Entry[]} entries */
function split(entries) {
  return { waiting: entries.filter((e) => e.state === "waiting"), halted: entries.filter((e) => e.state !== "waiting") };
}

/** @param {Entry[]} entries */
function pick(entries) {
  const { waiting, halted } = split(entries);
  return { waiting, refused: halted };
}

/** @param {Entry} entry @returns {Command} */
function command(entry) {
  const based = entry.basedOn === null ? {} : { basedOn: entry.basedOn };
  return { id: entry.id, form: FORM, type: entry.type, at: entry.at, payload: { ...(entry.content ?? { visit: entry.visit }), ...based } };
}
