/**
 * The screen, drawn from the state: what is asked now, what has been recorded of this person, what else can be said, and the
 * day. It decides nothing: each press calls one of the given actions.
 *
 * @typedef {import("./visit.js").Desk} Desk
 * @typedef {import("./visit.js").Visit} Visit
 * @typedef {import("./visit.js").Request} Request
 * @typedef {import("./visit.js").Draft} Draft
 * @typedef {import("./visit.js").Facts} Facts
 * @typedef {import("./codes.js").Theme} Theme
 * @typedef {import("./codes.js").Code} Code
 * @typedef {import("./outbox.js").Entry} Entry
 * @typedef {import("./dom.js").Child | import("./dom.js").Child[]} Drawn
 *
 * @typedef {object} Scene all that the screen shows
 * @property {Desk} desk
 * @property {import("./codes.js").Codes} codes
 * @property {import("./words.js").Words} words
 * @property {import("./server.js").Start} start
 * @property {string} point
 * @property {string} presence
 * @property {{ visit: Visit, waiting: boolean }[]} day the latest first
 * @property {import("./outbox.js").Status} status
 * @property {boolean} durable
 * @property {{ text: string, undo?: () => void, change?: () => void } | null} toast
 * @property {{ code: string, name: string } | null} commune
 * @property {Set<string>} open folded parts that are open
 * @property {() => number} now
 *
 * @typedef {object} Actions
 * @property {() => void} next
 * @property {() => void} another
 * @property {() => void} otherHelp
 * @property {() => void} back
 * @property {(family: string | null) => void} browse
 * @property {(theme: string) => void} theme
 * @property {(answer: Draft, slowly?: boolean) => void} answer
 * @property {(facts: Facts) => void} describe
 * @property {(request: string) => void} edit
 * @property {(request: string) => void} remove
 * @property {(visit: Visit) => void} reopen
 * @property {() => void} cancel
 * @property {(point: string) => void} point
 * @property {(presence: string) => void} presence
 * @property {(entry: Entry) => void} keepMine
 * @property {(entry: Entry) => void} discard
 * @property {(query: string) => Promise<import("./server.js").Commune[]>} communes
 */
import { fill, h, hidden, icon } from "./dom.js";
import { current, isRunning, NOTE_LENGTH, proposed, totals } from "./visit.js";
import { duration, hour, inside, soften } from "./words.js";

/** @typedef {ReturnType<typeof frame>} Regions */

/** The parts of the screen that are drawn anew one by one. */
export function frame() {
  return {
    bar: h("header", { class: "desk-bar" }),
    line: h("p", { class: "desk-line" }),
    notices: h("div", { class: "desk-notices" }),
    main: h("div", { class: "desk-main" }),
    side: h("aside", { class: "desk-side" }),
    day: h("section", { class: "desk-day", "aria-labelledby": "desk-day" }),
    toast: h("div", {}),
    live: h("p", { class: "visually-hidden", role: "status", "aria-live": "polite" }),
  };
}

/** @param {Regions} regions */
export function place(regions) {
  return [h("div", { class: "desk" }, h("div", { class: "desk-top" }, regions.bar, regions.line), regions.notices, h("div", { class: "desk-column" }, regions.main, regions.toast), regions.side, regions.day), regions.live];
}

/** The visit: drawn when something is answered. @param {Regions} regions @param {Scene} scene @param {Actions} act */
export function drawVisit(regions, scene, act) {
  const label = scene.desk.visit.requests.length > 0 ? scene.words.t("aside.of", startedAt(scene, scene.desk.visit)) : scene.words.t("aside");
  regions.side.setAttribute("aria-label", label);
  fill(regions.bar, ...bar(scene, act));
  fill(regions.main, ...main(scene, act));
  fill(regions.side, ...side(scene, act, label));
  tick(regions, scene);
}

/** What is stored and sent: drawn when that changes; never under somebody's fingers. @param {Regions} regions @param {Scene} scene @param {Actions} act */
export function drawStatus(regions, scene, act) {
  fill(regions.line, syncLine(scene));
  fill(regions.notices, ...notices(scene, act));
  fill(regions.day, ...day(scene, act));
}

/** @param {Regions} regions @param {Scene} scene */
export function drawToast(regions, scene) {
  fill(regions.toast, toast(scene));
}

/** What moves with time: the timer and the minutes it proposes. @param {Regions} regions @param {Scene} scene */
export function tick(regions, scene) {
  const { desk } = scene;
  const timer = regions.bar.querySelector("[data-timer]");
  if (timer) {
    const seconds = Math.max(0, Math.floor((scene.now() - desk.since) / 1000));
    timer.textContent = `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
  }
  const minutes = regions.main.querySelector("[data-proposed]");
  if (minutes) minutes.textContent = duration(proposed(desk, scene.now(), scene.codes.habits.minutes));
}

// --- the line above -------------------------------------------------------------------------------------------------

/** @param {Scene} scene @param {Actions} act @returns {Drawn[]} */
function bar(scene, act) {
  const { words, desk, start } = scene;
  const shown = desk.mode === "kept" ? scene : { point: desk.visit.point, presence: desk.visit.presence ?? scene.presence };
  const { requests } = desk.visit;
  return [
    h("h1", { class: "desk-title" }, requests.length > 0 ? words.t("title.kept", startedAt(scene, desk.visit)) : words.t("title")),
    isRunning(desk) && h("p", { class: "desk-timer" }, icon("stopwatch"), hidden(words.t("timer")), h("span", { "data-timer": true })),
    h("ul", { class: "desk-chips", role: "list" },
      h("li", {}, choiceChip("point", "geo-alt", words.t("point"), start.points.map((p) => [p.id, p.name]), shown.point, act.point)),
      h("li", {}, choiceChip("presence", scene.codes.find("presences", shown.presence)?.icon ?? "shop", words.t("presence"),
        scene.codes.lists.presences.map((p) => [p.code, p.brief]), shown.presence, act.presence)),
    ),
  ];
}

/**
 * A chip that opens the choice of the device itself: a wheel on a phone, a list on a desk.
 *
 * @param {string} key @param {string} picture @param {string} label @param {[string, string][]} options @param {string | undefined} value @param {(value: string) => void} chosen
 */
function choiceChip(key, picture, label, options, value, chosen) {
  return h("label", { class: "chip chip-choice" }, icon(picture), hidden(label),
    h("select", { "data-key": key, onchange: (/** @type {Event & { target: HTMLSelectElement }} */ e) => chosen(e.target.value) },
      options.map(([code, name]) => h("option", { value: code, selected: code === value }, name))));
}

/** @param {Scene} scene */
function syncLine({ words, status }) {
  const waiting = new Set(status.waiting.map((e) => e.visit)).size;
  const refused = new Set(status.refused.map((e) => e.visit)).size;
  const parts = [];
  if (refused > 0) parts.push(words.n("sync.refused", refused));
  if (waiting > 0) parts.push(words.n("sync.waiting", waiting));
  const state = refused > 0 ? "refused" : waiting > 0 ? "waiting" : "saved";
  const picture = { refused: "exclamation-circle", waiting: status.line === "broken" ? "cloud-slash" : "hourglass-split", saved: "cloud-check" }[state];
  return h("span", { class: "desk-sync", "data-state": state }, icon(picture), parts.join(" · ") || words.t("sync.saved"));
}

/** @param {Scene} scene @param {Actions} act @returns {Drawn[]} */
function notices(scene, act) {
  const { words, status, durable } = scene;
  const waiting = new Set(status.waiting.map((e) => e.visit)).size;
  return [
    status.line === "session" && notice("warning", words.n("session", waiting), h("a", { class: "btn btn-primary", href: "/connexion?retour=/capture" }, words.t("session.enter"))),
    !durable && notice("warning", words.t("memory")),
    status.others > 0 && notice("info", words.n("others", status.others)),
    status.refused.length > 0 && toPutRight(scene, act),
  ];
}

/** @param {"info" | "warning"} kind @param {string} text @param {...(Node | false)} rest */
function notice(kind, text, ...rest) {
  return h("div", { class: `notice notice-${kind}` }, icon(kind === "info" ? "info-circle" : "exclamation-triangle"), h("div", { class: "notice-text" }, h("p", {}, text)), rest);
}

/** What the server refused, each with what to do. @param {Scene} scene @param {Actions} act */
function toPutRight(scene, act) {
  const { words, status } = scene;
  return h("section", { class: "card desk-right", "aria-labelledby": "desk-right" },
    h("h2", { id: "desk-right" }, words.t("right.title")),
    h("ul", { class: "plain-list flow", role: "list" }, status.refused.map((entry) => {
      const { content, now } = entry;
      const name = content ? summary(scene, content) : words.t("right.cancelled");
      return h("li", { class: "flow-small" },
        h("p", {}, h("strong", {}, name)),
        entry.state === "conflict"
          ? [h("p", {}, words.t("right.conflict")), now && content ? h("ul", {}, differences(scene, content, now).map(([label, mine, theirs]) => h("li", {}, words.t("right.difference", label, mine, theirs)))) : now ? h("p", {}, words.t("right.theirs", summary(scene, now))) : false]
          : (entry.problems ?? []).length > 0 ? (entry.problems ?? []).map((p) => h("p", {}, p.message)) : h("p", {}, words.t("right.unreadable")),
        h("p", { class: "actions" },
          entry.state === "conflict"
            ? h("button", { type: "button", class: "btn btn-primary", "data-key": `mine-${entry.seq}`, onclick: () => act.keepMine(entry) }, words.t("right.mine"))
            : content && h("button", { type: "button", class: "btn btn-primary", "data-key": `right-${entry.seq}`, onclick: () => act.reopen(content) }, words.t("right.open")),
          h("button", { type: "button", class: "btn btn-secondary", "data-key": `drop-${entry.seq}`, onclick: () => act.discard(entry) }, words.t(entry.state === "conflict" ? "right.other" : "right.drop"))));
    })));
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

// --- what is asked now ----------------------------------------------------------------------------------------------

/** @param {Scene} scene @param {Actions} act @returns {Drawn[]} */
function main(scene, act) {
  const { desk } = scene;
  const request = current(desk);
  if (desk.picking !== null) return [strip(scene, act), ...families(scene, act)];
  if (request?.theme) return answers(scene, act, request);
  return [strip(scene, act), ...themes(scene, act)];
}

/** What has been recorded of this person, above the question. @param {Scene} scene @param {Actions} act @returns {Drawn} */
function strip(scene, act) {
  const { desk, words } = scene;
  const { requests } = desk.visit;
  if (requests.length === 0 || desk.mode === "edit") return false;
  const before = requests.at(-1);
  return h("section", { class: "card desk-strip", "aria-label": words.t("strip") },
    h("ol", { class: "desk-requests", role: "list" }, requests.map((r) => {
      const theme = scene.codes.theme(r.theme);
      const name = requestName(scene, r);
      return h("li", { class: `desk-request family-${theme?.family ?? 8}` },
        h("span", { class: "desk-request-text" }, h("strong", {}, name), h("span", { class: "desk-request-note" }, help(scene, r))),
        h("button", { type: "button", class: "btn btn-secondary", "data-key": `edit-${r.request}`, "aria-label": words.t("edit.of", name), onclick: () => act.edit(r.request) }, icon("pencil")));
    })),
    desk.mode === "kept" && h("p", { class: "actions" },
      h("button", { type: "button", class: "btn btn-secondary", "data-key": "another", onclick: act.another }, icon("plus-lg"), words.t("another")),
      h("button", { type: "button", class: "btn btn-quiet", "data-key": "cancel", "aria-label": words.t("cancel.visit"), onclick: act.cancel }, words.t("cancel"))),
    desk.mode === "more" && desk.same && before && h("p", { class: "desk-same" },
      h("span", {}, words.t("same", inside(scene.codes.brief("levels", before.level)), inside(scene.codes.brief("results", before.result)))),
      h("button", { type: "button", class: "btn btn-quiet", "data-key": "otherHelp", onclick: act.otherHelp }, words.t("same.change"))));
}

/** @param {Scene} scene @param {Actions} act */
function themes(scene, act) {
  const { desk, words, codes } = scene;
  const question = words.t({ meet: "question.theme", kept: "question.theme.next", more: "question.theme.more", edit: "question.theme" }[desk.mode]);
  const tiles = codes.tiles();
  return [step("theme", question,
    desk.mode === "more"
      ? h("button", { type: "button", class: "btn btn-secondary", "data-key": "back", onclick: act.back }, words.t("back"))
      : isRunning(desk)
        ? h("button", { type: "button", class: "btn btn-secondary", "data-key": "next", "aria-keyshortcuts": "n", onclick: act.next }, icon("person-plus"), words.t("next"))
        : h("button", { type: "button", class: "btn btn-primary", "data-key": "next", "aria-keyshortcuts": "n", title: words.t("begin.title"), onclick: act.next }, icon("stopwatch"), words.t("begin")),
    h("ul", { class: "desk-tiles", role: "list" },
      tiles.map((theme, i) => h("li", {}, tile(theme, i + 1, () => act.theme(theme.code)))),
      h("li", {}, h("button", { type: "button", class: "tile", "data-key": "browse", "data-digit": "0", "aria-keyshortcuts": "0", onclick: () => act.browse("") },
        icon("grid"), h("span", { class: "tile-word" }, words.t("theme.other")), digit(0)))))];
}

/** All themes: in their families, or found by a word. @param {Scene} scene @param {Actions} act */
function families(scene, act) {
  const { desk, codes, words } = scene;
  const family = desk.picking ? codes.family(desk.picking) : undefined;
  const list = h("div", {});
  const lines = (/** @type {Theme[]} */ found) => h("ul", { class: "desk-tiles desk-lines", role: "list" },
    found.map((theme, i) => h("li", {}, tile(theme, i + 1, () => act.theme(theme.code), true))));
  const browse = () => fill(list, family
    ? lines(family.children)
    : h("ul", { class: "desk-tiles", role: "list" }, codes.lists.themes.map((f, i) => h("li", {}, tile(f, i + 1, () => act.browse(f.code))))));
  browse();
  return [step("theme", family ? family.label : words.t("question.family"),
    h("button", { type: "button", class: "btn btn-secondary", "data-key": "back", onclick: act.back }, icon("arrow-left"), words.t("back")),
    !family && h("div", { class: "field" },
      h("label", { class: "form-label", for: "desk-search" }, words.t("search")),
      h("input", { class: "form-control", id: "desk-search", type: "search", autocomplete: "off", "data-search": true, "data-key": "search", oninput: (/** @type {Event & { target: HTMLInputElement }} */ e) => {
        const query = e.target.value.trim();
        if (!query) return browse();
        const found = codes.search(query);
        fill(list, h("p", { class: "muted", role: "status" }, words.n("search.found", found.length)), found.length > 0 && lines(found));
      } })),
    list)];
}

/** @param {Theme} theme @param {number} number @param {() => void} pressed @param {boolean} [lying] */
function tile(theme, number, pressed, lying = false) {
  const key = number <= 9;
  return h("button", { type: "button", class: `tile${lying ? " tile-line" : ""} family-${theme.family}`, "data-key": `theme-${theme.code}`, title: theme.label === theme.brief ? undefined : theme.label,
    "data-digit": key && number, "aria-keyshortcuts": key && number, onclick: pressed },
    icon(theme.icon), h("span", { class: "tile-word" }, soften(theme.brief)), key && digit(number));
}

/** @param {number} number */
function digit(number) {
  return h("kbd", { class: "desk-key", "aria-hidden": "true" }, number);
}

/** @param {Scene} scene @param {Actions} act @param {Draft} request */
function answers(scene, act, request) {
  const { desk, codes, words } = scene;
  const theme = codes.theme(request.theme);
  const asked = request.level ? "result" : "level";
  const minutes = request.minutes ?? proposed(desk, scene.now(), codes.habits.minutes);
  const editing = desk.mode === "edit";
  return [
    h("section", { class: "desk-step", "aria-label": words.t("theme") },
      h("button", { type: "button", class: `desk-picked family-${theme?.family ?? 8}`, "data-key": "picked", onclick: () => (editing ? act.browse("") : act.back()) },
        h("span", {}, codes.themeName(request.theme ?? "")), h("span", { class: "desk-change" }, words.t("change"))),
      theme?.reorientTo && theme.reorientTo.length > 0 && notice("info", words.t("reorient", theme.reorientTo.map((o) => codes.brief("operators", o)).join(", ")) + (theme.reorientWhy ? " " + theme.reorientWhy : "")),
      operators(scene, act, request, theme)),
    step("level", words.t("question.level"), null, choices("level", codes.lists.levels, request.level, (level) => act.answer({ level }), asked === "level")),
    step("result", words.t("question.result"), null, choices("result", codes.lists.results, request.result, (result) => act.answer({ result }), asked === "result", " desk-row-3")),
    h("section", { class: "desk-step desk-steppers", "aria-label": words.t("details") },
      stepper("minutes", words.t("minutes"), request.minutes === undefined ? h("span", { "data-proposed": true }, duration(minutes)) : duration(minutes), words.t("minutes.less"), words.t("minutes.more"),
        (by) => act.answer({ minutes: Math.min(600, Math.max(5, (Math.round((current(desk)?.minutes ?? proposed(desk, scene.now(), codes.habits.minutes)) / 5) + by) * 5)) }, true)),
      !editing && h("div", { class: "desk-persons" }, persons(scene, act, "near"))),
    note(scene, act, request),
    editing && h("p", { class: "actions" },
      h("button", { type: "button", class: "btn btn-primary", "data-key": "done", onclick: act.back }, icon("check-lg"), words.t("edit.done")),
      desk.visit.requests.length > 1 && desk.editing && h("button", { type: "button", class: "btn btn-quiet", "data-key": "remove", onclick: () => desk.editing && act.remove(desk.editing) }, words.t("edit.remove"))),
  ];
}

/** How many organisations stand beside the theme; the others are in the list. */
const NEAR = 3;

/** @param {Scene} scene @param {Actions} act @param {Draft} request @param {Theme | undefined} theme */
function operators(scene, act, request, theme) {
  const { codes, words } = scene;
  const usual = (theme?.operators ?? []).slice(0, NEAR);
  const near = request.operator && !usual.includes(request.operator) ? [request.operator, ...usual.slice(0, NEAR - 1)] : usual;
  const others = codes.lists.operators.filter((o) => !near.includes(o.code));
  return h("ul", { class: "desk-chips desk-operators", role: "list", "aria-label": words.t("operator") },
    near.map((code) => h("li", {}, h("button", { type: "button", class: "chip", "data-key": `operator-${code}`, "aria-pressed": String(code === request.operator),
      onclick: () => act.answer({ operator: code === request.operator ? undefined : code }) }, h("span", { class: "chip-word" }, codes.brief("operators", code))))),
    others.length > 0 && h("li", {}, choiceChip("operator", "building", words.t("operator.other"), [["", words.t("operator.others")], ...others.map((o) => /** @type {[string, string]} */ ([o.code, o.brief]))], "", (operator) => operator && act.answer({ operator }))));
}

/** @param {string} name @param {string} question @param {Node | null} beside @param {...(Node | false)} content */
function step(name, question, beside, ...content) {
  const id = `desk-q-${name}`;
  return h("section", { class: "desk-step", role: "group", "aria-labelledby": id, "data-step": name },
    h("div", { class: "desk-ask" }, h("h2", { class: "desk-question", id }, question), beside), content);
}

/** @param {string} name @param {Code[]} codes @param {string | undefined} value @param {(code: string) => void} chosen @param {boolean} keys @param {string} [shape] */
function choices(name, codes, value, chosen, keys, shape = "") {
  return h("ul", { class: `desk-row${shape}`, role: "list" }, codes.map((c, i) => h("li", {},
    h("button", { type: "button", class: "choice", "data-key": `${name}-${c.code}`, "aria-pressed": String(c.code === value), title: c.label === c.brief ? undefined : c.label,
      "data-digit": keys && i < 9 && i + 1, "aria-keyshortcuts": keys && i < 9 && i + 1, onclick: () => chosen(c.code) },
    icon(c.icon), h("span", {}, c.brief), keys && i < 9 && digit(i + 1)))));
}

/** @param {string} key @param {string} label @param {string | Node} shown @param {string} less @param {string} more @param {(by: number) => void} moved */
function stepper(key, label, shown, less, more, moved) {
  const id = `desk-s-${key}`;
  return h("div", {}, h("p", { class: "form-label", id }, label),
    h("div", { class: "stepper", role: "group", "aria-labelledby": id },
      h("button", { type: "button", "data-key": `${key}-less`, "aria-label": less, onclick: () => moved(-1) }, "−"),
      h("output", {}, shown),
      h("button", { type: "button", "data-key": `${key}-more`, "aria-label": more, onclick: () => moved(1) }, "+")));
}

/** @param {Scene} scene @param {Actions} act @param {string} [key] */
function persons(scene, act, key = "persons") {
  const { words, desk } = scene;
  return stepper(key, words.t("persons"), String(desk.visit.persons), words.t("persons.less"), words.t("persons.more"), (by) => act.describe({ persons: desk.visit.persons + by }));
}

/** @param {Scene} scene @param {Actions} act @param {Draft} request */
function note(scene, act, request) {
  const { words } = scene;
  const left = h("span", {}, words.t("note.left", NOTE_LENGTH - (request.note ?? "").length));
  return disclosure(scene, "note", words.t("note"), h("div", { class: "field" },
    h("label", { class: "form-label", for: "desk-note" }, words.t("note.label")),
    h("p", { class: "form-text", id: "desk-note-hint" }, words.t("note.hint"), " ", left),
    h("textarea", { class: "form-control", id: "desk-note", rows: 3, maxlength: NOTE_LENGTH, "data-key": "note", "aria-describedby": "desk-note-hint",
      oninput: (/** @type {Event & { target: HTMLTextAreaElement }} */ e) => {
        left.textContent = words.t("note.left", NOTE_LENGTH - e.target.value.length);
        act.answer({ note: e.target.value }, true);
      } }, request.note ?? "")), Boolean(request.note));
}

/** @param {Scene} scene @param {string} key @param {string} title @param {Node} content @param {boolean} [filled] */
function disclosure(scene, key, title, content, filled = false) {
  return h("details", { class: "disclosure", open: scene.open.has(key) || filled, ontoggle: (/** @type {Event & { target: HTMLDetailsElement }} */ e) => {
    if (e.target.open) scene.open.add(key);
    else scene.open.delete(key);
  } }, h("summary", { "data-key": `fold-${key}` }, title), content);
}

// --- who the person is, without a name ------------------------------------------------------------------------------

/** @param {Scene} scene @param {Actions} act @param {string} title @returns {Drawn[]} */
function side(scene, act, title) {
  const { desk, codes, words } = scene;
  const { visit } = desk;
  const others = scene.start.colleagues.filter((c) => c.id !== scene.start.me.id && !(visit.mediators ?? []).includes(c.id));
  const beside = (visit.mediators ?? []).filter((m) => m !== scene.start.me.id);
  const direction = visit.direction ?? codes.find("presences", visit.presence ?? scene.presence);
  const outgoing = direction === "OUTGOING" || (typeof direction === "object" && /** @type {import("./codes.js").Presence} */ (direction).direction === "OUTGOING");
  return [h("section", { class: "card", "aria-labelledby": "desk-side" },
    h("div", { class: "card-head" }, h("h2", { id: "desk-side" }, title)),
    persons(scene, act),
    disclosure(scene, "person", words.t("more"), h("div", { class: "flow" },
      pills("ageBand", words.t("age"), codes.lists.ageBands, visit.ageBand, (ageBand) => act.describe({ ageBand })),
      pills("gender", words.t("gender"), codes.lists.genders, visit.gender, (gender) => act.describe({ gender })),
      pills("situation", words.t("situation"), codes.lists.situations, visit.situation, (situation) => act.describe({ situation })),
      pills("first", words.t("first"), [{ code: "yes", brief: words.t("yes"), label: "" }, { code: "no", brief: words.t("no"), label: "" }],
        visit.firstVisit === undefined ? undefined : visit.firstVisit ? "yes" : "no", (first) => act.describe({ firstVisit: first === undefined ? undefined : first === "yes" })),
      communeField(scene, act),
      select("language", words.t("language"), codes.lists.languages, visit.language, words.t("unsaid"), (language) => act.describe({ language })),
      pills("direction", words.t("direction"), [{ code: "INCOMING", brief: words.t("direction.in"), label: "" }, { code: "OUTGOING", brief: words.t("direction.out"), label: "" }],
        outgoing ? "OUTGOING" : "INCOMING", (chosen) => chosen && act.describe({ direction: /** @type {"INCOMING" | "OUTGOING"} */ (chosen) })),
      select("partner", words.t("partner"), codes.lists.operators, visit.partner, words.t("partner.none"), (partner) => act.describe({ partner })),
      beside.length > 0 && pills("colleagues", words.t("with"), beside.map((id) => ({ code: id, brief: scene.start.colleagues.find((c) => c.id === id)?.name ?? words.t("with.someone"), label: "" })), undefined,
        (gone) => act.describe({ mediators: (visit.mediators ?? []).filter((m) => m !== gone) }), "x-lg"),
      others.length > 0 && beside.length < 3 && select("colleague", words.t(beside.length > 0 ? "with.another" : "with"), others.map((c) => ({ code: c.id, brief: c.name, label: "" })), undefined, words.t("with.none"),
        (added) => added && act.describe({ mediators: [...(visit.mediators?.length ? visit.mediators : [scene.start.me.id]), added] })),
    ), false))];
}

/** One press says it, one more takes it back. @param {string} key @param {string} label @param {Code[]} codes @param {string | undefined} value @param {(code: string | undefined) => void} chosen @param {string} [picture] */
function pills(key, label, codes, value, chosen, picture) {
  if (codes.length === 0) return false;
  const id = `desk-p-${key}`;
  return h("div", { role: "group", "aria-labelledby": id }, h("p", { class: "form-label", id }, label),
    h("ul", { class: "desk-chips", role: "list" }, codes.map((c) => h("li", {}, h("button", { type: "button", class: "chip", "data-key": `${key}-${c.code}`, "aria-pressed": picture ? undefined : String(c.code === value),
      title: c.label && c.label !== c.brief ? c.label : undefined, onclick: () => chosen(c.code === value ? undefined : c.code) }, h("span", { class: "chip-word" }, c.brief), icon(picture))))));
}

/** @param {string} key @param {string} label @param {Code[]} codes @param {string | undefined} value @param {string} none @param {(code: string | undefined) => void} chosen */
function select(key, label, codes, value, none, chosen) {
  const id = `desk-f-${key}`;
  return h("div", { class: "field" }, h("label", { class: "form-label", for: id }, label),
    h("select", { class: "form-select", id, "data-key": key, onchange: (/** @type {Event & { target: HTMLSelectElement }} */ e) => chosen(e.target.value || undefined) },
      h("option", { value: "" }, none), codes.map((c) => h("option", { value: c.code, selected: c.code === value }, c.brief))));
}

/** @param {Scene} scene @param {Actions} act */
function communeField(scene, act) {
  const { words, desk } = scene;
  const { commune } = desk.visit;
  /** @type {Map<string, string>} */
  const known = new Map();
  const options = h("datalist", { id: "desk-communes" });
  let asked = 0;
  return h("div", { class: "field" }, h("label", { class: "form-label", for: "desk-f-commune" }, words.t("commune")),
    h("input", { class: "form-control", id: "desk-f-commune", list: "desk-communes", autocomplete: "off", "data-key": "commune", placeholder: words.t("commune.hint"),
      value: commune ? (scene.commune?.code === commune ? scene.commune.name : commune) : "",
      oninput: async (/** @type {Event & { target: HTMLInputElement }} */ e) => {
        const text = e.target.value.trim();
        const code = known.get(text);
        if (code || !text) {
          scene.commune = code ? { code, name: text } : null;
          return act.describe({ commune: code });
        }
        const turn = ++asked;
        if (text.length < 2) return;
        const found = await act.communes(text);
        if (turn !== asked) return;
        known.clear();
        for (const c of found) known.set(`${c.name} (${c.postcodes[0] ?? c.insee})`, c.insee);
        options.replaceChildren(...[...known.keys()].map((name) => h("option", { value: name })));
      } }), options);
}

// --- the day --------------------------------------------------------------------------------------------------------

/** @param {Scene} scene @param {Actions} act @returns {Drawn[]} */
function day(scene, act) {
  const { words } = scene;
  const sum = totals(scene.day.map((d) => d.visit));
  return [
    h("h2", { id: "desk-day" }, words.t("day")),
    scene.day.length === 0
      ? h("p", { class: "desk-empty" }, words.t("day.empty"))
      : h("p", { class: "muted" }, [words.n("day.visits", sum.visits), words.n("day.persons", sum.persons), words.n("day.requests", sum.requests), duration(sum.minutes)].join(" · ")),
    h("ol", { class: "desk-requests", role: "list" }, scene.day.map(({ visit, waiting }) => {
      const [first] = visit.requests;
      return h("li", {}, h("button", { type: "button", class: `desk-picked family-${scene.codes.theme(first?.theme)?.family ?? 8}`, "data-key": `visit-${visit.visit}`, onclick: () => act.reopen(visit),
        "aria-current": visit.visit === scene.desk.visit.visit ? "true" : undefined },
        h("span", { class: "desk-request-text" }, `${startedAt(scene, visit)} · ${visit.requests.map((r) => requestName(scene, r)).join(", ")}`,
          h("span", { class: "desk-request-note" }, [first ? help(scene, first) : "", visit.persons > 1 ? words.n("day.persons", visit.persons) : ""].filter(Boolean).join(" · "))),
        h("span", { class: "desk-change" }, waiting && h("span", { class: "desk-sync", "data-state": "waiting" }, icon("hourglass-split"), hidden(words.t("day.waiting"))), words.t("correct"))));
    })),
  ];
}

/** @param {Scene} scene */
function toast({ toast: shown, words }) {
  return shown && h("div", { class: "desk-undo" }, icon("check-circle"), h("p", {}, shown.text),
    shown.change && h("button", { type: "button", class: "btn", "data-key": "toast-change", onclick: shown.change }, words.t("toast.change")),
    shown.undo && h("button", { type: "button", class: "btn", "data-key": "toast-undo", onclick: shown.undo }, words.t("undo")),
    shown.undo && h("span", { class: "desk-undo-bar" }));
}

// --- said in words --------------------------------------------------------------------------------------------------

/** @param {Scene} scene @param {Visit} visit */
export function startedAt(scene, visit) {
  const zone = scene.start.points.find((p) => p.id === visit.point)?.zone;
  return visit.startedAt ? hour(visit.startedAt, zone, scene.words.language) : "";
}

/** The code of an act that concerns no organisation: said in the list, not in a sentence. */
const NO_OPERATOR = "none";

/** @param {Scene} scene @param {Draft} request */
function requestName({ codes }, request) {
  const { operator } = request;
  return codes.themeName(request.theme ?? "") + (operator && operator !== NO_OPERATOR ? ` (${codes.brief("operators", operator)})` : "");
}

/** @param {Scene} scene @param {Request} request */
function help({ codes }, request) {
  return [codes.brief("levels", request.level), codes.brief("results", request.result), duration(request.minutes)].join(" · ");
}

/** "Facture impayée, accompagnement, 20 min". @param {Scene} scene @param {Request} request */
export function spoken(scene, request) {
  return [requestName(scene, request), inside(scene.codes.brief("levels", request.level)), duration(request.minutes)].join(", ");
}

/** @param {Scene} scene @param {Visit} visit */
export function summary(scene, visit) {
  return `${startedAt(scene, visit)} · ${visit.requests.map((r) => spoken(scene, r)).join(" ; ")}`;
}
