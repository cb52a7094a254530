/**
 * Sheets of the guide that answer what is typed: asked of the server or, without a network, found among those that the device keeps. The device knows no
 * grammar: the server sends which stem each form of a word has, and how much each stem counts in each sheet.
 *
 * @typedef {object} Answer
 * @property {string} id
 * @property {string} title
 * @property {string} answer
 * @property {string[]} papers
 * @property {string[]} forms
 * @property {string} href
 * @property {string} [old] the day that an old sheet is of
 *
 * @typedef {object} Kept what a device searches in
 * @property {Answer[]} sheets
 * @property {string[]} stems
 * @property {Record<string, number>} forms
 * @property {number[][]} postings for each stem: a sheet's place, how much the stem counts there, and so on
 * @property {Record<string, number[]>} [pairs] the same for two words of a phrase by which people ask, their keys in order
 * @property {{ keys: string[], stems: number[] }[]} phrases those of most words first
 * @property {Record<string, string>} [keys] what words of phrases are compared by, where it is not their stem
 * @property {Record<string, string>} [same] keys that are one within a phrase of several words
 * @property {string[]} weak
 * @property {string[]} nothing
 * @property {string[]} little
 */
import { folded } from "../shell/fold.js";
import { token } from "../shell/forms.js";

const CACHE = "parvis-guide";
const PATIENCE = 4_000;
const FRESH = 12 * 3_600_000;
const SHOWN = 3;
const BETWEEN = 2;
const WEAK = 0.35;
const MOST_MEANT = 1.4;
const MOST_PAIRED = 20;

export class Answers {
  /** @param {string} find @param {string} kept addresses; empty where the page was kept by the device */
  constructor(find, kept) {
    this.find = find;
    this.kept = kept;
    /** @type {Promise<Kept | null> | null} */
    this.pack = null;
  }

  /** @param {string} text @param {boolean} whole whether it is typed to its end @returns {Promise<Answer[]>} */
  async of(text, whole) {
    return (await this.asked(text, whole)) ?? this.here(text);
  }

  /** @param {string} text @param {boolean} whole @returns {Promise<Answer[] | null>} */
  async asked(text, whole) {
    if (!this.find) return null;
    try {
      const response = await fetch(this.find, {
        method: "POST", credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(PATIENCE),
        headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded", "X-XSRF-TOKEN": token() },
        body: new URLSearchParams({ q: text, fini: String(whole) }),
      });
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  /** @param {string} text @returns {Promise<Answer[]>} */
  async here(text) {
    this.pack ??= this.held();
    const pack = await this.pack;
    return pack ? search(text, pack) : [];
  }

  /** @returns {Promise<Kept | null>} */
  async held() {
    try {
      const cache = await caches.open(CACHE);
      const [key] = await cache.keys();
      const held = key && (await cache.match(key));
      return held ? await held.json() : null;
    } catch {
      return null;
    }
  }

  /** Brings the sheets of the point to the device, twice a day. @param {string} point */
  async keep(point) {
    if (!this.kept || !("caches" in globalThis)) return;
    const address = `${this.kept}?point=${encodeURIComponent(point)}`;
    try {
      const cache = await caches.open(CACHE);
      const held = await cache.match(address);
      if (held && Date.now() - Date.parse(held.headers.get("date") ?? "") < FRESH) return;
      const response = await fetch(address, { credentials: "same-origin", redirect: "manual", headers: { Accept: "application/json" } });
      if (!response.ok) return;
      await cache.put(address, response);
      for (const key of await cache.keys()) if (!key.url.endsWith(address)) await cache.delete(key);
      this.pack = null;
    } catch {
      // the sheets of before stay
    }
  }
}

/** @param {string} word @param {Kept} pack */
function keyOf(word, pack) {
  const one = word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word;
  if (/^.{4}e$/.test(one)) return one.slice(0, -1);
  if (one.length <= 4) return one;
  const key = pack.keys?.[word];
  if (key) return key;
  const stem = pack.forms[word] ?? pack.forms[one];
  return `${stem === undefined ? one : pack.stems[stem]}~`;
}

/** The best sheets for what was typed, as the server would find them. @param {string} text @param {Kept} pack @returns {Answer[]} */
export function search(text, pack) {
  const all = folded(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const telling = all.filter((word) => !pack.little.includes(word));
  const said = telling.length > 0 ? telling : all;
  const keys = said.map((word) => keyOf(word, pack));
  const within = keys.map((key) => pack.same?.[key] ?? key);
  const taken = said.map(() => false);
  const nothing = said.map((word) => pack.nothing.includes(word));
  /** @type {Map<number, number>} */
  const wanted = new Map();
  const want = (/** @type {number | undefined} */ stem, /** @type {number} */ weight) => {
    if (stem !== undefined) wanted.set(stem, Math.max(wanted.get(stem) ?? 0, weight));
  };
  const weight = (/** @type {string} */ word) => (pack.weak.includes(word) ? WEAK : 1);
  for (const phrase of pack.phrases) {
    const places = near(phrase.keys, phrase.keys.length > 1 ? within : keys, taken, nothing);
    if (places.length === 0) continue;
    const [first = 0] = places;
    const times = (places.length === 1 ? weight(said[first] ?? "") : 1) * Math.min(1, MOST_MEANT / Math.sqrt(phrase.stems.length));
    for (const stem of phrase.stems) want(stem, times);
    for (const place of places) {
      taken[place] = true;
      const word = said[place] ?? "";
      if (word.length > 4 && !pack.nothing.includes(word)) want(pack.forms[word], weight(word));
    }
  }
  for (const [i, word] of said.entries()) if (!taken[i] && !pack.nothing.includes(word)) want(pack.forms[word] ?? begun(word, pack), weight(word));
  /** @type {Map<number, number>} */
  const scores = new Map();
  const count = (/** @type {number[]} */ posting, /** @type {number} */ times) => {
    for (let i = 0; i + 1 < posting.length; i += 2) scores.set(posting[i] ?? 0, (scores.get(posting[i] ?? 0) ?? 0) + times * (posting[i + 1] ?? 0));
  };
  for (const [stem, times] of wanted) count(pack.postings[stem] ?? [], times);
  const paired = [...new Set(within.filter((_, i) => !nothing[i]))].slice(0, MOST_PAIRED).sort();
  for (const [i, one] of paired.entries()) for (const other of paired.slice(i + 1)) count(pack.pairs?.[`${one} ${other}`] ?? [], 1);
  return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, SHOWN).flatMap(([place]) => pack.sheets[place] ?? []);
}

/** The stem of the first form that begins so, while a word is still being typed. @param {string} word @param {Kept} pack */
function begun(word, pack) {
  if (word.length < 4) return undefined;
  const form = Object.keys(pack.forms).find((one) => one.startsWith(word));
  return form === undefined ? undefined : pack.forms[form];
}

/**
 * Where the words of a phrase stand, near each other and not yet taken; words that tell nothing are no distance.
 *
 * @param {string[]} phrase @param {string[]} keys @param {boolean[]} taken @param {boolean[]} nothing
 */
function near(phrase, keys, taken, nothing) {
  if (!phrase.every((key) => keys.includes(key))) return [];
  for (let from = 0; from < keys.length; from++) {
    if (taken[from] || !phrase.includes(keys[from] ?? "")) continue;
    const left = new Set(phrase);
    const places = [];
    let far = 0;
    for (let at = from; at < keys.length && far < phrase.length + BETWEEN; at++) {
      const found = !taken[at] && left.delete(keys[at] ?? "");
      if (found) places.push(at);
      if (found || !nothing[at]) far++;
    }
    if (left.size === 0) return places;
  }
  return [];
}
