/**
 * The keys of what a device keeps: everything readable is under a key of its mediator's own, which opens by their code (PIN) or by
 * what the server says to their session; what has to reach the server is sealed besides, for the server alone. Pure WebCrypto:
 * knows neither the page nor the store.
 *
 * @typedef {{ iv: Uint8Array, data: ArrayBuffer }} Box something encrypted
 *
 * @typedef {object} Vault what the device keeps of a mediator's key; nothing in it opens by itself
 * @property {string} account
 * @property {string} name as shown by "who are you?"
 * @property {Box | null} unlock the key, to be opened by what the server keeps
 * @property {{ salt: Uint8Array, rounds: number, box: Box } | null} pin the key, to be opened by the code
 * @property {number} wrong codes tried in vain since the last right one
 *
 * @typedef {{ id: string, algorithm: string, spki: string }} Sealing the server's public key
 * @typedef {{ device: string, account: string, grant: string, id: string, key: CryptoKey }} Sealer
 * @typedef {{ v: number, key: string, device: string, account: string, seq: number, command: string, wrapped: string, iv: string, data: string }} Envelope
 */

/** What a code costs to try, on purpose: a quarter of a second on a desktop computer, a second on an old phone. */
export const ROUNDS = 600_000;

export const PIN_LENGTH = 6;

/** So many wrong codes wipe what is readable. */
export const MOST_WRONG = 10;

const text = new TextEncoder();

/** @param {number} length */
function random(length) {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** @param {ArrayBuffer | Uint8Array} bytes */
export function base64(bytes) {
  let binary = "";
  for (const byte of new Uint8Array(bytes)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** @param {string} encoded */
export function bytesOf(encoded) {
  return Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
}

/** @param {BufferSource} bytes */
function aes(bytes, extractable = false) {
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", extractable, ["encrypt", "decrypt"]);
}

/**
 * @param {CryptoKey} key @param {BufferSource} bytes @param {string} place where it is kept: it opens nowhere else
 * @returns {Promise<Box>}
 */
async function close(key, bytes, place) {
  const iv = random(12);
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: text.encode(place) }, key, bytes) };
}

/** @param {CryptoKey} key @param {Box} box @param {string} place @returns {Promise<ArrayBuffer>} fails when the key is not the right one */
function reopen(key, { iv, data }, place) {
  return crypto.subtle.decrypt({ name: "AES-GCM", iv: /** @type {BufferSource} */ (iv), additionalData: text.encode(place) }, key, data);
}

/** @param {CryptoKey} key @param {string} json @param {string} place */
export function encrypt(key, json, place) {
  return close(key, text.encode(json), place);
}

/** @param {CryptoKey} key @param {Box} box @param {string} place */
export async function decrypt(key, box, place) {
  return new TextDecoder().decode(await reopen(key, box, place));
}

// --- keys -----------------------------------------------------------------------------------------------------------

/** @param {string} account @param {string} name @param {string} unlock what the server keeps @returns {Promise<{ vault: Vault, key: CryptoKey }>} */
export async function newVault(account, name, unlock) {
  const key = await aes(random(32), true);
  return { vault: await withUnlock({ account, name, unlock: null, pin: null, wrong: 0 }, key, unlock), key };
}

/** @param {Vault} vault @param {CryptoKey} key @param {string} unlock */
export async function withUnlock(vault, key, unlock) {
  const raw = await crypto.subtle.exportKey("raw", key);
  return { ...vault, unlock: await close(await aes(bytesOf(unlock)), raw, `unlock.${vault.account}`) };
}

/** @param {Vault} vault @param {CryptoKey} key @param {string} pin @returns {Promise<Vault>} */
export async function withPin(vault, key, pin) {
  const salt = random(16);
  const raw = await crypto.subtle.exportKey("raw", key);
  return { ...vault, wrong: 0, pin: { salt, rounds: ROUNDS, box: await close(await fromPin(pin, salt, ROUNDS), raw, `pin.${vault.account}`) } };
}

/** @param {string} pin @param {Uint8Array} salt @param {number} iterations */
async function fromPin(pin, salt, iterations) {
  const typed = await crypto.subtle.importKey("raw", text.encode(pin.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt: /** @type {BufferSource} */ (salt), iterations }, typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** @param {Vault} vault @param {string} unlock @returns {Promise<CryptoKey | null>} null when it does not open it */
export async function openByUnlock(vault, unlock) {
  if (!vault.unlock) return null;
  try {
    return await aes(await reopen(await aes(bytesOf(unlock)), vault.unlock, `unlock.${vault.account}`), true);
  } catch {
    return null;
  }
}

/** @param {Vault} vault @param {string} pin @returns {Promise<CryptoKey | null>} null when it does not open it */
export async function openByPin(vault, pin) {
  if (!vault.pin) return null;
  try {
    return await aes(await reopen(await fromPin(pin, vault.pin.salt, vault.pin.rounds), vault.pin.box, `pin.${vault.account}`), true);
  } catch {
    return null;
  }
}

/** @param {string} pin @returns {"short" | "simple" | null} what is wrong with a code that is being chosen */
export function pinProblem(pin) {
  if (pin.length < PIN_LENGTH) return "short";
  const steps = new Set([...pin].slice(1).map((character, i) => character.charCodeAt(0) - pin.charCodeAt(i)));
  return steps.size === 1 && [-1, 0, 1].includes([...steps][0] ?? 9) ? "simple" : null;
}

// --- envelopes ------------------------------------------------------------------------------------------------------

/** @param {string} device @param {string} account @param {string} grant @param {Sealing} sealing @returns {Promise<Sealer>} */
export async function sealer(device, account, grant, { id, spki }) {
  return { device, account, grant, id, key: await crypto.subtle.importKey("spki", bytesOf(spki), { name: "RSA-OAEP", hash: "SHA-256" }, false, ["encrypt"]) };
}

/** Seals a command for the server alone. @param {Sealer} sealer @param {import("../desk/outbox.js").Command} command @returns {Promise<Envelope>} */
export async function seal({ device, account, grant, id, key }, command) {
  const raw = random(32);
  const place = [1, id, device, account, command.seq, command.id].join(".");
  const [wrapped, { iv, data }] = await Promise.all([
    crypto.subtle.encrypt({ name: "RSA-OAEP" }, key, raw),
    aes(raw).then((once) => encrypt(once, JSON.stringify({ grant, command }), place)),
  ]);
  return { v: 1, key: id, device, account, seq: command.seq, command: command.id, wrapped: base64(wrapped), iv: base64(iv), data: base64(data) };
}
