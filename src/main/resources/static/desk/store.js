/**
 * What the device keeps until the server has answered: the commands, and the visit being described. When the device can keep
 * nothing (private window, full disk), the page's memory takes over and "durable" says so; what was stored before stays there,
 * and the server knows it again by its identifiers should it arrive twice.
 */
import { openDB } from "../lib/idb/index.js";
import { MemoryStore } from "./memory.js";

/**
 * @typedef {import("./memory.js").Store} Store
 * @typedef {import("./memory.js").Commands} Commands
 * @typedef {import("./outbox.js").Entry} Entry
 */

const NAME = "parvis-desk";
const VERSION = 1;

function open() {
  return openDB(NAME, VERSION, {
    upgrade(database, from) {
      if (from < 1) {
        // The counter is the order of the device's commands: never a clock, never an identifier
        database.createObjectStore("commands", { keyPath: "seq", autoIncrement: true }).createIndex("visit", "visit");
        database.createObjectStore("state");
      }
    },
    // Another tab brings a newer form of the store: let it, this one opens again when it needs it
    blocking(_current, _next, event) {
      /** @type {IDBDatabase} */ (event.target).close();
    },
  });
}

/** @implements {Store} */
class DeviceStore {
  /** @param {Awaited<ReturnType<typeof open>>} database */
  constructor(database) {
    this.database = database;
    /** @type {MemoryStore | null} */
    this.memory = null;
  }

  get durable() {
    return this.memory === null;
  }

  /** @template T @param {(commands: Commands) => Promise<T>} change @returns {Promise<T>} */
  async change(change) {
    if (!this.memory) {
      try {
        return await this.attempt(change);
      } catch (fault) {
        // Some browsers close the connection by themselves: once more, on a new one
        try {
          this.database = await open();
          return await this.attempt(change);
        } catch {
          console.warn("the device keeps nothing", fault);
          this.memory = new MemoryStore(await this.database.getAll("commands").catch(() => []));
        }
      }
    }
    return this.memory.change(change);
  }

  /** @template T @param {(commands: Commands) => Promise<T>} change @returns {Promise<T>} */
  async attempt(change) {
    const transaction = this.database.transaction("commands", "readwrite", { durability: "strict" });
    const commands = transaction.store;
    const committed = transaction.done;
    committed.catch(() => {});
    try {
      const result = await change({
        all: () => commands.getAll(),
        of: (visit) => commands.index("visit").getAll(visit),
        add: (entry) => commands.add(entry),
        put: (entry) => commands.put(entry),
        delete: (seq) => commands.delete(seq),
      });
      await committed;
      return result;
    } catch (fault) {
      try {
        transaction.abort();
      } catch {
        // It has ended already
      }
      throw fault;
    }
  }

  /** @param {string} key */
  async get(key) {
    return this.database.get("state", key).catch(() => undefined);
  }

  /** @param {string} key @param {unknown} value */
  async set(key, value) {
    try {
      await (value === undefined ? this.database.delete("state", key) : this.database.put("state", value, key));
    } catch {
      // A draft that cannot be kept is still on the screen
    }
  }
}

/** @returns {Promise<Store>} */
export async function openStore() {
  try {
    return new DeviceStore(await open());
  } catch {
    return new MemoryStore();
  }
}
