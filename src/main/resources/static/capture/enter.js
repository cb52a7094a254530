/**
 * Who is here, and what opens their vault: with a session the server's word, and no code is asked; without one, their code.
 *
 * @typedef {import("../desk/server.js").Server} Server
 * @typedef {import("../desk/server.js").Start} Start
 * @typedef {import("../desk/server.js").Keys} Keys
 * @typedef {import("../desk/words.js").Words} Words
 * @typedef {{ begun: Start, store: DeviceStore | MemoryStore, session: boolean }} Entered
 */
import { MemoryStore } from "../desk/memory.js";
import { signInAddress } from "../desk/server.js";
import { DeviceStore, openStore } from "../desk/store.js";
import { newVault, openByUnlock, sealer, withUnlock } from "./vault.js";

/** On the page that the device keeps, so long is waited for the server before the code is asked for. */
const PATIENCE = 2_000;

/**
 * @param {HTMLElement} root @param {Words} words @param {DeviceStore | MemoryStore} store @param {Server} server
 * @returns {Promise<Entered | null>} null: it cannot be known now, and the page stays as it is
 */
export async function enter(root, words, store, server) {
  const installed = "installed" in root.dataset;
  const clock = await store.get("clock");
  // A clock that has gone back since is another clock
  if (clock && Date.now() > clock.contact - 60_000) Object.assign(server, clock);
  const asked = Promise.all([server.desk(root.dataset["point"]), store instanceof DeviceStore ? server.keys() : null]);
  const [begun, keys] = installed ? await Promise.race([asked, new Promise((resolve) => setTimeout(() => resolve([null, null]), PATIENCE))]) : await asked;
  if (begun === null && !installed) return null;
  if (begun !== null && begun !== "session") return { begun, store: await openWithSession(root, words, store, server, begun, keys), session: true };
  const hasVaults = store instanceof DeviceStore && (await store.vaults()).length > 0;
  if (begun === "session" && !hasVaults) return leave();
  const door = await import("./unlock.js");
  if (!hasVaults) return door.nobody(root, words, store, server);
  await door.openWithCode(root, words, store, server, null);
  return { begun: await door.startOf(store, server), store, session: false };
}

/** @returns {Promise<never>} */
function leave() {
  location.assign(signInAddress("/capture"));
  return new Promise(() => {});
}

/**
 * @param {HTMLElement} root @param {Words} words @param {DeviceStore | MemoryStore} store @param {Server} server @param {Start} begun @param {Keys | "session" | null} keys
 * @returns {Promise<DeviceStore | MemoryStore>} where what is said here is kept
 */
async function openWithSession(root, words, store, server, begun, keys) {
  const { me } = begun;
  if (!(store instanceof DeviceStore)) return store;
  let vault = await store.vault(me.id);
  if (keys === null && !vault?.pin) keys = await keysAgain(server);
  if (keys === null || keys === "session") return vault?.pin ? (await import("./unlock.js")).openWithCode(root, words, store, server, me.id) : new MemoryStore();
  if (keys.revoked) {
    await (await import("./upload.js")).renew(store, server);
    return openWithSession(root, words, store, server, begun, await server.keys());
  }
  if (keys.secret) await store.set("secret", keys.secret);
  if (!keys.unlock || !keys.grant || !keys.sealing) return new MemoryStore();
  let key = vault ? await openByUnlock(vault, keys.unlock) : null;
  if (!key && vault?.pin) {
    // The server has lost its key, or has a new one
    await (await import("./unlock.js")).openWithCode(root, words, store, server, me.id);
    key = store.key;
  }
  if (vault && key) vault = await withUnlock({ ...vault, name: me.name, wrong: 0 }, key, keys.unlock);
  else {
    if (vault) await store.wipe(me.id);
    ({ vault, key } = await newVault(me.id, me.name, keys.unlock));
  }
  try {
    await store.putVault(vault);
    await store.enter(me.id, key, await sealer(server.device, me.id, keys.grant, keys.sealing));
  } catch (fault) {
    console.warn("the device keeps nothing", fault);
    return new MemoryStore();
  }
  await store.set(`sealing:${me.id}`, { grant: keys.grant, sealing: keys.sealing });
  return store;
}

/** Where the rest has come, they come too: without them what waits on this device would lie there until the next start. @param {Server} server */
async function keysAgain(server) {
  for (let wait = 500; wait <= 4_000; wait *= 2) {
    await new Promise((later) => setTimeout(later, wait));
    const keys = await server.keys();
    if (keys !== null) return keys;
  }
  return null;
}

export { openStore };
