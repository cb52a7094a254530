/**
 * Visits and requests said in words.
 *
 * @typedef {import("./view.js").Scene} Scene
 * @typedef {import("./visit.js").Visit} Visit
 * @typedef {import("./visit.js").Request} Request
 * @typedef {import("./visit.js").Draft} Draft
 */
import { duration, hour, inside } from "./words.js";

/** @param {Scene} scene @param {Visit} visit */
export function startedAt(scene, visit) {
  const zone = scene.start.points.find((p) => p.id === visit.point)?.zone;
  return visit.startedAt ? hour(visit.startedAt, zone, scene.words.language) : "";
}

/** The code of an act that concerns no organisation: said in the list, not in a sentence. */
const NO_OPERATOR = "none";

/** @param {Scene} scene @param {Draft} request */
export function requestName({ codes }, request) {
  const { operator } = request;
  return codes.themeName(request.theme ?? "") + (operator && operator !== NO_OPERATOR ? ` (${codes.brief("operators", operator)})` : "");
}

/** @param {Scene} scene @param {Request} request */
export function help({ codes }, request) {
  const result = codes.brief("results", request.result);
  return [codes.brief("levels", request.level), request.blocker ? `${result} (${inside(codes.brief("blockers", request.blocker))})` : result, codes.brief("supports", request.support), duration(request.minutes)].filter(Boolean).join(" · ");
}

/** "Facture impayée, accompagnement, 20 min". @param {Scene} scene @param {Request} request */
export function spoken(scene, request) {
  return [requestName(scene, request), inside(scene.codes.brief("levels", request.level)), duration(request.minutes)].join(", ");
}

/** @param {Scene} scene @param {Visit} visit */
export function summary(scene, visit) {
  return `${startedAt(scene, visit)} · ${visit.requests.map((r) => spoken(scene, r)).join(" ; ")}`;
}
