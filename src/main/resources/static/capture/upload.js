/**
 * Carries sealed envelopes to the server, without anybody's session: those of who is not here, of whom nothing readable is left,
 * and one's own when the session has ended. And packs them in a file, for the day the device cannot send any more. A device that
 * was revoked goes on as another one, and hands in under its former name what it had sealed.
 *
 * @typedef {import("../desk/store.js").Sealed} Sealed
 */
import { DeviceStore } from "../desk/store.js";
import { uuidv7 } from "../shell/uuid.js";

const BATCH = 100;

/** Outcomes after which nothing has to be asked any more; after another, who made the command asks again in a session. */
const DELIVERED = new Set(["accepted", "kept"]);

/**
 * Each envelope leaves under the name that the device had when it was sealed: one that was revoked bears another since. Where no session
 * lives, the device asks by itself whether it still is welcome, also when nothing waits: revoking it has ended the sessions on it.
 *
 * @param {DeviceStore} store @param {import("../desk/server.js").Server} server @param {boolean} ownToo no session lives
 * @returns {Promise<{ told: Told[], revoked: boolean }>} what became of those that the server has
 */
export async function carry(store, server, ownToo) {
  /** @type {Record<string, string>} */
  const former = (await store.get("former")) ?? {};
  /** @type {Told[]} */
  const told = [];
  if (!navigator.onLine || (!ownToo && (await store.envelopes()).length === 0)) return { told, revoked: false };
  for (const [device, secret] of Object.entries(former)) told.push(...(await carryOf(store, server, device, secret, ownToo)).told);
  const secret = await store.get("secret");
  if (!secret) return { told, revoked: false };
  const own = await carryOf(store, server, server.device, secret, ownToo);
  told.push(...own.told);
  return { told, revoked: own.revoked ?? (ownToo && ((await send(server, server.device, secret, []))?.revoked ?? false)) };
}

/** @typedef {{ seq: number, id: string, outcome: string }} Told */

/**
 * @param {DeviceStore} store @param {import("../desk/server.js").Server} server @param {string} device @param {string} secret @param {boolean} ownToo
 * @returns {Promise<{ told: Told[], revoked: boolean | null }>} null: nothing was sent, or nobody answered
 */
async function carryOf(store, server, device, secret, ownToo) {
  /** @type {Told[]} */
  const told = [];
  /** @type {boolean | null} */
  let revoked = null;
  /** @type {Set<number>} */
  const tried = new Set();
  for (;;) {
    const leaving = await claim(store, device, ownToo, tried);
    if (leaving.length === 0) return { told, revoked };
    for (const { seq } of leaving) tried.add(seq);
    const answer = await send(server, device, secret, leaving.map(({ envelope }) => envelope));
    if (answer === null) return { told, revoked };
    revoked = answer.revoked;
    const answered = answer.answers.flatMap(({ id, outcome }) => {
      const sealed = leaving.find((one) => one.id === id);
      return sealed ? [{ seq: sealed.seq, id, outcome }] : [];
    });
    await store.forget(answered.map(({ seq, outcome }) => ({ seq, delivered: DELIVERED.has(outcome) })));
    told.push(...answered);
  }
}

/**
 * Sends envelopes without any session.
 *
 * @param {import("../desk/server.js").Server} server @param {string} device under whose name @param {string} secret @param {import("./vault.js").Envelope[]} envelopes
 * @returns {Promise<{ answers: { id: string, outcome: string }[], revoked: boolean } | null>} null when nothing was decided
 */
async function send(server, device, secret, envelopes) {
  try {
    const asked = Date.now();
    const response = await server.post(`${server.sync}/sealed`, { device, clock: new Date().toISOString(), envelopes }, { Authorization: `Device ${secret}` });
    if (!response.ok) return null;
    const { now, answers, device: state } = await response.json();
    server.heard(now, asked);
    return { answers, revoked: state?.revoked === true };
  } catch {
    return null;
  }
}

/**
 * The next envelopes to leave: others' (theirs is no session here), those of which nothing else is left, and one's own without a
 * session. What is inside does not change any more.
 *
 * @param {DeviceStore} store @param {string} device under whose name they were sealed @param {boolean} ownToo @param {Set<number>} but
 * @returns {Promise<Sealed[]>}
 */
function claim(store, device, ownToo, but) {
  let room = BATCH;
  return takeAlong(store, (sealed, raw) => {
    const leaves = room > 0 && !but.has(sealed.seq) && sealed.envelope.device === device && (!raw || ownToo || sealed.author !== store.account);
    if (leaves) room--;
    return leaves;
  });
}

/**
 * All envelopes, for a file that leaves the device its own way: what is inside does not change any more, for what is amended under
 * the same name after that would be taken for known.
 *
 * @param {DeviceStore} store @returns {Promise<Sealed[]>}
 */
function handOut(store) {
  return takeAlong(store, () => true);
}

/**
 * Marks the commands of those that leave as departed, in one transaction.
 *
 * @param {DeviceStore} store @param {(sealed: Sealed, raw: unknown) => boolean} leaves raw: the command, where it still stands
 * @returns {Promise<Sealed[]>}
 */
async function takeAlong(store, leaves) {
  const transaction = store.database.transaction(["commands", "envelopes", "meta"], "readwrite", { durability: "strict" });
  const done = transaction.done;
  const commands = transaction.objectStore("commands");
  /** @type {Sealed[]} */
  const leaving = [];
  for (const sealed of /** @type {Sealed[]} */ (await transaction.objectStore("envelopes").getAll())) {
    const raw = await commands.get(sealed.seq);
    if (!leaves(sealed, raw)) continue;
    if (raw) void commands.put({ ...raw, attempts: raw.attempts + 1 });
    leaving.push(sealed);
  }
  if (leaving.length > 0) {
    const meta = transaction.objectStore("meta");
    await meta.put(((await meta.get("revision")) ?? 0) + 1, "revision");
  }
  await done;
  store.read = null;
  return leaving;
}

/**
 * A revoked device forgets all that can be read on it and goes on as another one. What is sealed under its former name leaves under
 * that name, however long that takes.
 *
 * @param {import("../desk/memory.js").Store} store @param {import("../desk/server.js").Server} server
 */
export async function renew(store, server) {
  const former = server.device;
  server.device = uuidv7();
  if (!(store instanceof DeviceStore)) return;
  const device = (await store.get("device")) ?? former;
  // Another tab has heard of it first
  if (device !== former) return void (server.device = device);
  const secret = await store.get("secret");
  await store.wipeAll();
  if (secret) await store.set("former", { ...(await store.get("former")), [former]: secret });
  await store.set("secret", undefined);
  await store.set("device", server.device);
}

/** The file of what is unsent: it opens on the server alone. @param {DeviceStore} store @param {string} device @param {Date} made */
export async function unsentFile(store, device, made) {
  const envelopes = (await handOut(store)).map(({ envelope }) => envelope);
  const name = `parvis-a-envoyer-${made.toISOString().slice(0, 10)}.json`;
  return new File([JSON.stringify({ parvis: "unsent", v: 1, device, made: made.toISOString(), count: envelopes.length, envelopes })], name, { type: "application/json" });
}

/** Gives a file to the person, to be kept or sent by other ways. @param {File} file */
export function give(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
