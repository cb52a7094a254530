/**
 * What the device keeps until the server has answered: the commands, each beside its sealed envelope, and what the screen wants to
 * find again. All that can be read is under the key of the mediator who is here; before somebody has opened theirs, this store
 * reads nothing. When the device can keep nothing (private window, full disk), the page's memory takes over and "durable" says so;
 * what was stored before stays there, and the server knows it again by its identifiers should it arrive twice.
 */
import { openDB } from "../lib/idb/index.js";
import { decrypt, encrypt, seal } from "../capture/vault.js";
import { counted, countedTo, keepDeparted, MemoryStore, takeOver, withDeparted } from "./memory.js";
import { command } from "./outbox.js";

/**
 * @typedef {import("./memory.js").Store} Store
 * @typedef {import("./memory.js").Commands} Commands
 * @typedef {import("./outbox.js").Entry} Entry
 * @typedef {import("../capture/vault.js").Vault} Vault
 * @typedef {import("../capture/vault.js").Box} Box
 * @typedef {import("../capture/vault.js").Sealer} Sealer
 * @typedef {import("../capture/vault.js").Envelope} Envelope
 *
 * @typedef {{ seq: number, id: string, author: string, subject: string, attempts: number, box?: Box }} Raw a command as it is stored; without a box it was stored by an older application
 * @typedef {{ seq: number, id: string, author: string, envelope: Envelope }} Sealed
 * @typedef {{ revision: number, counter: number, count: number, entries: Map<number, Entry> }} Read
 */

const NAME = "parvis-desk";
const VERSION = 2;

async function open() {
  try {
    return await openDB(NAME, VERSION, {
      async upgrade(database, from, _to, transaction) {
        if (from < 1) {
          database.createObjectStore("commands", { keyPath: "seq" });
          database.createObjectStore("state");
        }
        if (from < 2) {
          database.createObjectStore("envelopes", { keyPath: "seq" }).createIndex("author", "author");
          database.createObjectStore("vaults", { keyPath: "account" });
          database.createObjectStore("kept");
          database.createObjectStore("meta");
          const commands = transaction.objectStore("commands");
          commands.createIndex("author", "author");
          if (from < 1) return;
          // What waited under the version before goes on waiting
          commands.deleteIndex("visit");
          for (let cursor = await commands.openCursor(); cursor; cursor = await cursor.continue()) {
            const { visit, ...entry } = cursor.value;
            await cursor.update({ ...entry, subject: visit, offset: null });
          }
        }
      },
      // Another tab brings a newer form of the store: let it, this one opens again when it needs it
      blocking(_current, _next, event) {
        /** @type {IDBDatabase} */ (event.target).close();
      },
    });
  } catch (fault) {
    // A newer application has been here; what it added to the store does not concern this one
    if (/** @type {Error} */ (fault).name === "VersionError") return openDB(NAME);
    throw fault;
  }
}

/** @implements {Store} */
export class DeviceStore {
  /** @param {Awaited<ReturnType<typeof open>>} database */
  constructor(database) {
    this.database = database;
    /** @type {MemoryStore | null} */
    this.memory = null;
    /** What the device still holds of what the page's memory has taken over. @type {number[]} */
    this.left = [];
    /** How far the device has counted, as this page read or wrote it last. */
    this.counter = 0;
    this.full = false;
    this.account = "";
    /** @type {CryptoKey | null} */
    this.key = null;
    /** @type {Sealer | null} */
    this.sealer = null;
    /** What was read last, and holds until another tab writes. @type {Read | null} */
    this.read = null;
    /** What a command says, as it was encrypted last. @type {Map<number, { json: string, box: Box }>} */
    this.boxes = new Map();
    /** @type {Promise<unknown>} */
    this.before = Promise.resolve();
  }

  get durable() {
    return this.memory === null;
  }

  // --- who is here --------------------------------------------------------------------------------------------------

  /** @returns {Promise<Vault[]>} */
  vaults() {
    return this.database.getAll("vaults");
  }

  /** @param {string} account @returns {Promise<Vault | undefined>} */
  vault(account) {
    return this.database.get("vaults", account);
  }

  /** @param {Vault} vault */
  async putVault(vault) {
    const transaction = this.database.transaction("vaults", "readwrite", { durability: "strict" });
    await Promise.all([transaction.store.put(vault), transaction.done]);
  }

  /**
   * Somebody has opened their vault. What an older application stored in the clear is theirs, and closed now.
   *
   * @param {string} account @param {CryptoKey} key @param {Sealer | null} sealer
   */
  async enter(account, key, sealer) {
    Object.assign(this, { account, key, sealer, read: null });
    this.boxes.clear();
    await this.change(async (commands) => {
      for (const entry of await commands.own(account)) if (!this.boxes.has(entry.seq)) await commands.put({ ...entry });
    });
    for (const name of await this.database.getAllKeys("state")) {
      if (typeof name !== "string" || !name.includes(account) || name.startsWith("training:")) continue;
      await this.set(name, await this.database.get("state", name));
      await this.database.delete("state", name);
    }
  }

  /** Forgets all that can be read of an account; its envelopes stay, and still arrive. @param {string} account */
  async wipe(account) {
    const transaction = this.database.transaction(["commands", "kept", "state", "vaults", "meta"], "readwrite", { durability: "strict" });
    const done = transaction.done;
    const commands = transaction.objectStore("commands");
    for (const seq of await commands.index("author").getAllKeys(account)) void commands.delete(seq);
    for (const store of /** @type {const} */ (["kept", "state"])) {
      for (const name of await transaction.objectStore(store).getAllKeys()) if (String(name).includes(account)) void transaction.objectStore(store).delete(name);
    }
    void transaction.objectStore("vaults").delete(account);
    const meta = transaction.objectStore("meta");
    await meta.put(((await meta.get("revision")) ?? 0) + 1, "revision");
    await done;
    this.read = null;
    this.boxes.clear();
    // What the page still wants to keep is not kept any more
    if (account === this.account) this.key = null;
  }

  /** Nothing on this device is to be read any more by anybody; what is sealed stays. */
  async wipeAll() {
    this.key = null;
    for (const { account } of await this.vaults()) await this.wipe(account);
    await this.database.clear("kept");
  }

  // --- commands -----------------------------------------------------------------------------------------------------

  /** @template T @param {(commands: Commands) => Promise<T>} change @returns {Promise<T>} */
  change(change) {
    const turn = this.before.then(() => this.changeNow(change));
    this.before = turn.catch(() => {});
    return turn;
  }

  /** @template T @param {(commands: Commands) => Promise<T>} change @returns {Promise<T>} */
  async changeNow(change) {
    if (!this.memory) {
      try {
        return await this.attempt(change);
      } catch (fault) {
        // Some browsers close the connection by themselves: once more, on a new one
        this.read = null;
        try {
          this.database = await open();
          return await this.attempt(change);
        } catch (again) {
          console.warn("the device keeps nothing", fault);
          this.full = /** @type {Error} */ (again).name === "QuotaExceededError";
          this.memory = takeOver(await this.load().then((read) => [...read.entries.values()], () => []), this.counter);
          this.left = [...this.memory.entries.keys()];
        }
      }
    }
    const { memory } = this;
    const result = await memory.change(change);
    // A disk that takes nothing more may still let go of what is over
    const over = this.left.filter((seq) => !memory.entries.has(seq));
    if (over.length > 0) {
      const answered = over.map((seq) => ({ seq, delivered: true }));
      await this.forget(answered).catch(() => this.forget(answered, false))
        .then(() => (this.left = this.left.filter((seq) => !over.includes(seq))), () => {});
    }
    return result;
  }

  /**
   * Changes are worked out in memory, because encrypting outlives a transaction of the database, and written in one that makes
   * sure that no other tab has written meanwhile.
   *
   * @template T @param {(commands: Commands) => Promise<T>} change @returns {Promise<T>}
   */
  async attempt(change) {
    for (;;) {
      const read = await this.load();
      const after = new Map(read.entries);
      let counter = Math.max(read.counter, counted());
      let { count } = read;
      const sorted = () => [...after.values()].sort((a, b) => a.seq - b.seq);
      const result = await change({
        own: async (author) => sorted().filter((entry) => entry.author === author),
        of: async (subject) => sorted().filter((entry) => entry.subject === subject),
        count: async () => count,
        add: async (entry) => {
          counter++;
          count++;
          after.set(counter, { ...entry, seq: counter });
        },
        put: async (entry) => void after.set(entry.seq, entry),
        delete: async (seq) => {
          if (after.delete(seq)) count--;
        },
      });
      const puts = [...after.values()].filter((entry) => read.entries.get(entry.seq) !== entry);
      const deletes = [...read.entries.keys()].filter((seq) => !after.has(seq));
      if (puts.length + deletes.length === 0) return result;
      const closed = await Promise.all(puts.map((entry) => this.close(entry, read.entries.get(entry.seq))));
      if (await this.write(read, counter, closed, deletes)) {
        for (const { raw, json } of closed) if (raw.box) this.boxes.set(raw.seq, { json, box: raw.box });
        for (const seq of deletes) this.boxes.delete(seq);
        this.read = { revision: read.revision + 1, counter, count, entries: after };
        this.counter = counter;
        countedTo(counter);
        return result;
      }
    }
  }

  /** @returns {Promise<Read>} */
  async load() {
    const read = await this.loadStored();
    return { ...read, entries: withDeparted(read.entries) };
  }

  /** @returns {Promise<Read>} as the database has it */
  async loadStored() {
    const transaction = this.database.transaction(["commands", "envelopes", "meta"]);
    const commands = transaction.objectStore("commands");
    const meta = transaction.objectStore("meta");
    const revision = (await meta.get("revision")) ?? 0;
    const known = this.read;
    if (known && known.revision === revision) return known;
    /** @type {[Raw[], number, number, number | undefined]} */
    const [raws, sealed, ownSealed, counter] = await Promise.all([
      commands.getAll(), transaction.objectStore("envelopes").count(), transaction.objectStore("envelopes").index("author").count(this.account), meta.get("counter"),
    ]);
    keepDeparted(raws.filter((raw) => raw.attempts === 0).map(({ id }) => id));
    /** @type {Map<number, Entry>} */
    const entries = new Map();
    for (const raw of raws) {
      const entry = raw.author === this.account ? await this.reopen(raw) : null;
      if (entry) entries.set(entry.seq, entry);
    }
    // Of others: what is sealed, and what an older application has stored
    const others = sealed - ownSealed + raws.filter((raw) => raw.author !== this.account && !raw.box).length;
    const read = { revision, counter: counter ?? Math.max(0, ...raws.map((raw) => raw.seq)), count: others + entries.size, entries };
    this.read = read;
    this.counter = Math.max(this.counter, read.counter);
    return read;
  }

  /** @param {Raw} raw @returns {Promise<Entry | null>} null when this key does not open it: its envelope is left */
  async reopen({ box, ...raw }) {
    if (!box) return /** @type {Entry} */ (/** @type {unknown} */ (raw));
    if (!this.key) return null;
    try {
      const known = this.boxes.get(raw.seq);
      const json = known && same(known.box, box) ? known.json : await decrypt(this.key, box, `command.${raw.seq}`);
      this.boxes.set(raw.seq, { json, box });
      return { ...raw, ...JSON.parse(json) };
    } catch {
      return null;
    }
  }

  /**
   * What is plain says whose it is and where it stands in the order, no more.
   *
   * @param {Entry} entry @param {Entry | undefined} before
   * @returns {Promise<{ raw: Raw, json: string, sealed: Sealed | null | undefined }>} sealed: null where there is nothing to seal any more, undefined where it stays
   */
  async close(entry, before) {
    const { seq, id, author, subject, attempts, ...said } = entry;
    if (!this.key) throw new Error("nobody has opened their vault");
    const json = JSON.stringify(said);
    const known = this.boxes.get(seq);
    const box = known?.json === json ? known.box : await encrypt(this.key, json, `command.${seq}`);
    const leaves = JSON.stringify(command(entry));
    const unchanged = before !== undefined && known !== undefined && before.state === entry.state && JSON.stringify(command(before)) === leaves;
    const sealed = unchanged ? undefined : entry.state !== "waiting" || !this.sealer ? null : { seq, id, author, envelope: await seal(this.sealer, command(entry)) };
    return { raw: { seq, id, author, subject, attempts, box }, json, sealed };
  }

  /** @param {Read} read @param {number} counter @param {Awaited<ReturnType<DeviceStore["close"]>>[]} puts @param {number[]} deletes @returns {Promise<boolean>} whether nobody had written meanwhile */
  async write(read, counter, puts, deletes) {
    const transaction = this.database.transaction(["commands", "envelopes", "meta"], "readwrite", { durability: "strict" });
    const committed = transaction.done;
    committed.catch(() => {});
    const [commands, envelopes, meta] = /** @type {const} */ (["commands", "envelopes", "meta"]).map((name) => transaction.objectStore(name));
    try {
      if (((await meta.get("revision")) ?? 0) !== read.revision) {
        this.read = null;
        await committed;
        return false;
      }
      /** @type {Promise<unknown>[]} */
      const work = [meta.put(read.revision + 1, "revision"), meta.put(counter, "counter")];
      for (const { raw, sealed } of puts) {
        work.push(commands.put(raw));
        if (sealed !== undefined) work.push(sealed ? envelopes.put(sealed) : envelopes.delete(raw.seq));
      }
      for (const seq of deletes) work.push(commands.delete(seq), envelopes.delete(seq));
      await Promise.all(work);
      await committed;
      return true;
    } catch (fault) {
      try {
        transaction.abort();
      } catch {
        // It has ended already
      }
      throw fault;
    }
  }

  // --- envelopes ----------------------------------------------------------------------------------------------------

  /** All that waits on this device sealed, of whomever, in the order of the counter. @returns {Promise<Sealed[]>} */
  envelopes() {
    return this.database.getAll("envelopes").catch(() => []);
  }

  /** Whether some are to leave without a session: others', those of which nothing else is left. @param {boolean} ownToo */
  async hasEnvelopes(ownToo) {
    /** @type {[number, IDBValidKey[], IDBValidKey[]]} */
    const [all, own, commands] = await Promise.all([
      this.database.count("envelopes"), this.database.getAllKeysFromIndex("envelopes", "author", this.account), this.database.getAllKeys("commands"),
    ]).catch(() => [0, [], []]);
    return all > (ownToo ? 0 : own.filter((seq) => commands.includes(seq)).length);
  }

  /**
   * The server has an envelope: it is forgotten. What it held is forgotten with it when the server has accepted it; else it waits for
   * who made it, to be asked about in their session.
   *
   * @param {{ seq: number, delivered: boolean }[]} answered
   * @param {boolean} told to other tabs, which a full disk refuses: they would send it once more, and learn that it is known
   */
  async forget(answered, told = true) {
    const transaction = this.database.transaction(["commands", "envelopes", "meta"], "readwrite");
    const done = transaction.done;
    done.catch(() => {});
    for (const { seq, delivered } of answered) {
      void transaction.objectStore("envelopes").delete(seq);
      if (delivered) void transaction.objectStore("commands").delete(seq);
    }
    const meta = transaction.objectStore("meta");
    if (told) await meta.put(((await meta.get("revision")) ?? 0) + 1, "revision");
    await done;
    this.read = null;
  }

  // --- what the screen wants to find again --------------------------------------------------------------------------

  /** @param {string} key what is somebody's own bears their account, and is read by them alone */
  async get(key) {
    try {
      if (!this.isOwn(key)) return await this.database.get("state", key);
      const box = await this.database.get("kept", key);
      return box && this.key ? JSON.parse(await decrypt(this.key, box, key)) : undefined;
    } catch {
      return undefined;
    }
  }

  /** @param {string} key @param {unknown} value */
  async set(key, value) {
    try {
      const store = this.isOwn(key) ? "kept" : "state";
      if (value === undefined) return void (await this.database.delete(store, key));
      if (store === "state") return void (await this.database.put(store, value, key));
      if (this.key) await this.database.put(store, await encrypt(this.key, JSON.stringify(value), key), key);
    } catch {
      // A draft that cannot be kept is still on the screen
    }
  }

  /** @param {string} key */
  isOwn(key) {
    return this.account !== "" && key.includes(this.account) && !key.startsWith("training:");
  }
}

/** @param {Box} one @param {Box} other */
function same(one, other) {
  return one.iv.every((byte, i) => byte === other.iv[i]);
}

/** @returns {Promise<DeviceStore | MemoryStore>} */
export async function openStore() {
  try {
    // Without a secure connection there is no way to encrypt: then nothing is kept
    return crypto.subtle ? new DeviceStore(await open()) : new MemoryStore();
  } catch {
    return new MemoryStore();
  }
}
