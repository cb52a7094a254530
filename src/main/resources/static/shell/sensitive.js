/**
 * Finds in a free text what must not stand there: numbers and addresses that say who a person is. What is found is a warning,
 * never a refusal; shapes are checked by their keys where they have one, so that amounts, dates and file numbers stay quiet.
 *
 * @typedef {"social-security" | "card" | "iban" | "phone" | "mail"} Kind
 * @typedef {{ kind: Kind, start: number, end: number, text: string }} Finding
 */

const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu;

/** Five pairs parted alike, or ten digits; or the country's number and nine digits. A date has no five pairs. */
const PHONES = [
  /(?<![\d+])0[1-9](?:([ .\-/\u00a0\u202f])\d{2}(?:\1\d{2}){3}|[ \u00a0]?\d{8})(?!\d)/g,
  /(?<![\d+])(?:\+|00)(?:33|262|508|59[046]|68[179])[ .\-\u00a0\u202f]?(?:\(0\)[ \u00a0]?)?(?:\d(?:[ .\-\u00a0\u202f]?\d{2}){4}|\d{3}(?:[ .\-\u00a0\u202f]?\d{2}){3}|\d{2}(?:[ .\-\u00a0\u202f]?\d{2}){2})(?!\d)/g,
];

/** Sex, year, month, department, commune, order, key: the parts may stand apart. */
const SOCIAL_SECURITY = /(?<![\dA-Za-z])([1-478])[ .\-\u00a0\u202f]?(\d{2})[ .\-\u00a0\u202f]?(\d{2})[ .\-\u00a0\u202f]?(\d{2}|2[ABab])[ .\-\u00a0\u202f]?(\d{3})[ .\-\u00a0\u202f]?(\d{3})(?:[ .\-/\u00a0\u202f]{0,3}(\d{2}))?(?![\dA-Za-z])/g;

const CARDS = /(?<![\d])(?:3[47]\d{2}[ \-\u00a0]?\d{6}[ \-\u00a0]?\d{5}|[2456]\d{3}([ \-\u00a0]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{2,3})?)(?!\d)/g;

const IBAN = /(?<![\dA-Za-z])[A-Za-z]{2}\d{2}(?:[ \-\u00a0\u202f]?[A-Za-z\d]){11,30}/g;

/** @param {string} text @returns {Finding[]} in the order of the text, none over another */
export function findSensitive(text) {
  /** @type {Finding[]} */
  const found = [];
  /** @param {Kind} kind @param {number} start @param {string} what */
  const add = (kind, start, what) => found.push({ kind, start, end: start + what.length, text: what });
  for (const match of text.matchAll(MAIL)) add("mail", match.index, match[0]);
  for (const match of text.matchAll(IBAN)) {
    const iban = ibanIn(match[0]);
    if (iban) add("iban", match.index, iban);
  }
  for (const match of text.matchAll(SOCIAL_SECURITY)) if (isSocialSecurity(match.slice(1))) add("social-security", match.index, match[0]);
  for (const match of text.matchAll(CARDS)) if (isCard(match[0].replace(/\D/g, ""))) add("card", match.index, match[0]);
  for (const phone of PHONES) for (const match of text.matchAll(phone)) add("phone", match.index, match[0]);
  // What holds another finding says more than it
  found.sort((a, b) => b.end - b.start - (a.end - a.start));
  /** @type {Finding[]} */
  const kept = [];
  for (const one of found) if (kept.every((k) => one.end <= k.start || one.start >= k.end)) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
}

/** The text without what was found, and without the gap it leaves. @param {string} text @param {Finding} finding */
export function without(text, finding) {
  const before = text.slice(0, finding.start);
  const after = text.slice(finding.end);
  return /\s$|^$/.test(before) ? before + after.replace(/^[ \u00a0]/, "") : before + after;
}

/**
 * With its key the number proves itself. Without it, only a real month and a real department are taken for one.
 *
 * @param {(string | undefined)[]} parts
 */
function isSocialSecurity([sex = "", year = "", month = "", department = "", commune = "", order = "", key]) {
  if (commune === "000" || order === "000" || department === "00") return false;
  if (key === undefined) {
    return /[12]/.test(sex) && Number(month) >= 1 && Number(month) <= 12 && (/^2[ab]$/i.test(department) || (Number(department) >= 1 && Number(department) <= 99 && department !== "96"));
  }
  const number = sex + year + month + department.toUpperCase().replace("2A", "19").replace("2B", "18") + commune + order;
  return 97 - (Number(number) % 97) === Number(key);
}

/** Fifteen digits for one brand, sixteen to nineteen for the others; the last one is the key of Luhn. @param {string} digits */
function isCard(digits) {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0 && new Set(digits).size > 1;
}

/** The longest beginning whose key is right, ended where a word ends. @param {string} text @returns {string | null} */
function ibanIn(text) {
  for (let end = text.length; end >= 15; end--) {
    if (/[A-Za-z\d]/.test(text[end] ?? " ")) continue;
    const iban = text.slice(0, end).replace(/[^A-Za-z\d]+$/, "");
    const plain = iban.replace(/[^A-Za-z\d]/g, "").toUpperCase();
    if (plain.length >= 15 && plain.length <= 34 && keyOf(plain.slice(4) + plain.slice(0, 4)) === 1) return iban;
  }
  return null;
}

/** The remainder by 97 of a number in which a letter stands for two digits. @param {string} text */
function keyOf(text) {
  let rest = 0;
  for (const sign of text) {
    const value = /\d/.test(sign) ? sign : String(sign.charCodeAt(0) - 55);
    for (const digit of value) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest;
}
