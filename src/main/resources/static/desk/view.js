/**
 * The screen, drawn from the state: its regions, the line above and what moves with time. What is asked now is drawn by
 * view-visit.js, the person by view-person.js, what is stored by view-status.js, who waits by view-queue.js, the line that is
 * typed by view-line.js. Nothing here decides anything: each press calls one of the given actions.
 *
 * @typedef {import("./visit.js").Desk} Desk
 * @typedef {import("./visit.js").Visit} Visit
 * @typedef {import("./visit.js").Request} Request
 * @typedef {import("./visit.js").Draft} Draft
 * @typedef {import("./visit.js").Facts} Facts
 * @typedef {import("./codes.js").Theme} Theme
 * @typedef {import("./codes.js").Code} Code
 * @typedef {import("./outbox.js").Entry} Entry
 * @typedef {import("../shell/dom.js").Child | import("../shell/dom.js").Child[]} Drawn
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
 * @property {boolean} full the device has no room left
 * @property {number | null} contact when the server was last heard of
 * @property {{ text: string, undo?: () => void, change?: () => void } | null} toast
 * @property {{ code: string, name: string } | null} commune
 * @property {Set<string>} open folded parts that are open
 * @property {Set<string>} left what a note holds although it warns
 * @property {string[]} pinned themes that stand first
 * @property {boolean} arranging the tiles are being pinned, not pressed
 * @property {Hand} hand how the device is held
 * @property {() => Hand} handed the same, where it matters: never on a wide screen
 * @property {import("./pause.js").Aside[]} aside
 * @property {import("./blockers.js").Blocker[]} blockers those to be told
 * @property {import("./queue.js").Queue | null} queue who waits; null where no queue is kept
 * @property {string} nextUp the number of who is called next; nothing when nobody waits
 * @property {() => Promise<void>} moreWords those of what is opened once in a while; before it speaks
 * @property {boolean} typing the line is shown on a narrow screen too
 * @property {boolean} apart the training, a correction: nothing of here is kept or sent
 * @property {boolean} correcting one recorded visit is here, and no other: what changes is held until it is saved
 * @property {() => number} now
 *
 * @typedef {"both" | "left" | "right"} Hand
 *
 * @typedef {object} Actions
 * @property {() => void} next
 * @property {() => void} another
 * @property {() => void} otherHelp
 * @property {() => void} back
 * @property {(family: string | null) => void} browse
 * @property {(theme: string) => void} theme
 * @property {(answer: Draft, slowly?: boolean, held?: boolean) => void} answer held: kept on the device until it is decided upon
 * @property {(help: Draft) => void} sameHelp as the request before
 * @property {(request: string, answer: Draft) => void} amend
 * @property {() => void} digital
 * @property {(gesture: string, step: string) => void} see pressed again: it was not seen
 * @property {() => void} repeat
 * @property {() => void} note
 * @property {(index: number) => void} specify
 * @property {(index: number) => void} unnote
 * @property {() => void} pause
 * @property {(visit: string) => void} takeUp
 * @property {(visit: string) => void} giveUp
 * @property {() => void} arrange
 * @property {() => void} type
 * @property {() => void} showQueue
 * @property {() => void} callNext
 * @property {(hand: Hand) => void} hold
 * @property {(blocker: import("./blockers.js").Blocker) => void} blockerRead
 * @property {(command: import("./queue.js").Order) => void} queue
 * @property {(facts: Facts, drawn?: boolean) => void} describe not drawn while something is being typed
 * @property {(request: string) => void} edit
 * @property {(request: string) => void} remove
 * @property {(visit: Visit) => void} reopen
 * @property {() => void} cancel
 * @property {(point: string) => void} point
 * @property {(presence: string) => void} presence
 * @property {(entry: Entry) => void} keepMine
 * @property {(entry: Entry) => Promise<boolean>} discard
 * @property {(query: string) => Promise<import("./server.js").Commune[]>} communes
 * @property {() => void} wholeDay
 * @property {() => void} road tours, walks, home visits
 * @property {() => void} followUp a file of whom the visit was for
 * @property {() => void} sends what was sent, what waits, what must be put right
 * @property {(entry: Entry) => void} decide both versions side by side, a choice for each field
 */
import { fill, h, hidden, icon } from "../shell/dom.js";
import { choiceChip } from "./parts.js";
import { minutesSpent } from "./pause.js";
import { requestName, startedAt } from "./format.js";
import { side } from "./view-person.js";
import { blockers, day, notices, syncLine } from "./view-status.js";
import { main } from "./view-visit.js";
import { isRunning, proposed } from "./visit.js";
import { duration } from "./words.js";

/** @typedef {ReturnType<typeof frame>} Regions */

/** The parts of the screen that are drawn anew one by one. */
export function frame() {
  return {
    bar: h("header", { class: "desk-bar" }),
    line: h("div", { class: "desk-line" }),
    notices: h("div", { class: "desk-notices" }),
    blockers: h("div", { class: "desk-walls" }),
    aside: h("div", { class: "desk-aside" }),
    queue: h("div", { class: "desk-queue" }),
    typed: h("div", { class: "desk-typed" }),
    main: h("div", { class: "desk-main" }),
    side: h("aside", { class: "desk-side" }),
    day: h("section", { class: "desk-day", "aria-labelledby": "desk-day" }),
    toast: h("div", {}),
    live: h("p", { class: "visually-hidden", role: "status", "aria-live": "polite" }),
  };
}

/** @param {Regions} regions */
export function place(regions) {
  return [h("div", { class: "desk" },
    h("div", { class: "desk-top" }, regions.bar, regions.line, h("div", { class: "desk-told" }, regions.notices, regions.blockers)),
    h("div", { class: "desk-around" }, regions.queue, regions.aside),
    h("div", { class: "desk-column" }, regions.typed, regions.main, regions.toast),
    regions.side, regions.day), regions.live];
}

/** The field of the line that is typed: drawn once. @param {Regions} regions @param {Scene} scene */
export function drawField(regions, { words }) {
  const field = h("input", { id: "desk-line", class: "form-control", type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "done", maxlength: 300, placeholder: words.t("typed.example"), "data-key": "line", "aria-keyshortcuts": "/" });
  fill(regions.typed, h("label", { class: "visually-hidden", for: "desk-line" }, words.t("line")), h("div", { class: "desk-field" }, icon("keyboard"), field, h("kbd", { class: "desk-slash", "aria-hidden": "true" }, "/")));
  return field;
}

/** The visit: drawn when something is answered. @param {Regions} regions @param {Scene} scene @param {Actions} act */
export function drawVisit(regions, scene, act) {
  const label = scene.desk.visit.requests.length > 0 ? scene.words.t("aside.of", startedAt(scene, scene.desk.visit)) : scene.words.t("aside");
  regions.side.setAttribute("aria-label", label);
  fill(regions.bar, ...bar(scene, act));
  fill(regions.main, ...main(scene, act));
  fill(regions.side, ...side(scene, act, label));
  fill(regions.aside, aside(scene, act));
  const desk = regions.main.closest(".desk");
  for (const hand of ["left", "right"]) desk?.classList.toggle(`desk-${hand}`, scene.handed() === hand);
  desk?.classList.toggle("desk-typing", scene.typing);
  tick(regions, scene);
}

/** What is stored and sent: drawn when that changes; never under somebody's fingers. @param {Regions} regions @param {Scene} scene @param {Actions} act */
export function drawStatus(regions, scene, act) {
  fill(regions.line, syncLine(scene, act));
  fill(regions.notices, ...notices(scene, act));
  fill(regions.day, ...day(scene, act));
}

/** @param {Regions} regions @param {Scene} scene @param {Actions} act */
export function drawBlockers(regions, scene, act) {
  fill(regions.blockers, ...blockers(scene, act));
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
  const { words, desk, start, correcting } = scene;
  const running = isRunning(desk) && !correcting;
  const shown = desk.mode === "kept" && !correcting ? scene : { point: desk.visit.point, presence: desk.visit.presence ?? scene.presence };
  const { requests } = desk.visit;
  return [
    !correcting && h("h1", { class: "desk-title" }, requests.length > 0 ? words.t("title.kept", startedAt(scene, desk.visit)) : words.t("title")),
    running && h("div", { class: "desk-clock" },
      h("p", { class: "desk-timer" }, icon("stopwatch"), hidden(words.t("timer")), h("span", { "data-timer": true })),
      h("button", { type: "button", class: "chip desk-pause", "data-key": "pause", "aria-keyshortcuts": "p", title: words.t("pause.title"), onclick: act.pause }, icon("pause"), h("span", { class: "chip-word" }, words.t("pause")))),
    h("ul", { class: "desk-chips", role: "list" },
      h("li", {}, choiceChip("point", "geo-alt", words.t("point"), start.points.map((p) => [p.id, p.name]), shown.point, act.point)),
      h("li", {}, choiceChip("presence", scene.codes.find("presences", shown.presence)?.icon ?? "shop", words.t("presence"),
        scene.codes.lists.presences.map((p) => [p.code, p.brief]), shown.presence, act.presence)),
      !correcting && h("li", {}, plus(scene, act)),
    ),
  ];
}

/** What is needed once in a while: behind one button. @param {Scene} scene @param {Actions} act */
function plus({ words, hand, arranging, queue, apart }, act) {
  const closing = (/** @type {() => void} */ work) => (/** @type {Event} */ e) => {
    if (e.currentTarget instanceof Element) e.currentTarget.closest("details")?.removeAttribute("open");
    work();
  };
  return h("details", { class: "menu desk-plus", "data-menu": true },
    h("summary", { class: "chip", "data-key": "plus" }, icon("three-dots"), h("span", { class: "chip-word" }, words.t("plus"))),
    h("div", { class: "menu-panel" },
      h("button", { type: "button", class: "menu-item", "data-key": "arrange", onclick: closing(act.arrange) }, icon("pin-angle"), words.t(arranging ? "pins.done" : "pins")),
      queue && h("button", { type: "button", class: "menu-item", "data-key": "queue-show", onclick: closing(act.showQueue) }, icon("people"), words.t("queue")),
      !apart && words.has("road") && h("button", { type: "button", class: "menu-item", "data-key": "road", onclick: closing(act.road) }, icon("truck-front"), words.t("road")),
      !apart && h("button", { type: "button", class: "menu-item", "data-key": "sends-menu", onclick: closing(act.sends) }, icon("upload"), words.t("sends")),
      h("button", { type: "button", class: "menu-item", "data-key": "type", onclick: closing(act.type) }, icon("keyboard"), words.t("typed")),
      h("a", { class: "menu-item", href: "/capture/entrainement", "data-key": "training" }, icon("award"), words.t("training")),
      h("hr", {}),
      h("div", { role: "group", "aria-label": words.t("hand") }, /** @type {const} */ (["both", "left", "right"]).map((which) =>
        h("button", { type: "button", class: "menu-item", "data-key": `hand-${which}`, "aria-pressed": String(which === hand), onclick: closing(() => act.hold(which)) }, icon(which === hand ? "check-lg" : which === "both" ? "phone" : `arrow-${which}`), words.t(`hand.${which}`))))));
}

/** Who waits for me meanwhile: one press takes the visit up again. @param {Scene} scene @param {Actions} act */
function aside(scene, act) {
  const { words } = scene;
  return scene.aside.length > 0 && h("section", { class: "card", "aria-labelledby": "desk-aside" },
    h("h2", { id: "desk-aside" }, words.t("pause.list")),
    h("ul", { class: "desk-requests", role: "list" }, scene.aside.map((one) => {
      const { visit, draft, noted } = one.desk;
      const named = [...visit.requests, ...(draft?.theme ? [draft] : []), ...noted].map((r) => requestName(scene, r)).join(", ");
      const name = `${startedAt(scene, visit)} · ${named || words.t("pause.nothing")}`;
      return h("li", { class: "desk-request" },
        h("button", { type: "button", class: "desk-picked", "data-key": `take-up-${visit.visit}`, onclick: () => act.takeUp(visit.visit) },
          h("span", { class: "desk-request-text" }, name, h("span", { class: "desk-request-note" }, words.t("pause.spent", duration(minutesSpent(one))))), h("span", { class: "desk-change" }, words.t("pause.take-up"))),
        h("button", { type: "button", class: "btn btn-quiet", "data-key": `give-up-${visit.visit}`, "aria-label": words.t("pause.give-up", name), onclick: () => act.giveUp(visit.visit) }, icon("x-lg")));
    })));
}


/** @param {Scene} scene */
function toast({ toast: shown, words }) {
  return shown && h("div", { class: "desk-undo" }, icon("check-circle"), h("p", {}, shown.text),
    shown.change && h("button", { type: "button", class: "btn", "data-key": "toast-change", onclick: shown.change }, words.t("toast.change")),
    shown.undo && h("button", { type: "button", class: "btn", "data-key": "toast-undo", onclick: shown.undo }, words.t("undo")),
    shown.undo && h("span", { class: "desk-undo-bar" }));
}

