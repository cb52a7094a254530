/**
 * What the training shows around the desk: the card of the visitor, hints, what was expected, one's best and the attestation. It
 * decides nothing: each press calls one of the given actions.
 *
 * @typedef {import("../words.js").Words} Words
 * @typedef {import("../codes.js").Codes} Codes
 * @typedef {import("./score.js").Fact} Fact
 * @typedef {import("./score.js").Effort} Effort
 * @typedef {import("./score.js").Best} Best
 * @typedef {Record<string, string>} Text by language
 *
 * @typedef {object} Visitor
 * @property {string} id
 * @property {Text} name clearly made up
 * @property {Text} teaches
 * @property {Text} says
 * @property {Text[]} hints the second says more than the first
 * @property {import("./score.js").What[][]} about what each hint is about; one that names nothing helps with anything
 * @property {Text} why
 * @property {import("./score.js").GoodWay} good
 * @property {import("./score.js").ExpectedVisit[]} expected
 * @property {number[]} [order]
 * @property {{ minutesAgo: number, requests: Omit<import("../visit.js").Request, "request">[] }} [recorded] what stands before one begins
 * @property {{ operator: string, blocker: string, points: number }} [wall]
 *
 * @typedef {object} Played
 * @property {Visitor} visitor
 * @property {number} number from 1
 * @property {number} of
 * @property {number[]} hints places of those that are shown
 * @property {string} message what was said of what is recorded so far
 * @property {{ facts: Fact[], effort: Effort, points: number, record: boolean } | null} done
 *
 * @typedef {object} Actions
 * @property {() => void} hint
 * @property {() => void} show the answer
 * @property {() => void} again
 * @property {() => void} next
 * @property {(index: number) => void} meet
 * @property {() => void} forget
 * @property {() => void} print
 */
import { fill, h, hidden, icon } from "../../shell/dom.js";
import { duration } from "../words.js";
import { total } from "./score.js";

/** The parts of the page that are drawn anew one by one. */
export function frame() {
  return {
    card: h("section", { class: "card training-card no-print", "aria-labelledby": "training-visitor" }),
    desk: h("div", { class: "no-print" }),
    all: h("section", { class: "card training-all no-print", "aria-labelledby": "training-all" }),
    sheet: h("section", { class: "card training-sheet", "aria-labelledby": "training-sheet" }),
    live: h("p", { class: "visually-hidden", role: "status" }),
  };
}

/** @typedef {ReturnType<typeof frame>} Regions */

/** @param {Text} text @param {Words} words */
export function said(text, words) {
  return text[words.language] ?? text["fr"] ?? "";
}

/** @param {Regions} regions @param {Played} played @param {Words} words @param {Codes} codes @param {Actions} act */
export function drawCard({ card }, played, words, codes, act) {
  const { visitor, done } = played;
  fill(card,
    h("p", { class: "muted training-step" }, words.t("step", played.number, played.of), " · ", said(visitor.teaches, words)),
    h("h2", { id: "training-visitor", tabindex: "-1" }, said(visitor.name, words)),
    h("p", { class: "training-says" }, said(visitor.says, words)),
    played.message && h("p", { class: "strong training-message" }, played.message),
    !done && played.hints.length > 0 && h("ol", { class: "training-hints", role: "list" }, played.hints.map((hint) =>
      h("li", {}, icon("lightbulb"), h("span", {}, h("strong", {}, words.t("hint.label")), " ", said(visitor.hints[hint] ?? {}, words))))),
    done ? result(played, done, words, codes, act) : h("p", { class: "actions" },
      played.hints.length < visitor.hints.length && h("button", { type: "button", class: "btn btn-secondary", "data-key": "hint", onclick: act.hint }, icon("lightbulb"), words.t(played.hints.length === 0 ? "hint" : "hint.more")),
      played.hints.length > 0 && h("button", { type: "button", class: "btn btn-quiet", "data-key": "show", onclick: act.show }, words.t("show"))));
}

/** @param {Played} played @param {NonNullable<Played["done"]>} done @param {Words} words @param {Codes} codes @param {Actions} act */
function result(played, { facts, effort, points, record }, words, codes, act) {
  const { visitor } = played;
  const right = facts.filter((fact) => fact.right).length;
  return h("div", { class: "training-result flow flow-small" },
    h("p", { class: "training-points" }, h("strong", {}, words.t("points", points)), record && h("span", { class: "badge badge-success" }, words.t("record"))),
    h("ul", { class: "training-facts", role: "list" }, facts.map((fact) => h("li", { class: fact.right ? "is-right" : "is-wrong" },
      icon(fact.right ? "check-circle" : "x-circle"),
      h("span", {}, hidden(words.t(fact.right ? "right" : "wrong")), words.t("fact", words.t(`fact.${fact.what}`), shown(fact.what, fact.expected[0], words, codes)),
        !fact.right && fact.given !== undefined && h("span", { class: "muted" }, " ", words.t("given", shown(fact.what, fact.given, words, codes))))))),
    h("p", {}, said(visitor.why, words)),
    h("p", { class: "muted" }, [
      words.t("facts", right, facts.length), words.n("presses", effort.presses, visitor.good.presses), words.n("seconds", effort.seconds, visitor.good.seconds), ...(effort.hints > 0 ? [words.n("hints", effort.hints)] : []),
    ].join(" · ")),
    h("p", { class: "actions" },
      h("button", { type: "button", class: "btn btn-primary", "data-key": "next-visitor", onclick: act.next }, icon("arrow-right"), words.t(played.number < played.of ? "next" : "finish")),
      h("button", { type: "button", class: "btn btn-secondary", "data-key": "again", onclick: act.again }, icon("arrow-repeat"), words.t("again"))));
}

/** @type {Partial<Record<import("./score.js").What, "operators" | "levels" | "results" | "presences" | "languages" | "blockers" | "supports" | "autonomies" | "devices">>} */
const LISTS = { operator: "operators", level: "levels", result: "results", presence: "presences", language: "languages", blocker: "blockers", support: "supports", autonomy: "autonomies", device: "devices" };

/** @param {import("./score.js").What} what @param {string | undefined} value @param {Words} words @param {Codes} codes */
function shown(what, value, words, codes) {
  if (value === undefined) return "";
  if (what === "theme") return codes.themeName(value);
  if (what === "minutes") return duration(Number(value));
  if (what === "aside") return words.t(`aside.${value}`);
  const list = LISTS[what];
  return list ? /** @type {any} */ (codes.lists)[list]?.find((/** @type {{ code: string }} */ c) => c.code === value)?.brief ?? value : value;
}

/** All visitors, with one's best at each. @param {Regions} regions @param {Visitor[]} visitors @param {number} here @param {Record<string, Best>} bests @param {boolean} durable @param {Words} words @param {Actions} act */
export function drawAll({ all }, visitors, here, bests, durable, words, act) {
  const sum = total(visitors.map((v) => v.id), bests);
  fill(all,
    h("div", { class: "card-head" }, h("h2", { id: "training-all" }, words.t("all")), h("p", { class: "muted" }, sum.done === 0 ? words.t("all.none", sum.of) : words.t("all.sum", sum.done, sum.of, sum.points))),
    h("ol", { class: "training-list", role: "list" }, visitors.map((visitor, i) => {
      const best = bests[visitor.id];
      return h("li", {}, h("button", { type: "button", class: "training-one", "data-key": `visitor-${visitor.id}`, "aria-current": i === here ? "step" : undefined, onclick: () => act.meet(i) },
        h("span", { class: "training-number" }, i + 1),
        h("span", { class: "training-name" }, said(visitor.teaches, words)),
        best ? h("span", { class: "badge badge-success" }, words.t("best", best.points)) : h("span", { class: "muted" }, words.t("best.none"))));
    })),
    h("p", { class: "muted" }, words.t(durable ? "kept" : "kept.not")),
    sum.done > 0 && h("p", { class: "actions" }, h("button", { type: "button", class: "btn btn-quiet", "data-key": "forget", onclick: act.forget }, words.t("forget"))));
}

/** What one may print: who practised, how far. @param {Regions} regions @param {Visitor[]} visitors @param {Record<string, Best>} bests @param {{ name: string, place: string, today: string }} who @param {Words} words @param {Actions} act */
export function drawSheet({ sheet }, visitors, bests, who, words, act) {
  const sum = total(visitors.map((v) => v.id), bests);
  sheet.hidden = sum.done === 0;
  const day = new Intl.DateTimeFormat(words.language === "en" ? "en-GB" : "fr-FR", { dateStyle: "long" }).format(new Date(`${who.today}T12:00:00`));
  fill(sheet,
    h("h2", { id: "training-sheet" }, words.t("sheet")),
    h("p", {}, words.t("sheet.text", who.name, who.place)),
    h("p", { class: "large" }, h("strong", {}, words.n("sheet.done", sum.done, sum.of, sum.points))),
    h("ul", { class: "training-learnt" }, visitors.filter((visitor) => bests[visitor.id]).map((visitor) => h("li", {}, said(visitor.teaches, words)))),
    h("p", { class: "muted" }, words.t("sheet.day", day)),
    h("p", { class: "actions" }, h("button", { type: "button", class: "btn btn-secondary", "data-key": "print", onclick: act.print }, icon("printer"), words.t("sheet.print"))));
}
