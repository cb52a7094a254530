/**
 * What is stored and sent, what must be put right, and the day.
 *
 * @typedef {import("./view.js").Scene} Scene
 * @typedef {import("./view.js").Actions} Actions
 * @typedef {import("./view.js").Drawn} Drawn
 * @typedef {import("./visit.js").Visit} Visit
 */
import { h, hidden, icon } from "../shell/dom.js";
import { notice } from "./parts.js";
import { isVisit } from "./outbox.js";
import { help, requestName, startedAt, summary } from "./format.js";
import { signInAddress } from "./server.js";
import { totals } from "./visit.js";
import { duration, hour, inside } from "./words.js";

/**
 * One quiet line, which opens what is behind it: "3 passages à envoyer, dernière liaison 14 h 02". That the browser believes to be in
 * a network proves nothing: what counts is when the server was last heard of.
 *
 * @param {Scene} scene @param {Actions} act
 */
export function syncLine({ words, status, contact }, act) {
  const waiting = new Set(status.waiting.map((e) => e.subject)).size;
  const refused = new Set(status.refused.map((e) => e.subject)).size;
  const parts = [];
  if (refused > 0) parts.push(words.n("sync.refused", refused));
  const away = status.line === "broken" || status.line === "session";
  const visits = status.waiting.every(isVisit);
  if (waiting > 0) parts.push(words.n(visits ? "sync.waiting" : "sync.mixed", waiting) + (away && contact !== null ? words.t("sync.contact", hour(new Date(contact).toISOString(), undefined, words.language)) : ""));
  const state = refused > 0 ? "refused" : waiting > 0 ? "waiting" : "saved";
  const picture = { refused: "exclamation-circle", waiting: status.line === "broken" ? "cloud-slash" : "hourglass-split", saved: "cloud-check" }[state];
  return h("button", { type: "button", class: "desk-sync", "data-state": state, "data-key": "sends", "aria-haspopup": "dialog", onclick: act.sends }, icon(picture), h("span", {}, parts.join(" · ") || words.t("sync.saved")));
}

/** @param {Scene["words"]} words @param {Scene["status"]} status */
export function sessionEnded(words, status) {
  const waiting = new Set(status.waiting.map((e) => e.subject)).size;
  return waiting > 0 ? words.n("session", waiting) : words.t("session.none");
}

/** @param {Scene} scene @param {Actions} act @returns {Drawn[]} */
export function notices(scene, act) {
  const { words, status, durable, full } = scene;
  return [
    status.line === "session" && notice("warning", sessionEnded(words, status), h("a", { class: "btn btn-primary", href: signInAddress("/capture") }, words.t("session.enter"))),
    !durable && notice("warning", words.t(full ? "full" : "memory")),
    status.others > 0 && notice("info", words.n("others", status.others)),
    status.refused.length > 0 && toPutRight(scene, act),
  ];
}

/**
 * A blocker that several points meet: "Caf : site en panne, signalé par 3 points depuis 9 h 40."
 *
 * @param {Scene} scene @param {import("./blockers.js").Blocker} blocker
 */
export function blockerText({ words, start, point }, blocker) {
  const zone = start.points.find((p) => p.id === point)?.zone;
  return words.t("wall", blocker.operatorName, inside(blocker.blockerName), blocker.points, hour(blocker.since, zone, words.language));
}

/** @param {Scene} scene @param {Actions} act @returns {Drawn[]} */
export function blockers(scene, act) {
  return scene.blockers.map((blocker) => notice("info", blockerText(scene, blocker),
    h("button", { type: "button", class: "btn btn-quiet", "data-key": `wall-${blocker.operator}-${blocker.blocker}`, onclick: () => act.blockerRead(blocker) }, scene.words.t("wall.read"))));
}

/** What the server refused, each with what to do. @param {Scene} scene @param {Actions} act */
export function toPutRight(scene, act, id = "desk-right") {
  const { words, status } = scene;
  return h("section", { class: "card desk-right", "aria-labelledby": id },
    h("h2", { id }, words.t("right.title")),
    h("ul", { class: "plain-list flow", role: "list" }, status.refused.map((entry) => {
      const { content, now } = entry;
      const name = nameOf(scene, entry);
      return h("li", { class: "flow-small" },
        h("p", {}, h("strong", {}, name)),
        entry.state === "conflict"
          ? [h("p", {}, words.t("right.conflict")), now && content?.requests ? h("ul", {}, differences(scene, content, now).map(([label, mine, theirs]) => h("li", {}, words.t("right.difference", label, mine, theirs)))) : now?.requests ? h("p", {}, words.t("right.theirs", summary(scene, now))) : false]
          : (entry.problems ?? []).length > 0 ? (entry.problems ?? []).map((p) => h("p", {}, p.message)) : h("p", {}, words.t("right.unreadable")),
        h("p", { class: "actions" },
          entry.state === "conflict" && now && content?.requests && isVisit(entry) && h("button", { type: "button", class: "btn btn-secondary", "data-key": `choose-${entry.seq}`, onclick: () => act.decide(entry) }, words.t("right.choose")),
          entry.state === "conflict"
            ? h("button", { type: "button", class: "btn btn-primary", "data-key": `mine-${entry.seq}`, onclick: () => act.keepMine(entry) }, words.t("right.mine"))
            : content?.requests && isVisit(entry) && h("button", { type: "button", class: "btn btn-primary", "data-key": `right-${entry.seq}`, onclick: () => act.reopen(content) }, words.t("right.open")),
          h("button", { type: "button", class: "btn btn-secondary", "data-key": `drop-${entry.seq}`, onclick: () => act.discard(entry) }, words.t(entry.state === "conflict" ? "right.other" : "right.drop"))));
    })));
}

/** What a command is about, in words. @param {Scene} scene @param {Pick<import("./outbox.js").Entry, "type" | "content">} entry */
export function nameOf(scene, { type, content }) {
  if (content?.requests) return summary(scene, content);
  return scene.words.t(scene.words.has(`command.${type}`) ? `command.${type}` : "other-command");
}

/** What two versions of a visit say differently: label, mine, theirs. @param {Scene} scene @param {Visit} mine @param {Visit} theirs */
function differences(scene, mine, theirs) {
  const { codes, words } = scene;
  const nothing = words.t("unsaid");
  /** @type {[string, (visit: Visit) => string][]} */
  const facts = [
    ["strip.requests", (v) => v.requests.map((r) => `${requestName(scene, r)}, ${help(scene, r)}${r.note ? ` (${r.note})` : ""}`).join(" ; ")],
    ["persons", (v) => String(v.persons)],
    ["presence.name", (v) => codes.brief("presences", v.presence)],
    ["age", (v) => codes.brief("ageBands", v.ageBand)],
    ["gender", (v) => codes.brief("genders", v.gender)],
    ["situation", (v) => codes.brief("situations", v.situation)],
    ["first", (v) => (v.firstVisit === undefined ? "" : words.t(v.firstVisit ? "yes" : "no"))],
    ["commune", (v) => v.commune ?? ""],
    ["language", (v) => codes.brief("languages", v.language)],
    ["partner", (v) => codes.brief("operators", v.partner)],
    ["with", (v) => (v.mediators ?? []).map((m) => scene.start.colleagues.find((c) => c.id === m)?.name ?? "").filter(Boolean).join(", ")],
  ];
  return facts.filter(([, said]) => said(mine) !== said(theirs)).map(([key, said]) => [words.t(key), said(mine) || nothing, said(theirs) || nothing]);
}

/** So many visits of the day are shown at once; the others are one press away. */
const SHOWN = 40;

/** @param {Scene} scene @param {Actions} act @returns {Drawn[]} */
export function day(scene, act) {
  const { words } = scene;
  const shown = scene.open.has("day") ? scene.day : scene.day.slice(0, SHOWN);
  const sum = totals(scene.day.map((d) => d.visit));
  return [
    h("h2", { id: "desk-day" }, words.t("day")),
    scene.day.length === 0
      ? h("p", { class: "desk-empty" }, words.t("day.empty"))
      : h("p", { class: "muted" }, [words.n("day.visits", sum.visits), words.n("day.persons", sum.persons), words.n("day.requests", sum.requests), duration(sum.minutes)].join(" · ")),
    h("ol", { class: "desk-requests", role: "list" }, shown.map(({ visit, waiting }) => {
      const [first] = visit.requests;
      return h("li", {}, h("button", { type: "button", class: `desk-picked family-${scene.codes.theme(first?.theme)?.family ?? 8}`, "data-key": `visit-${visit.visit}`, onclick: () => act.reopen(visit),
        "aria-current": visit.visit === scene.desk.visit.visit ? "true" : undefined },
        h("span", { class: "desk-request-text" }, `${startedAt(scene, visit)} · ${visit.requests.map((r) => requestName(scene, r)).join(", ")}`,
          h("span", { class: "desk-request-note" }, [first ? help(scene, first) : "", visit.persons > 1 ? words.n("day.persons", visit.persons) : ""].filter(Boolean).join(" · "))),
        h("span", { class: "desk-change" }, waiting && h("span", { class: "desk-sync", "data-state": "waiting" }, icon("hourglass-split"), hidden(words.t("day.waiting"))), words.t("correct"))));
    })),
    shown.length < scene.day.length && h("button", { type: "button", class: "btn btn-quiet", "data-key": "day-all", onclick: act.wholeDay }, words.n("day.others", scene.day.length - shown.length)),
  ];
}

