/**
 * The commands that the server has not answered yet, of any module. Each is stored before anything is said to be saved; they
 * leave in the order of the device's counter, in batches, from one tab at a time; each waits until it has its answer. One that is
 * refused or in conflict stays, to be put right, and never blocks the others.
 *
 * @typedef {import("./visit.js").Visit} Visit
 * @typedef {import("./visit.js").KnownVisit} KnownVisit
 * @typedef {{ field: string, message: string }} Problem
 *
 * @typedef {object} Entry
 * @property {number} seq the device's counter: the order of its commands
 * @property {string} id of the command, UUID version 7
 * @property {string} author the account that made it; nobody else's session may send it
 * @property {string} type "record-visit", "check-in-stop" and so on
 * @property {string} subject the identifier of what it is about: the commands about one thing follow each other
 * @property {string} at by the device's clock, put right by the offset
 * @property {number | null} offset what was added to the device's clock, in milliseconds; null: it had never been measured
 * @property {any} content what is said, whole; nothing for what is taken back
 * @property {number | null} basedOn the version that was on the screen; null for a first record, or until the command before is answered
 * @property {number} [expects] while it follows another: the version that one is going to make
 * @property {string} [after] the command on top of whose content this was said: the server finds the right base by it
 * @property {boolean} follows waits for the answer to the command before it, which says the version it is based on
 * @property {number} attempts how often it has left the device; from the first time on it does not change any more
 * @property {"waiting" | "refused" | "conflict"} state
 * @property {boolean} [held] the server keeps it until what it corrects arrives
 * @property {string} [replaces] the refused command that this one puts right
 * @property {Problem[]} [problems]
 * @property {any} [now] in a conflict: how the visit, or what else it is about, stands
 * @property {string[]} [clash] in a conflict: the fields that both changed
 *
 * @typedef {{ id: string, seq: number, form: number, type: string, at: string, offset?: number, replaces?: string, after?: string, payload: object }} Command
 * @typedef {"accepted" | "rejected" | "conflict"} Decision
 * @typedef {{ id: string, outcome: Decision | "already-known" | "held" | "kept", first?: Decision | "held", visit?: KnownVisit, content?: any, version?: number, problems?: Problem[],
 *   merged?: { over: number, fields: string[] }, clash?: string[] }} Answer
 *
 * @typedef {{ kind: "answers", answers: Answer[], nomenclature?: number }
 *   | { kind: "session" }
 *   | { kind: "refused" }
 *   | { kind: "later", after?: number }} Reply session: it has ended; refused: this batch will never be read; later: nothing was decided
 *
 * @typedef {{ entry: Entry, decision: Decision, visit?: KnownVisit, content?: any, merged?: string[] }} Settled
 * @typedef {{ waiting: Entry[], refused: Entry[], others: number, line: "idle" | "sending" | "broken" | "session" }} Status
 *
 * @typedef {{ record: string, correct: string, cancel: string, field: string, along?: string }} Kind how the commands about one kind of thing are named;
 *   along: those about a part of it, which go with it when it is taken back
 */
import { uuidv7 } from "../shell/uuid.js";
import { payload } from "./visit.js";

const FORM = 2;
const BATCH = 200;
const BATCH_SIZE = 700_000;
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 5 * 60_000;
/** How many answers other tabs can look up. */
const ANSWERED = 300;

/** The command of one gesture, seen during a visit. */
export const SEEN = "skills.seen";

/** What is recorded, then corrected as a whole, then perhaps taken back. @type {Kind} */
export const VISIT = { record: "record-visit", correct: "correct-visit", cancel: "cancel-visit", field: "visit", along: SEEN };
/** @type {Kind} */
export const ACTIVITY = { record: "record-activity", correct: "correct-activity", cancel: "cancel-activity", field: "activity" };
const KINDS = [VISIT, ACTIVITY];

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
   * @param {() => number} [with.clock] the device's own
   * @param {() => number | null} [with.offset] what the server's clock is ahead of it; null while that was never measured
   * @param {() => boolean} [with.reachable] false: it is certain that nothing can leave
   * @param {(ownToo: boolean) => Promise<void>} [with.carry] sends sealed envelopes: those of others, and one's own without a session
   */
  constructor({ store, author, send, lock = (work) => work(), onSettled = () => {}, onStatus = () => {}, later = (work, wait) => setTimeout(work, wait), random = Math.random, clock = Date.now, offset = () => null, reachable = () => true, carry = async () => {} }) {
    this.store = store;
    this.author = author;
    /** Under which the store keeps the versions that the last answers made, by command. */
    this.answered = `answered:${author}`;
    this.send = send;
    this.lock = lock;
    this.onSettled = onSettled;
    this.onStatus = onStatus;
    this.later = later;
    this.random = random;
    this.clock = clock;
    this.offset = offset;
    this.reachable = reachable;
    this.carry = carry;
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
    /** What the screen was told last of each, by which command of this page. @type {Map<string, string>} */
    this.lasts = new Map();
    /** What this page said last of each, by which command; empty once the screen shows how the server has it. @type {Map<string, string>} */
    this.made = new Map();
  }

  /**
   * Stores a visit that is to be recorded or corrected; settles when the device has it for good.
   *
   * @param {Visit} visit
   * @param {number | null} version what the server is known to have; null when it has nothing
   */
  save(visit, version) {
    // Who records is said, so that it stays true whoever's session sends it
    return this.keep(VISIT, visit.visit, { ...payload(visit), mediators: visit.mediators?.length ? visit.mediators : [this.author] }, version);
  }

  /**
   * Stores what is to be recorded or corrected. Whatever has not left the device yet is amended rather than followed.
   *
   * @param {Kind} kind @param {string} subject @param {object} content whole @param {number | null} version what the server is known to have
   */
  async keep(kind, subject, content, version) {
    // By the same clock as the times in it: the first answer may come while the device writes
    const when = this.when();
    let made = "";
    await this.store.change(async (commands) => {
      const { waiting, halted } = split(await commands.of(subject));
      const last = waiting.at(-1);
      const replaced = halted.at(-1)?.id;
      const replaces = replaced ? { replaces: replaced } : {};
      if (last && last.attempts === 0 && last.type !== kind.cancel) {
        // Times that were read before the clock had been measured are said again as they were
        const unmeasured = last.offset === null && { at: new Date(this.clock()).toISOString(), offset: null };
        await commands.put({ ...last, content, ...(unmeasured || when) });
        made = last.id;
      } else {
        if (!last) await this.hear(subject);
        const known = this.latest(subject, version, halted.length === 0);
        const entry = last
          ? { ...this.entry(kind.correct, subject, content, null, true, when), expects: next(last, kind), after: last.id }
          : { ...this.entry(known === null ? kind.record : kind.correct, subject, content, known, false, when), ...this.after(subject, known) };
        await commands.add({ ...entry, ...replaces });
        made = entry.id;
      }
      // What was refused is put right by this
      for (const entry of halted) await commands.delete(entry.seq);
    });
    this.made.set(subject, made);
    await this.changed();
  }

  /**
   * Takes something back. What never left the device is forgotten.
   *
   * @param {string} subject @param {number | null} version @param {Kind} [kind] @param {string} [reason] why, once its day is over
   */
  async cancel(subject, version, kind = VISIT, reason) {
    const content = reason === undefined ? null : { [kind.field]: subject, reason };
    const when = this.when();
    await this.store.change(async (commands) => {
      const { waiting, halted } = split(await commands.of(subject));
      for (const entry of halted) await commands.delete(entry.seq);
      const unsent = waiting.filter((entry) => entry.attempts === 0);
      for (const entry of unsent) await commands.delete(entry.seq);
      // In the same turn: sent without what it is about, the server would wait for that for good
      for (const entry of await commands.own(this.author)) if (entry.type === kind.along && entry.content[kind.field] === subject && entry.attempts === 0) await commands.delete(entry.seq);
      const left = waiting.filter((entry) => entry.attempts > 0).at(-1);
      if (waiting.length === 0) await this.hear(subject);
      if (left) await commands.add({ ...this.entry(kind.cancel, subject, content, null, true, when), expects: next(left, kind), after: left.id });
      else {
        const known = unsent.find((entry) => entry.basedOn !== null)?.basedOn ?? this.latest(subject, version, unsent.length + halted.length === 0);
        if (known !== null) await commands.add({ ...this.entry(kind.cancel, subject, content, known, false, when), ...this.after(subject, known) });
      }
    });
    await this.changed();
  }

  /**
   * Stores a command that stands for itself and is never amended, such as "check-in-stop".
   *
   * @param {string} type @param {string} subject @param {object} content its payload, whole @param {string} [replaces] the refused command that it puts right
   */
  async add(type, subject, content, replaces) {
    const when = this.when();
    await this.store.change((commands) => commands.add({ ...this.entry(type, subject, content, null, false, when), ...(replaces ? { replaces } : {}) }));
    await this.changed();
  }

  /** What this page said last may have been sent by another tab, and answered there. @param {string} subject */
  async hear(subject) {
    const id = this.made.get(subject);
    if (!id || this.lasts.get(subject) === id) return;
    const version = (await this.store.get(this.answered))?.[id];
    if (version === undefined) return;
    this.versions.set(subject, version);
    this.lasts.set(subject, id);
  }

  /**
   * The version to build on. What was made in this page and of which nothing waits any more has been sent by another tab, whose
   * answer is still to be heard of: it stands in its first version.
   *
   * @param {string} subject @param {number | null} version @param {boolean} nothingWaits @returns {number | null}
   */
  latest(subject, version, nothingWaits) {
    const answered = this.versions.get(subject);
    if (answered === undefined && version === null) return nothingWaits && this.made.has(subject) ? 0 : null;
    return Math.max(answered ?? 0, version ?? 0);
  }

  /** @param {string} subject @param {number | null} known */
  after(subject, known) {
    const last = this.lasts.get(subject);
    return last === undefined || known === null ? {} : { after: last };
  }

  /** What the screen shows of a thing now is how the server has it. @param {string} subject */
  shown(subject) {
    this.lasts.delete(subject);
    if (this.made.has(subject)) this.made.set(subject, "");
  }

  /**
   * Gives up a command that was refused or in conflict, or that has not left.
   *
   * @param {Entry} entry as it was shown @returns {Promise<boolean>} false: it has left since, or was answered
   */
  async discard(entry) {
    const given = await this.store.change(async (commands) => {
      const now = (await commands.of(entry.subject)).find((e) => e.seq === entry.seq);
      if (!now || (now.state === "waiting" && now.attempts > 0)) return false;
      await commands.delete(now.seq);
      return true;
    });
    if (given) {
      this.made.delete(entry.subject);
      await this.store.set(`dropped:${this.author}`, [...(await this.dropped()), entry.subject].slice(-ANSWERED));
    }
    await this.report();
    return given;
  }

  /** What was given up on this device: subjects. @returns {Promise<string[]>} */
  async dropped() {
    return (await this.store.get(`dropped:${this.author}`)) ?? [];
  }

  /** @returns {Promise<Status>} */
  async status() {
    const { own, others } = await this.store.change(async (commands) => {
      const own = await commands.own(this.author);
      return { own, others: (await commands.count()) - own.length };
    });
    return { ...pick(own), others, line: this.line };
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
      // What certainly does not leave can still be amended
      if (!this.reachable()) {
        await this.pause();
        continue;
      }
      await this.work();
      await this.carry(this.line === "session");
    }
  }

  async work() {
    /** @type {Set<string>} */
    const undecided = new Set();
    let held = 0;
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
      for (const { id } of reply.answers.filter((answer) => decided(answer) === "held")) {
        if (!undecided.has(id)) held++;
        undecided.add(id);
      }
      await this.settle(batch, reply.answers, reply.nomenclature);
    }
    this.batch = BATCH;
    if (undecided.size > held) return this.pause();
    if (held > 0) await this.pause(LONGEST_PAUSE / 1000);
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
      const own = await commands.own(this.author);
      for (const entry of own) {
        // What it follows may have been delivered sealed, without an answer here: "after" tells the server the base then
        const behind = entry.follows && own.some((e) => e.subject === entry.subject && e.seq < entry.seq && e.state === "waiting");
        if (entry.state !== "waiting" || behind || undecided.has(entry.id)) continue;
        size += JSON.stringify(entry.content).length;
        if (batch.length >= this.batch || (batch.length > 0 && size > BATCH_SIZE)) break;
        const leaving = { ...entry, attempts: entry.attempts + 1, follows: false };
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
    const versions = answers.filter((answer) => decided(answer) === "accepted").flatMap((answer) => {
      const version = answer.version ?? stands(answer)?.version;
      return typeof version === "number" ? [[answer.id, version]] : [];
    });
    // Before they are forgotten, so that another tab finds the one or the other
    if (versions.length > 0) await this.store.set(this.answered, Object.fromEntries([...Object.entries((await this.store.get(this.answered)) ?? {}), ...versions].slice(-ANSWERED)));
    // Worked out anew when another tab writes at the same time
    await this.store.change(async (commands) => {
      settled.length = 0;
      for (const answer of answers) {
        const entry = batch.find((e) => e.id === answer.id);
        const decision = decided(answer);
        if (!entry || decision === null) continue;
        if (decision === "held") {
          await commands.put({ ...entry, held: true });
          continue;
        }
        const next = split(await commands.of(entry.subject)).waiting.find((e) => e.seq > entry.seq);
        if (decision === "accepted") {
          await commands.delete(entry.seq);
          const version = answer.version ?? stands(answer)?.version;
          if (typeof version === "number") this.versions.set(entry.subject, version);
          this.lasts.set(entry.subject, entry.id);
          if (next?.follows) await commands.put({ ...next, basedOn: version ?? next.expects ?? 0, follows: false });
        } else {
          await this.halt(commands, entry, next?.follows ? next : undefined, decision, answer);
        }
        settled.push({ entry, decision, ...(answer.visit ? { visit: answer.visit } : {}), ...(answer.content ? { content: answer.content } : {}), ...(answer.merged ? { merged: answer.merged.fields } : {}) });
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
    const kind = KINDS.find((one) => one.record === entry.type);
    const now = stands(answer);
    // What is decided now is said on top of how it stands
    if (decision === "conflict") this.shown(entry.subject);
    const clash = { ...(now ? { now } : {}), ...(answer.clash ? { clash: answer.clash } : {}) };
    if (!next) {
      await commands.put({ ...entry, state: decision === "conflict" ? "conflict" : "refused", problems: answer.problems ?? [], ...clash });
      return;
    }
    await commands.delete(entry.seq);
    if (decision === "conflict") {
      await commands.put({ ...next, state: "conflict", follows: false, ...clash });
    } else if (kind && next.type === kind.cancel) {
      await commands.delete(next.seq);
    } else {
      // It is said on top of what the refused one was said on top of
      const { expects, after, ...rest } = next;
      const base = { basedOn: entry.basedOn, ...(entry.expects === undefined ? {} : { expects: entry.expects }), ...(entry.after === undefined ? {} : { after: entry.after }) };
      await commands.put({ ...rest, ...base, type: kind ? kind.record : next.type, follows: false, replaces: entry.id });
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

  /** When a command is made: by the device's clock, put right as far as it was measured. @returns {Pick<Entry, "at" | "offset">} */
  when() {
    const offset = this.offset();
    return { at: new Date(this.clock() + (offset ?? 0)).toISOString(), offset };
  }

  /** @param {string} type @param {string} subject @param {object | null} content @param {number | null} basedOn @param {boolean} follows @param {Pick<Entry, "at" | "offset">} when @returns {Omit<Entry, "seq">} */
  entry(type, subject, content, basedOn, follows, when) {
    return { id: uuidv7(this.clock()), author: this.author, type, subject, ...when, content, basedOn, follows, attempts: 0, state: "waiting" };
  }
}

/** The kind of thing that a type of command is about, if there are several about it. @param {string} type */
export function kindOf(type) {
  return KINDS.find((kind) => [kind.record, kind.correct, kind.cancel].includes(type));
}

/** Whether it is about a visit at the desk; one at somebody's home is another thing. @param {Pick<Entry, "type">} entry */
export function isVisit({ type }) {
  return kindOf(type) === VISIT;
}

/** How what the command is about stands on the server. @param {Answer} answer @returns {any} */
function stands({ visit, content }) {
  return visit ?? content;
}

/** @param {Answer} answer @returns {Decision | "held" | null} null: one that this application does not know */
function decided({ outcome, first }) {
  // kept: a person there confirms it, and the device has nothing more to do
  const decision = outcome === "kept" ? "accepted" : outcome === "already-known" ? (first ?? "accepted") : outcome;
  return ["accepted", "rejected", "conflict", "held"].includes(decision) ? decision : null;
}

/** The version that what follows a command builds on, if that is accepted. @param {Entry} entry @param {Kind} kind */
function next({ type, basedOn, expects }, kind) {
  return type === kind.record ? 0 : (basedOn ?? expects ?? 0) + 1;
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

/** A command as the contract has it: in a batch, and inside an envelope. @param {Entry} entry @returns {Command} */
export function command({ id, seq, type, at, offset, replaces, after, subject, content, basedOn, expects }) {
  const base = basedOn ?? expects ?? null;
  const field = KINDS.find((kind) => kind.cancel === type)?.field ?? "subject";
  return {
    id, seq, form: FORM, type, at, ...(typeof offset === "number" ? { offset } : {}), ...(replaces ? { replaces } : {}), ...(after ? { after } : {}),
    payload: { ...(content ?? { [field]: subject }), ...(base === null ? {} : { basedOn: base }) },
  };
}
