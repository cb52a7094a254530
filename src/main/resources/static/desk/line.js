/**
 * What a typed line says: "caf rsa acc 20", "apl 2p + cpam carte vitale bloqué portail". Words are met without accents, by
 * their beginnings, by initials and by what was learnt; each reading is weighed and the best one holds. What is not said is
 * left to the habits of the point, what is not understood is named at its place.
 *
 * @typedef {import("./codes.js").Codes} Codes
 * @typedef {"theme" | "operator" | "level" | "result" | "blocker" | "support" | "presence"} Kind
 *
 * @typedef {object} Entry something that can be said
 * @property {Kind} kind
 * @property {string} code
 * @property {string} brief
 * @property {string} label
 * @property {string[]} short the words of its short name
 * @property {string[]} long the words of its full name
 * @property {string[]} initials
 * @property {number} weight how usual it is here, 0 to 3
 *
 * @typedef {{ text: string, start: number, end: number, plain: string, sort: "word" | "number" | "plus" | "other" }} Token
 * @typedef {{ reason: "unknown" | "twice" | "number" | "theme" | "many", text: string, start: number, end: number }} Trouble
 * @typedef {{ theme: string, operator?: string, level: string, result: string, blocker?: string, support?: string, minutes?: number, assumed: string[] }} Said
 *   assumed: what was not typed
 * @typedef {{ requests: Said[], persons?: number, presence?: string, same: boolean, troubles: Trouble[] }} Reading
 *   same: begins with "+", of the person before
 * @typedef {{ kind: Kind | "line", code: string, label: string, detail: string, insert: string, start: number, end: number }} Suggestion
 * @typedef {Record<string, string>} Learnt "caf" → "operator:caf"
 */
import { folded } from "../shell/fold.js";
import { BLOCKED, MOST_REQUESTS } from "./visit.js";

const LONGEST_PHRASE = 6;
const BEAM = 40;
const SUGGESTIONS = 7;
const LEARNT = 100;

/** A word of a short list that is said of every request: likelier than a theme that begins alike. */
const CLOSED = 2;

/** Words that bind others and say nothing alone. */
const BINDING = new Set("a au aux avec d de des du en et l la le les of ou par pour s sa ses son sur the to un une with and for".split(" "));

const MINUTES = new Set(["min", "mn", "minute", "minutes"]);
const HOURS = new Set(["h", "heure", "heures", "hour", "hours"]);
const PERSONS = new Set(["p", "pers", "personne", "personnes", "person", "persons", "people"]);

/** @param {string} text */
function words(text) {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** @param {string} text @returns {Token[]} */
export function tokens(text) {
  /** @type {Token[]} */
  const found = [];
  for (const match of text.matchAll(/[-−]\d+|[\p{L}\p{N}\p{M}]+|\+|[^\s\p{L}\p{N}\p{M}+,;.:'’()/&·-]+/gu)) {
    const [word] = match;
    const sort = word === "+" ? "plus" : /^[-−]/.test(word) ? "other" : /^\d/.test(word) ? "number" : /^[\p{L}\p{N}\p{M}]/u.test(word) ? "word" : "other";
    found.push({ text: word, start: match.index, end: match.index + word.length, plain: folded(word), sort });
  }
  return found;
}

/** Everything that a line may say at a point. */
export class Vocabulary {
  /** @param {Codes} codes @param {Learnt} [learnt] @param {string} [aliases] "secu=operator:cpam cni=theme:papers-identity-card" */
  constructor(codes, learnt = {}, aliases = "") {
    this.codes = codes;
    this.learnt = learnt;
    /** @type {Map<string, string>} */
    this.aliases = new Map(aliases.split(/\s+/).filter((a) => a.includes("=")).map((a) => /** @type {[string, string]} */ (a.replaceAll("_", " ").split("="))));
    const met = codes.combinations();
    /** @type {Map<string, number>} */
    const usual = new Map();
    met.forEach(({ theme, operator }, i) => {
      const weight = 3 * (1 - i / (met.length + 1));
      for (const key of [`theme:${theme}`, `operator:${operator}`]) usual.set(key, Math.max(usual.get(key) ?? 0, weight));
    });
    codes.habits.themes.forEach((theme, i) => usual.set(`theme:${theme}`, Math.max(usual.get(`theme:${theme}`) ?? 0, 2 - i / 10)));
    const { lists } = codes;
    /** @type {Entry[]} */
    this.entries = [
      ...this.entriesOf("theme", [...codes.themes.values()], usual),
      ...this.entriesOf("operator", lists.operators, usual),
      ...this.entriesOf("level", lists.levels, usual),
      ...this.entriesOf("result", lists.results, usual),
      ...this.entriesOf("blocker", lists.blockers ?? [], usual),
      ...this.entriesOf("support", lists.supports ?? [], usual),
      ...this.entriesOf("presence", lists.presences, usual),
    ];
    /** @type {Map<string, [Entry, number][]>} */
    this.asked = new Map();
  }

  /** @param {Kind} kind @param {import("./codes.js").Code[]} codes @param {Map<string, number>} usual @returns {Entry[]} */
  entriesOf(kind, codes, usual) {
    return codes.map(({ code, brief, label }) => {
      const short = words(brief);
      const long = words(label);
      const initials = new Set([short, short.filter((w) => !BINDING.has(w)), words(label.split(/[:,(]/)[0] ?? ""), words(label.split(/[:,(]/)[0] ?? "").filter((w) => !BINDING.has(w))]
        .filter((w) => w.length > 1).map((w) => w.map((x) => x[0]).join("")));
      return { kind, code, brief, label, short, long, initials: [...initials], weight: usual.get(`${kind}:${code}`) ?? (kind === "level" || kind === "result" ? CLOSED : 0) };
    });
  }

  /** What a phrase may mean, the likeliest first. @param {string[]} phrase plain words @returns {[Entry, number][]} */
  meanings(phrase) {
    const key = phrase.join(" ");
    let found = this.asked.get(key);
    if (!found) {
      const known = this.learnt[key] ?? this.aliases.get(key);
      found = [];
      for (const entry of this.entries) {
        const score = known === `${entry.kind}:${entry.code}` ? 16 : match(phrase, entry);
        if (score > 0) found.push([entry, score + entry.weight]);
      }
      found.sort((a, b) => b[1] - a[1]);
      this.asked.set(key, found);
    }
    return found;
  }
}

/** How well a phrase names an entry; 0: not at all. @param {string[]} phrase @param {Entry} entry */
function match(phrase, entry) {
  const short = inOrder(phrase, entry.short, 10, 6);
  const meant = entry.short.filter((w) => !BINDING.has(w));
  if (short > 0) return short + (entry.short[0]?.startsWith(phrase[0] ?? " ") ? 2 : 0) + (phrase.filter((w) => !BINDING.has(w)).join(" ") === meant.join(" ") ? 3 : 0);
  if (phrase.length === 1 && entry.initials.includes(phrase[0] ?? "")) return 8;
  const long = inOrder(phrase, entry.long, 6, 3);
  const said = phrase.filter((w) => !BINDING.has(w));
  return long > 0 && said.length > 1 && said.every((w) => entry.long.includes(w)) ? long + 4 : long;
}

/** Each word of the phrase begins another word of the name, in the same order. @param {string[]} phrase @param {string[]} name @param {number} whole @param {number} begun */
function inOrder(phrase, name, whole, begun) {
  let at = 0;
  let score = 0;
  for (const word of phrase) {
    const found = name.findIndex((w, i) => i >= at && w.startsWith(word) && (w === word || word.length > 1) && !(BINDING.has(word) && w !== word));
    if (found < 0) return 0;
    score += BINDING.has(word) ? 0.5 : name[found] === word ? whole : begun + (2 * word.length) / (name[found] ?? "").length;
    at = found + 1;
  }
  return phrase.every((word) => BINDING.has(word)) ? 0 : score;
}

/** @typedef {{ at: number, score: number, slots: Partial<Record<Kind, Entry>>, minutes?: number, persons?: number, troubles: Trouble[] }} State */

/**
 * @param {Token[]} said one request @param {Vocabulary} vocabulary
 * @returns {State}
 */
function readRequest(said, vocabulary) {
  /** @type {State[][]} */
  const at = Array.from({ length: said.length + 1 }, () => []);
  at[0].push({ at: 0, score: 0, slots: {}, troubles: [] });
  for (let i = 0; i < said.length; i++) {
    at[i].sort((a, b) => b.score - a.score);
    for (const state of at[i].slice(0, BEAM)) for (const next of steps(state, said, vocabulary)) at[next.at].push(next);
  }
  return at[said.length].map((state) => ({ ...state, score: state.score + agreement(state, vocabulary.codes) })).sort((a, b) => b.score - a.score)[0];
}

/** @param {State} state @param {Token[]} said @param {Vocabulary} vocabulary @returns {State[]} */
function steps(state, said, vocabulary) {
  const token = said[state.at];
  /** @type {State[]} */
  const next = [];
  const number = token.sort === "number" ? numberAt(said, state.at) : null;
  let refused = false;
  if (number) {
    const { sort, value, length } = number;
    const right = sort === "minutes" ? value <= 600 : value >= 1 && value <= 99;
    if (right && state[sort] === undefined) next.push({ ...state, at: state.at + length, score: state.score + 9, [sort]: value });
    else next.push(troubled(state, right ? "twice" : "number", said, length));
  }
  for (let length = 1; length <= Math.min(LONGEST_PHRASE, said.length - state.at); length++) {
    const phrase = said.slice(state.at, state.at + length);
    if (phrase.some((t) => t.sort === "other")) break;
    const meanings = vocabulary.meanings(phrase.map((t) => t.plain));
    /** @type {Map<Kind, number>} */
    const tried = new Map();
    for (const [entry, score] of meanings) {
      const times = tried.get(entry.kind) ?? 0;
      if (times >= 4) continue;
      tried.set(entry.kind, times + 1);
      // A number that stands alone is a duration, unless something bears it as its name
      if (token.sort === "number" && length === 1 && !entry.short.includes(token.plain)) continue;
      const held = state.slots[entry.kind];
      if (held && held !== entry) {
        refused = true;
        continue;
      }
      next.push({ ...state, at: state.at + length, score: state.score + (held ? 0 : score + 2 * (length - 1) + (token.sort === "number" ? 4 : 0)), slots: { ...state.slots, [entry.kind]: entry } });
    }
  }
  if (BINDING.has(token.plain)) next.push({ ...state, at: state.at + 1, score: state.score - 0.5 });
  else if (!number) next.push(troubled(state, refused ? "twice" : "unknown", said, 1));
  return next;
}

/** @param {State} state @param {Trouble["reason"]} reason @param {Token[]} said @param {number} length @returns {State} */
function troubled(state, reason, said, length) {
  const first = said[state.at];
  const last = said[state.at + length - 1];
  const text = said.slice(state.at, state.at + length).map((t) => t.text).join(" ");
  return { ...state, at: state.at + length, score: state.score - 12, troubles: [...state.troubles, { reason, text, start: first.start, end: last.end }] };
}

/** "20", "20min", "20 min", "1h", "1 h 30", "2p", "2 personnes". @param {Token[]} said @param {number} i @returns {{ sort: "minutes" | "persons", value: number, length: number } | null} */
function numberAt(said, i) {
  const [, digits = "", unit = "", rest = ""] = /^(\d+)([a-z]*)(\d*)$/.exec(said[i].plain) ?? [];
  if (!digits) return null;
  const value = Number(digits);
  if (unit) {
    if (PERSONS.has(unit) && !rest) return { sort: "persons", value, length: 1 };
    if (MINUTES.has(unit) && !rest) return { sort: "minutes", value, length: 1 };
    if (!HOURS.has(unit)) return null;
    if (rest) return { sort: "minutes", value: value * 60 + Number(rest), length: 1 };
    return { sort: "minutes", value: value * 60, length: 1 };
  }
  const after = said[i + 1]?.plain ?? "";
  if (PERSONS.has(after)) return { sort: "persons", value, length: 2 };
  if (MINUTES.has(after)) return { sort: "minutes", value, length: 2 };
  if (HOURS.has(after)) {
    const minutes = /^\d{1,2}$/.test(said[i + 2]?.plain ?? "") ? Number(said[i + 2].plain) : null;
    return { sort: "minutes", value: value * 60 + (minutes ?? 0), length: minutes === null ? 2 : 3 };
  }
  return { sort: "minutes", value, length: 1 };
}

/** Whether what was read goes together. @param {State} state @param {Codes} codes */
function agreement({ slots }, codes) {
  let score = 0;
  if (slots.theme && slots.operator) {
    const usual = codes.theme(slots.theme.code)?.operators ?? [];
    if (usual.includes(slots.operator.code)) score += 5;
    if (codes.combinations().some((c) => c.theme === slots.theme?.code && c.operator === slots.operator?.code)) score += 3;
  }
  if (slots.theme) score += 3;
  if (slots.level) score += 2;
  if (slots.blocker) score += slots.result?.code === BLOCKED ? 4 : slots.result ? -12 : -5;
  if (slots.support) score += slots.level ? -1 : -4;
  if (slots.presence) score -= 2;
  return score;
}

/**
 * @param {string} text @param {Vocabulary} vocabulary
 * @param {{ level: string, result: string }} [before] the request before of the same person
 * @returns {Reading}
 */
export function read(text, vocabulary, before) {
  /** @type {Token[][]} */
  const parts = [[]];
  const all = tokens(text);
  const same = all[0]?.sort === "plus";
  for (const token of same ? all.slice(1) : all) {
    if (token.sort === "plus") parts.push([]);
    else parts.at(-1)?.push(token);
  }
  /** @type {Reading} */
  const reading = { requests: [], same, troubles: [] };
  let last = before;
  for (const part of parts.filter((p) => p.length > 0)) {
    const state = readRequest(part, vocabulary);
    reading.troubles.push(...state.troubles);
    for (const fact of /** @type {const} */ (["persons"])) {
      if (state[fact] === undefined) continue;
      if (reading[fact] === undefined) reading[fact] = state[fact];
      else reading.troubles.push({ reason: "twice", text: `${state[fact]}`, start: part[0].start, end: part.at(-1)?.end ?? 0 });
    }
    if (state.slots.presence) reading.presence = state.slots.presence.code;
    const request = complete(state, vocabulary.codes, last);
    if (request) reading.requests.push(last = request);
    else if (state.troubles.length === 0) reading.troubles.push({ reason: "theme", text: text.slice(part[0].start, part.at(-1)?.end), start: part[0].start, end: part.at(-1)?.end ?? 0 });
  }
  if (reading.requests.length > MOST_REQUESTS) reading.troubles.push({ reason: "many", text: String(MOST_REQUESTS), start: 0, end: text.length });
  return reading;
}

/** Fills in what is usual. @param {State} state @param {Codes} codes @param {{ level: string, result: string } | undefined} before @returns {Said | null} */
function complete({ slots, minutes }, codes, before) {
  const met = codes.combinations();
  const { habits, lists } = codes;
  const assumed = [];
  const operatorSaid = slots.operator?.code;
  let theme = slots.theme?.code;
  if (!theme) {
    theme = operatorSaid && met.find((c) => c.operator === operatorSaid)?.theme;
    if (!theme) return null;
    assumed.push("theme");
  }
  const operator = operatorSaid ?? codes.usualOperator(theme);
  if (!operatorSaid) assumed.push("operator");
  const usualLevel = (met.find((c) => c.theme === theme && c.operator === operator) ?? met.find((c) => c.theme === theme))?.level;
  if (!slots.level) assumed.push("level");
  if (!slots.result && !slots.blocker) assumed.push("result");
  if (minutes === undefined) assumed.push("minutes");
  return {
    theme,
    ...(operator ? { operator } : {}),
    level: slots.level?.code ?? before?.level ?? usualLevel ?? habits.level ?? lists.levels[0]?.code ?? "",
    result: slots.result?.code ?? (slots.blocker ? BLOCKED : (before?.result ?? habits.result ?? lists.results[0]?.code ?? "")),
    ...(slots.blocker ? { blocker: slots.blocker.code } : {}),
    ...(slots.support ? { support: slots.support.code } : {}),
    ...(minutes === undefined ? {} : { minutes }),
    assumed,
  };
}

/**
 * What the word before the caret may become, best first; in an empty line, what this point meets most.
 *
 * @param {string} text @param {number} caret @param {Vocabulary} vocabulary
 * @returns {Suggestion[]}
 */
export function suggest(text, caret, vocabulary) {
  const { codes } = vocabulary;
  if (!text.trim()) return codes.combinations().slice(0, SUGGESTIONS).map(({ theme, operator, level }) => {
    const named = [codes.themeName(theme), operator ? codes.brief("operators", operator) : "", codes.brief("levels", level)].filter(Boolean);
    return { kind: "line", code: theme, label: named[0] ?? "", detail: named.slice(1).join(" · "), insert: named.join(" · "), start: 0, end: text.length };
  });
  const before = tokens(text.slice(0, caret));
  const last = before.at(-1);
  if (!last || last.end !== caret || last.sort === "other" || last.sort === "plus") return [];
  const part = before.slice(before.findLastIndex((t) => t.sort === "plus") + 1);
  const others = readRequest(part.slice(0, -1), vocabulary);
  /** @type {Map<string, { entry: Entry, score: number, start: number }>} */
  const found = new Map();
  for (let length = 1; length <= Math.min(LONGEST_PHRASE, part.length); length++) {
    const phrase = part.slice(-length);
    if (phrase.some((t) => t.sort === "other")) break;
    // A number is a duration, and asks for nothing
    if (length === 1 && last.sort === "number" && numberAt(part, part.length - 1)) continue;
    for (const [entry, score] of vocabulary.meanings(phrase.map((t) => t.plain))) {
      const key = `${entry.kind}:${entry.code}`;
      const taken = length === 1 && others.slots[entry.kind] ? -8 : 0;
      const known = others.slots.operator && length === 1 && entry.kind === "theme" && codes.theme(entry.code)?.operators?.includes(others.slots.operator.code) ? 5 : 0;
      const total = score + 2 * (length - 1) + taken + known - (entry.kind === "presence" ? 2 : entry.kind === "support" ? 3 : entry.kind === "blocker" ? (others.slots.result?.code === BLOCKED ? -4 : 5) : 0);
      if (total > (found.get(key)?.score ?? 0)) found.set(key, { entry, score: total, start: phrase[0].start });
    }
  }
  return [...found.values()].sort((a, b) => b.score - a.score).slice(0, SUGGESTIONS)
    .map(({ entry, start }) => ({ kind: entry.kind, code: entry.code, label: entry.brief, detail: entry.label === entry.brief ? "" : entry.label, insert: entry.brief, start, end: caret }));
}

/**
 * The word that was typed stands from now on for what was chosen.
 *
 * @param {Learnt} learnt @param {string} typed @param {Suggestion} chosen @returns {Learnt}
 */
export function learn(learnt, typed, chosen) {
  const key = words(typed).join(" ");
  if (chosen.kind === "line" || key.length < 2 || key.length > 12 || /\d/.test(key)) return learnt;
  const { [key]: forgotten, ...rest } = learnt;
  return Object.fromEntries([...Object.entries(rest), [key, `${chosen.kind}:${chosen.code}`]].slice(-LEARNT));
}
