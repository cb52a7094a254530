/**
 * The words of the screen, given by the page in its language. "{0}", "{1}" stand where arguments go; a counted word has two
 * texts, ".one" and ".other".
 *
 * @typedef {{ t: (key: string, ...args: (string | number)[]) => string, n: (key: string, count: number, ...args: (string | number)[]) => string, has: (key: string) => boolean,
 *   add: (more: Record<string, string>) => void, language: string }} Words
 */

/**
 * @param {Record<string, string>} texts
 * @param {string} language
 * @returns {Words}
 */
export function wordsOf(texts, language) {
  /** @type {Words["t"]} */
  const t = (key, ...args) => args.reduce((/** @type {string} */ text, arg, i) => text.replaceAll(`{${i}}`, String(arg)), texts[key] ?? key);
  const one = (/** @type {number} */ count) => (language === "en" ? count === 1 : count < 2);
  return { t, has: (key) => key in texts, add: (more) => void Object.assign(texts, more), n: (key, count, ...args) => t(key + (one(count) ? ".one" : ".other"), count, ...args), language };
}

/**
 * A word inside a sentence: without its capital, unless it is an abbreviation or a name such as "CAF" or "MaPrimeRénov’".
 *
 * @param {string} label
 */
export function inside(label) {
  const first = label.split(/[\s,]/)[0] ?? "";
  return /^\p{Lu}[^\p{Lu}]*$/u.test(first) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * A format of dates, made once: making one takes longer than using it for a whole list.
 *
 * @param {string} locale @param {string | undefined} timeZone @param {Intl.DateTimeFormatOptions} options
 */
export function formatOf(locale, timeZone, options) {
  const name = `${locale} ${timeZone}`;
  const format = formats.get(name) ?? new Intl.DateTimeFormat(locale, { ...options, ...(timeZone ? { timeZone } : {}) });
  formats.set(name, format);
  return format;
}

/** The day there, "2026-11-25". @param {number | string} instant @param {string | undefined} zone */
export function dayOf(instant, zone) {
  return formatOf("en-CA", zone, { year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date(instant));
}

/**
 * 9 h 05 in French, 09:05 in English, by the clock of the point.
 *
 * @param {string} instant
 * @param {string | undefined} zone
 * @param {string} language
 */
export function hour(instant, zone, language) {
  const parts = formatOf("fr", zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).formatToParts(new Date(instant));
  const part = (/** @type {string} */ type) => parts.find((p) => p.type === type)?.value ?? "";
  if (language === "en") return `${part("hour")}:${part("minute")}`;
  return `${Number(part("hour"))}\u00a0h\u00a0${part("minute")}`;
}

/** "mardi 1er décembre" in French, "Tuesday 1 December" in English. @param {string} day "2026-12-01" @param {string} language */
export function longDay(day, language) {
  const said = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "fr-FR", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`));
  return language === "en" ? said : said.replace(/\b1 /, "1er ");
}

/** @param {number} minutes */
export function duration(minutes) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}\u00a0min`;
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, "0")}`;
}

/**
 * A long word may be broken where a narrow tile asks for it, between syllables: browsers do not all know French.
 *
 * @param {string} label
 */
export function soften(label) {
  const vowel = "aeiouyàâéèêëîïôùûü";
  return label.replace(/\p{L}{11,}/gu, (word) =>
    word.replace(new RegExp(`(?<=.{3}(?:[${vowel}]|[lmnrstcp]))(?=(?:[bcdfgpt][rl]|[cp]h|gn|qu|[bcdfghjklmnpqrstvwxz])[${vowel}].{1,})(?<![bcdfgpt](?=[rl])|[cpg](?=[hn]))`, "gu"), "\u00ad"));
}
