/**
 * A conflict is decided by a person: both versions side by side, one choice for each field that differs.
 *
 * @typedef {import("../desk/desk.js").Screen} Screen
 * @typedef {import("../desk/outbox.js").Entry} Entry
 * @typedef {import("../desk/visit.js").Visit} Visit
 * @typedef {import("../desk/visit.js").Request} Request
 * @typedef {import("../desk/view.js").Scene} Scene
 * @typedef {"mine" | "theirs"} Side
 * @typedef {{ field: string, label: string, mine: string, theirs: string, set: (visit: Visit, side: Side) => Visit }} Row
 */
import { fill, h, icon } from "../shell/dom.js";
import { help, requestName } from "../desk/format.js";
import { duration } from "../desk/words.js";

const FACTS = /** @type {const} */ (["persons", "presence", "direction", "startedAt", "ageBand", "gender", "situation", "firstVisit", "commune", "language", "partner", "mediators"]);

/** What the server says where the device left it out: no difference. */
const GIVEN = new Set(["presence", "direction", "mediators", "startedAt"]);
const OF_REQUEST = /** @type {const} */ (["theme", "operator", "level", "result", "blocker", "minutes", "support", "autonomy", "device", "note"]);

/** What differs, field by field; requests are the same when their identifier is. @param {Visit} mine @param {Visit} theirs @param {(field: string, value: any) => string} said @param {(field: string, request?: Request) => string} label @returns {Row[]} */
export function rows(mine, theirs, said, label) {
  const facts = FACTS.filter((field) => !same(mine[field], theirs[field]) && !(GIVEN.has(field) && mine[field] === undefined) && !(field === "startedAt" && Date.parse(mine[field] ?? "") === Date.parse(theirs[field] ?? ""))).map((field) => ({
    field, label: label(field), mine: said(field, mine[field]), theirs: said(field, theirs[field]),
    set: (/** @type {Visit} */ visit, /** @type {Side} */ side) => ({ ...visit, [field]: (side === "mine" ? mine : theirs)[field] }),
  }));
  /** @type {Row[]} */
  const requests = [...mine.requests, ...theirs.requests.filter((request) => !mine.requests.some((other) => other.request === request.request))].flatMap((request) => {
    const [ours, other] = [mine, theirs].map((visit) => visit.requests.find((one) => one.request === request.request));
    if (ours && other) {
      return OF_REQUEST.filter((field) => !same(ours[field], other[field])).map((field) => ({
        field: `requests.${field}`, label: label(field, request), mine: said(field, ours[field]), theirs: said(field, other[field]),
        set: (visit, side) => ({ ...visit, requests: visit.requests.map((one) => (one.request === request.request ? { ...one, [field]: (side === "mine" ? ours : other)[field] } : one)) }),
      }));
    }
    return [{
      field: "requests", label: label("request", request), mine: said("there", ours), theirs: said("there", other),
      set: (visit, side) => {
        const kept = side === "mine" ? ours : other;
        const rest = visit.requests.filter((one) => one.request !== request.request);
        return { ...visit, requests: kept ? [...rest, kept] : rest };
      },
    }];
  });
  return [...facts, ...requests];
}

/** @param {unknown} a @param {unknown} b */
function same(a, b) {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** Shows what is to be decided, and saves it as one correction of how the visit stands. @param {Screen} screen @param {Entry} entry */
export function decide(screen, entry) {
  const { scene } = screen;
  const { words } = scene;
  /** @type {Visit} */
  const mine = entry.content;
  /** @type {import("../desk/visit.js").KnownVisit} */
  const theirs = entry.now;
  const zone = scene.start.points.find(({ id }) => id === theirs.point)?.zone;
  const all = rows(mine, theirs, (field, value) => say(scene, zone, field, value), (field, request) => (request ? `${requestName(scene, request)} : ${words.t(`sends.field.${field}`)}` : words.t(`sends.field.${field}`)));
  const dialog = h("dialog", { class: "sends", "aria-labelledby": "decide-title" });
  const problem = h("p", { class: "field-error", role: "alert" });
  const form = h("form", { class: "flow", onsubmit: async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const chosen = new FormData(form);
    /** @type {Visit} */
    let visit = { ...mine, requests: [...mine.requests] };
    for (const [i, row] of all.entries()) visit = row.set(visit, chosen.get(`row-${i}`) === "theirs" ? "theirs" : "mine");
    if (visit.requests.length === 0) return void fill(problem, icon("exclamation-circle"), words.t("sends.decide.empty"));
    await screen.outbox.save(visit, theirs.version);
    dialog.close();
    screen.toast(words.t("sends.decided"));
  } },
  all.map((row, i) => h("fieldset", { class: "decide-row" }, h("legend", {}, row.label),
    /** @type {const} */ (["mine", "theirs"]).map((side) => h("label", { class: "decide-side" },
      h("input", { type: "radio", name: `row-${i}`, value: side, checked: side === "mine" }),
      h("span", {}, h("span", { class: "muted" }, words.t(`sends.${side}`)), h("span", { class: "strong" }, row[side])))))),
  problem,
  h("p", { class: "actions" }, h("button", { class: "btn btn-primary", "data-key": "decide" }, words.t("sends.decide.save")),
    h("button", { type: "button", class: "btn btn-secondary", "data-key": "decide-later", onclick: () => dialog.close() }, words.t("sends.decide.later"))));
  dialog.append(h("h2", { id: "decide-title", tabindex: "-1" }, words.t("sends.decide.title")), h("p", {}, words.t("sends.decide.text")), form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("h2")?.focus();
}

/** @param {Scene} scene @param {string | undefined} zone of the point @param {string} field @param {any} value */
export function say(scene, zone, field, value) {
  const { words, codes, start } = scene;
  const lists = /** @type {Record<string, any>} */ ({ presence: "presences", ageBand: "ageBands", gender: "genders", situation: "situations", language: "languages", partner: "operators", operator: "operators", level: "levels", result: "results", blocker: "blockers", support: "supports", autonomy: "autonomies", device: "devices" });
  if (field === "there") return value ? `${requestName(scene, value)}, ${help(scene, value)}` : words.t("sends.decide.absent");
  if (value === undefined || value === null || value === "") return words.t("unsaid");
  if (field === "minutes") return duration(value);
  if (field === "theme") return codes.themeName(value);
  if (field === "firstVisit") return words.t(value ? "yes" : "no");
  if (field === "direction") return words.t(value === "OUTGOING" ? "direction.out" : "direction.in");
  if (field === "startedAt") return new Intl.DateTimeFormat(words.language === "en" ? "en-GB" : "fr-FR", { dateStyle: "short", timeStyle: "short", ...(zone ? { timeZone: zone } : {}) }).format(new Date(value));
  if (field === "mediators") return value.map((/** @type {string} */ id) => (id === start.me.id ? start.me.name : start.colleagues.find((one) => one.id === id)?.name ?? "?")).join(", ");
  return lists[field] ? codes.brief(lists[field], value) : String(value);
}
