/** The shipped lists of codes, as the desk gets them: what is tried on real names stays true of them. */
import { readFileSync } from "node:fs";
import { Codes } from "../../main/resources/static/desk/codes.js";

/** @param {string} file */
function rows(file) {
  const [head, ...lines] = readFileSync(new URL(`../../main/resources/nomenclature/codes/${file}.csv`, import.meta.url), "utf8").trim().split(/\r?\n/);
  const names = head.split(";");
  return lines.map((line) => Object.fromEntries(line.split(";").map((cell, i) => [names[i], cell])));
}

/** @param {string} file */
const list = (file) => rows(file).map((row) => ({ code: row.code, brief: row.short_fr, label: row.label_fr, icon: row.icon }));

const themes = rows("theme");

export const lists = {
  revision: 1,
  themes: themes.filter((row) => !row.parent).map((family) => ({
    code: family.code, brief: family.short_fr, label: family.label_fr, icon: family.icon, family: Number(family.family),
    children: themes.filter((row) => row.parent === family.code).map((row) => ({
      code: row.code, brief: row.short_fr, label: row.label_fr, icon: row.icon, family: Number(family.family), operators: row.operators ? row.operators.split("|") : [],
    })),
  })),
  operators: list("operator"), levels: list("level"), presences: list("presence"), results: list("result"),
  ageBands: list("age-band"), genders: list("gender"), situations: list("situation"), languages: list("language"),
  blockers: list("blocker"), supports: list("support"), autonomies: list("autonomy"), devices: list("device"),
};

/** A point that meets most: RSA, then the identity card, then online accounts. */
export const shipped = new Codes(lists, {
  themes: ["family-rsa", "papers-identity-card", "digital-password", "health-card"],
  operators: { "family-rsa": "caf", "papers-identity-card": "france-titres", "health-card": "cpam" },
  combinations: [["family-rsa", "caf", "accompaniment"], ["papers-identity-card", "france-titres", "information"], ["digital-password", "none", "accompaniment"], ["health-card", "cpam", "orientation"]],
  presence: "desk", level: "accompaniment", result: "settled", minutes: 15,
});
