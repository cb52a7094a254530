import { Codes } from "../../main/resources/static/desk/codes.js";
import * as visits from "../../main/resources/static/desk/visit.js";

export const POINT = { point: "point-1", presence: "desk" };
export const AT_NINE = Date.parse("2026-11-25T09:00:00Z");
export const MINUTE = 60_000;

let last = 0;
export const id = () => `id-${++last}`;

/** @param {number} now */
export const how = (now) => ({ id: id(), now, usual: 15, next: () => visits.begin(id(), POINT, now) });

/** A visit with one request, recorded at the given minute. */
export function recorded(minute = 20) {
  let desk = visits.begin(id(), POINT, AT_NINE);
  desk = visits.pickTheme(desk, "housing-benefit", "caf", how(AT_NINE));
  desk = visits.answer(desk, { level: "accompaniment" }, how(AT_NINE));
  return visits.answer(desk, { result: "settled" }, how(AT_NINE + minute * MINUTE));
}

export const codes = new Codes(
  {
    revision: 1,
    themes: [
      { code: "housing", label: "Logement", brief: "Logement", icon: "house-door", family: 3, children: [
        { code: "housing-benefit", label: "Aide au logement (APL, ALF, ALS)", brief: "Aide au logement", family: 3, operators: ["caf", "msa"] },
        { code: "housing-eviction", label: "Expulsion : commandement de payer", brief: "Expulsion", family: 3, operators: ["adil"], reorientTo: ["adil"] },
      ] },
      { code: "energy", label: "Énergie et eau", brief: "Énergie et eau", icon: "plug", family: 1, children: [
        { code: "energy-unpaid-bill", label: "Facture d’électricité ou de gaz impayée", brief: "Facture impayée", family: 1, operators: ["edf", "engie"] },
        { code: "energy-bill", label: "Facture d’énergie expliquée", brief: "Comprendre sa facture", family: 1, operators: ["edf"] },
      ] },
    ],
    operators: [{ code: "caf", label: "Caf", brief: "Caf" }, { code: "msa", label: "MSA", brief: "MSA" }, { code: "edf", label: "EDF", brief: "EDF" }, { code: "engie", label: "Engie", brief: "Engie" }],
    levels: [{ code: "information", label: "Information", brief: "Information" }, { code: "accompaniment", label: "Accompagnement", brief: "Accompagnement" }],
    presences: [{ code: "desk", label: "Accueil", brief: "Accueil", direction: "INCOMING" }],
    results: [{ code: "settled", label: "Réglé", brief: "Réglé" }],
    ageBands: [], genders: [], situations: [], languages: [],
  },
  { themes: ["energy-bill", "gone", "housing-benefit"], operators: { "housing-benefit": "msa" }, minutes: 15 },
);
