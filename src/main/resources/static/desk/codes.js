/**
 * The code lists of the day and the habits of the point, made easy to ask: what to put on the tiles, what a code is called,
 * what somebody looks for in everyday words.
 *
 * @typedef {{ code: string, label: string, brief: string, icon?: string }} Code
 * @typedef {Code & { family: number, operators?: string[], reorientTo?: string[], reorientWhy?: string }} Theme
 * @typedef {Theme & { children: Theme[] }} Family
 * @typedef {Code & { direction?: "INCOMING" | "OUTGOING" }} Presence
 * @typedef {{ revision: number, themes: Family[], operators: Code[], levels: Code[], presences: Presence[], results: Code[],
 *   ageBands: Code[], genders: Code[], situations: Code[], languages: Code[], blockers: Code[], supports: Code[], autonomies: Code[],
 *   devices: Code[] }} Nomenclature
 * @typedef {{ theme: string, operator: string | null, level: string }} Combination
 * @typedef {{ themes: string[], operators: Record<string, string>, combinations?: [string, string | null, string][], presence?: string, level?: string,
 *   result?: string, minutes?: number }} Habits
 * @typedef {"operators" | "levels" | "presences" | "results" | "ageBands" | "genders" | "situations" | "languages" | "blockers" | "supports" | "autonomies" | "devices"} ListName
 */

import { folded } from "../shell/fold.js";
import { DIGITAL } from "./visit.js";

/** @param {string} text */
function plain(text) {
  return folded(text).replace(/[’']/g, " ");
}

/** How many tiles stand on the first screen, besides "other": three columns of a phone, four of a desk. */
export const TILES = 11;

export class Codes {
  /** @param {Nomenclature} lists @param {Habits} habits */
  constructor(lists, habits) {
    this.lists = lists;
    this.habits = habits;
    /** @type {Combination[] | undefined} */
    this.met = undefined;
    /** @type {Map<string, Theme>} */
    this.themes = new Map(lists.themes.flatMap((family) => (family.children ?? []).map((theme) => [theme.code, theme])));
  }

  /** @param {ListName} list @param {string | undefined} code */
  find(list, code) {
    return code === undefined ? undefined : this.lists[list]?.find((c) => c.code === code);
  }

  /**
   * A code that is no longer in the list still has a name: itself.
   *
   * @param {ListName} list @param {string | undefined} code
   */
  brief(list, code) {
    return this.find(list, code)?.brief ?? code ?? "";
  }

  /** @param {string | undefined} code @returns {Theme | undefined} */
  theme(code) {
    return code === undefined ? undefined : this.themes.get(code);
  }

  /** @param {string} code */
  themeName(code) {
    return this.theme(code)?.brief ?? code;
  }

  /** The themes pinned by who works here, then those that this point meets most. @param {string[]} [pinned] @returns {Theme[]} */
  tiles(pinned = []) {
    return [...new Set([...pinned, ...this.habits.themes])].map((code) => this.themes.get(code)).filter((theme) => theme !== undefined).slice(0, TILES);
  }

  /** What this point meets most, of codes that still hold. @returns {Combination[]} */
  combinations() {
    this.met ??= (this.habits.combinations ?? []).map(([theme, operator, level]) => ({ theme, operator, level }))
      .filter((c) => this.themes.has(c.theme) && this.find("levels", c.level) && (c.operator === null || this.find("operators", c.operator)));
    return this.met;
  }

  /** Whether a request of this theme is of digital skills. @param {string | undefined} theme */
  isDigital(theme) {
    return theme !== undefined && (this.family(DIGITAL)?.children ?? []).some((t) => t.code === theme);
  }

  /** Whether one of these codes is the theme's own or its family's. @param {string} code @param {string[]} themes */
  isAmong(code, themes) {
    return this.lists.themes.some((family) => (family.children ?? []).some((theme) => theme.code === code && (themes.includes(code) || themes.includes(family.code))));
  }

  /** @param {string} code */
  family(code) {
    return this.lists.themes.find((family) => family.code === code);
  }

  /**
   * Themes whose name, family or operators hold every word; those whose own short name begins with the words come first.
   *
   * @param {string} query
   * @returns {Theme[]}
   */
  search(query) {
    const words = plain(query).split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    /** @type {[number, Theme][]} */
    const found = [];
    for (const family of this.lists.themes) {
      for (const theme of family.children ?? []) {
        const own = plain(theme.brief);
        const all = [theme.brief, theme.label, family.label, theme.code, ...(theme.operators ?? []).flatMap((o) => [o, this.brief("operators", o)])].map(plain).join(" ");
        if (!words.every((word) => all.includes(word))) continue;
        const rank = own.startsWith(words[0]) ? 0 : own.includes(words[0]) ? 1 : plain(theme.label).includes(words[0]) ? 2 : 3;
        found.push([rank, theme]);
      }
    }
    return found.sort(([a], [b]) => a - b).map(([, theme]) => theme);
  }

  /** Who the demand is most likely about: the habit of the point, else the first of the theme. @param {string} theme */
  usualOperator(theme) {
    return this.habits.operators[theme] ?? this.theme(theme)?.operators?.[0];
  }
}
