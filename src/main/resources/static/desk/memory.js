/**
 * The commands of a device that cannot keep anything: they live as long as the page, and the screen says so.
 *
 * @typedef {import("./outbox.js").Entry} Entry
 *
 * @typedef {object} Commands what one change sees; all of it happens or none
 * @property {(author: string) => Promise<Entry[]>} own those of an account, in the order of the counter
 * @property {(subject: string) => Promise<Entry[]>} of those about one thing, in the order of the counter
 * @property {() => Promise<number>} count how many there are, of whomever
 * @property {(entry: Omit<Entry, "seq">) => Promise<unknown>} add gives it the next number of the counter
 * @property {(entry: Entry) => Promise<unknown>} put
 * @property {(seq: number) => Promise<unknown>} delete
 *
 * @typedef {object} Store
 * @property {boolean} durable whether what is stored outlives the page
 * @property {boolean} full the device has no room left
 * @property {<T>(change: (commands: Commands) => Promise<T>) => Promise<T>} change settles when the change has been committed
 * @property {(key: string) => Promise<any>} get
 * @property {(key: string, value: unknown) => Promise<unknown>} set nothing deletes the key
 */

/** Where pages that can keep nothing count on, beside the database that they cannot write. */
const COUNTER = "parvis-desk-counter";

/** How far such pages have counted on this device. */
export function counted() {
  try {
    return Number(localStorage.getItem(COUNTER)) || 0;
  } catch {
    return 0;
  }
}

/** @param {number} number */
function keep(number) {
  try {
    localStorage.setItem(COUNTER, String(number));
  } catch {
    // Not even a number has room: this page alone knows how far it went
  }
}

/** The number after the last one, and after those of other such pages. @param {number} last */
function countOn(last) {
  const next = Math.max(last, counted()) + 1;
  keep(next);
  return next;
}

/** Lets such pages know how far a page beside them has counted that can write; nothing where there has been none. @param {number} counter */
export function countedTo(counter) {
  if (counted() > 0 && counter > counted()) keep(counter);
}

/** Where they mark what has left, beside the database that still has it as it was before. */
const DEPARTED = "parvis-desk-departed";

/** Identifiers of commands that have left from such a page and that the database may show as if they had not. @returns {string[]} */
export function departed() {
  try {
    return JSON.parse(localStorage.getItem(DEPARTED) ?? "[]");
  } catch {
    return [];
  }
}

/** @param {string[]} ids */
function mark(ids) {
  try {
    if (ids.length > 0) localStorage.setItem(DEPARTED, JSON.stringify(ids));
    else localStorage.removeItem(DEPARTED);
  } catch {
    // Not even a mark has room: this page alone knows what has left
  }
}

/** Drops the marks of what the database has no more, or has as departed itself. @param {string[]} ids of what it shows as if it had not left */
export function keepDeparted(ids) {
  const marks = departed();
  const left = marks.filter((id) => ids.includes(id));
  if (left.length < marks.length) mark(left);
}

/**
 * Commands as they were read from the database. What has left from a page that could not write so does not change any more: amended under
 * the same identifier, it would be taken for known.
 *
 * @param {Map<number, Entry>} entries @returns {Map<number, Entry>}
 */
export function withDeparted(entries) {
  const gone = departed();
  if (gone.length === 0) return entries;
  const all = new Map(entries);
  for (const [seq, entry] of entries) if (entry.attempts === 0 && gone.includes(entry.id)) all.set(seq, { ...entry, attempts: 1 });
  return all;
}

/**
 * Store of a page whose device keeps nothing any more. It counts on from the device's counter: of two commands about one thing the server holds the one with the
 * higher number for the later.
 *
 * @param {Entry[]} entries what waits on the device @param {number} counter how far the device has counted
 */
export function takeOver(entries, counter) {
  const stored = new Set(entries.map(({ id }) => id));
  return new MemoryStore(entries, (last) => countOn(Math.max(last, counter)), (ids) => {
    const news = ids.filter((id) => stored.has(id));
    if (news.length > 0) mark([...new Set([...departed(), ...news])]);
  });
}

/** @implements {Store} */
export class MemoryStore {
  durable = false;
  full = false;

  /** @param {Entry[]} [entries] @param {(last: number) => number} [next] the number after that one @param {(ids: string[]) => void} [leave] called with what is about to leave for the first time */
  constructor(entries = [], next = (last) => last + 1, leave = () => {}) {
    this.next = next;
    this.leave = leave;
    /** @type {Map<number, Entry>} */
    this.entries = new Map(entries.map((entry) => [entry.seq, entry]));
    this.last = Math.max(0, ...this.entries.keys());
    /** @type {Map<string, unknown>} */
    this.values = new Map();
    /** @type {Promise<unknown>} */
    this.before = Promise.resolve();
  }

  /** @template T @param {(commands: Commands) => Promise<T>} change @returns {Promise<T>} */
  change(change) {
    const turn = this.before.then(async () => {
      const draft = new Map(this.entries);
      const sorted = () => [...draft.values()].sort((a, b) => a.seq - b.seq);
      const result = await change({
        own: async (author) => sorted().filter((entry) => entry.author === author),
        of: async (subject) => sorted().filter((entry) => entry.subject === subject),
        count: async () => draft.size,
        add: async (entry) => {
          this.last = this.next(this.last);
          draft.set(this.last, { ...entry, seq: this.last });
        },
        put: async (entry) => void draft.set(entry.seq, entry),
        delete: async (seq) => void draft.delete(seq),
      });
      const before = this.entries;
      this.entries = draft;
      this.leave([...draft.values()].filter((entry) => entry.attempts > 0 && before.get(entry.seq)?.attempts === 0).map(({ id }) => id));
      return result;
    });
    this.before = turn.catch(() => {});
    return turn;
  }

  /** @param {string} key */
  async get(key) {
    return this.values.get(key);
  }

  /** @param {string} key @param {unknown} value */
  async set(key, value) {
    if (value === undefined) this.values.delete(key);
    else this.values.set(key, value);
  }
}
