/**
 * Who waits, in one calm list; what can be done with a ticket is behind it.
 *
 * @typedef {import("./view.js").Scene} Scene
 * @typedef {import("./view.js").Actions} Actions
 * @typedef {import("./view.js").Drawn} Drawn
 * @typedef {import("./queue.js").Queue} Queue
 * @typedef {import("./queue.js").Ticket} Ticket
 */
import { fill, h, hidden, icon } from "../shell/dom.js";
import { LEAVINGS, mine, minutesWaited, PRIORITIES, REFUSALS, SHOWN, todayAt } from "./queue.js";
import { disclosure, select } from "./parts.js";
import { duration, hour } from "./words.js";

const PHONE = "(max-width: 39.99em)";

/** What is being said of a ticket to be given. */
const given = { need: "", priority: "" };

/** @param {HTMLElement} region @param {Scene} scene @param {Actions} act @param {number} since when the queue was read */
export function drawQueue(region, scene, act, since) {
  // Nothing moves under fingers that are choosing
  if (region.querySelector("select:focus, input:focus, details.menu[open]")) return;
  fill(region, scene.queue && card(scene, act, scene.queue, since));
}

/** @param {Scene} scene @param {Actions} act @param {Queue} queue @param {number} since */
function card(scene, act, queue, since) {
  const { words } = scene;
  const helped = mine(queue);
  return h("section", { class: "card", "aria-labelledby": "desk-queue" },
    h("div", { class: "card-head" }, h("h2", { id: "desk-queue" }, words.t("queue")),
      h("p", { class: "muted" }, [words.n("queue.waiting", queue.waiting.length), queue.waiting.length > 0 && queue.estimateMinutes !== undefined ? words.t("queue.estimate", duration(queue.estimateMinutes)) : ""].filter(Boolean).join(" · "))),
    helped && h("div", { class: "desk-called" },
      h("p", {}, h("strong", {}, words.t("queue.mine", helped.label)), ` ${need(scene, helped)}`),
      h("div", { class: "desk-row-actions" },
        h("button", { type: "button", class: "btn btn-secondary", "data-key": "queue-recall", onclick: () => act.queue({ type: "recall", ticket: helped.ticket }) }, icon("megaphone"), words.t("queue.recall")),
        more(scene, "queue-mine", helped.label, [
          h("button", { type: "button", class: "menu-item", "data-key": "queue-put-back", onclick: () => act.queue({ type: "put-back", ticket: helped.ticket }) }, icon("arrow-counterclockwise"), words.t("queue.put-back")),
          h("button", { type: "button", class: "menu-item", "data-key": "queue-end", onclick: () => act.queue({ type: "end", ticket: helped.ticket }) }, icon("check-lg"), words.t("queue.end")),
          reasons(scene, "queue.leave", LEAVINGS, (reason) => act.queue({ type: "leave", ticket: helped.ticket, reason })),
        ]))),
    // On a phone the tiles come first: the list is one press away
    matchMedia(PHONE).matches ? disclosure(scene, "queue-list", words.t("queue.see"), h("div", { class: "flow-small" }, list(scene, act, queue, since))) : list(scene, act, queue, since));
}

/** @param {Scene} scene @param {Actions} act @param {Queue} queue @param {number} since */
function list(scene, act, queue, since) {
  const { words } = scene;
  const shown = queue.waiting.slice(0, SHOWN);
  return [
    ...queue.called.filter((t) => !t.mine).map((t) => h("p", { class: "muted desk-elsewhere" }, words.t("queue.elsewhere", t.label, t.by.name))),
    shown.length > 0 && h("ol", { class: "desk-tickets", role: "list" }, shown.map((ticket, i) => line(scene, act, ticket, i, queue, since))),
    queue.waiting.length > SHOWN && h("p", { class: "muted" }, words.n("queue.others", queue.waiting.length - SHOWN)),
    disclosure(scene, "queue-give", words.t("queue.give"), give(scene, act)),
  ];
}

/** @param {Scene} scene @param {Actions} act @param {Ticket} ticket @param {number} place @param {Queue} queue @param {number} since */
function line(scene, act, ticket, place, queue, since) {
  const { words, codes } = scene;
  const zone = scene.start.points.find((p) => p.id === queue.point)?.zone;
  const said = [
    need(scene, ticket),
    (ticket.persons ?? 1) > 1 ? words.n("day.persons", ticket.persons ?? 1) : "",
    ticket.language ? codes.brief("languages", ticket.language) : "",
    ticket.returnAt ? words.t("queue.returns", hour(ticket.returnAt, zone, words.language)) : "",
  ].filter(Boolean).join(" · ");
  const { ticket: id } = ticket;
  const hours = h("input", { class: "form-control", type: "time", id: `queue-at-${id}`, "data-key": `queue-at-${id}` });
  return h("li", { class: "desk-ticket" },
    h("strong", { class: "desk-number" }, hidden(`${words.t("queue.number")} `), ticket.label),
    h("span", { class: "desk-request-text" }, said || words.t("queue.need.unsaid"),
      ticket.priority && h("span", { class: "badge badge-warning" }, icon("exclamation-circle"), words.t(`queue.priority.${ticket.priority}`))),
    h("span", { class: "desk-waited" }, hidden(`${words.t("queue.waited")} `), duration(minutesWaited(ticket, queue, Date.now() - since))),
    more(scene, `queue-${id}`, ticket.label, [
      place > 0 && h("button", { type: "button", class: "menu-item", "data-key": `queue-call-${id}`, onclick: () => act.queue({ type: "call", ticket: id }) }, icon("megaphone"), words.t("queue.call")),
      ticket.priority
        ? h("button", { type: "button", class: "menu-item", "data-key": `queue-unpriority-${id}`, onclick: () => act.queue({ type: "prioritise", ticket: id }) }, icon("x-lg"), words.t("queue.priority.none"))
        : reasons(scene, "queue.priority", PRIORITIES, (reason) => act.queue({ type: "prioritise", ticket: id, reason })),
      h("div", { class: "field" }, h("label", { class: "form-label", for: `queue-at-${id}` }, words.t("queue.come-back")), h("div", { class: "desk-hour" }, hours,
        h("button", { type: "button", class: "btn btn-secondary", "data-key": `queue-come-back-${id}`, onclick: () => {
          const at = todayAt(hours.value, queue.now, zone);
          hours.blur();
          if (at) act.queue({ type: "come-back", ticket: id, at });
        } }, words.t("queue.come-back.do")))),
      reasons(scene, "queue.leave", LEAVINGS, (reason) => act.queue({ type: "leave", ticket: id, reason })),
      reasons(scene, "queue.refuse", REFUSALS, (reason) => act.queue({ type: "refuse", ticket: id, reason })),
    ]));
}

/** @param {Scene} scene @param {Ticket} ticket */
function need({ codes }, ticket) {
  return ticket.need ? (codes.family(ticket.need)?.brief ?? ticket.need) : "";
}

/** @param {Scene} scene @param {string} key @param {string} label @param {Drawn[]} content */
function more(scene, key, label, content) {
  return h("details", { class: "menu desk-ticket-more", "data-menu": true },
    h("summary", { "data-key": key }, icon("three-dots"), hidden(scene.words.t("queue.more", label))), h("div", { class: "menu-panel" }, content.flat()));
}

/** A reason is the press itself. @param {Scene} scene @param {string} word @param {readonly string[]} codes @param {(reason: string) => void} chosen */
function reasons({ words }, word, codes, chosen) {
  return h("div", { role: "group", "aria-label": words.t(word) }, h("p", { class: "form-label" }, words.t(word)),
    h("ul", { class: "desk-chips", role: "list" }, codes.map((code) => h("li", {}, h("button", { type: "button", class: "chip", "data-key": `${word}.${code}`, onclick: () => chosen(code) }, h("span", { class: "chip-word" }, words.t(`${word}.${code}`)))))));
}

/** @param {Scene} scene @param {Actions} act */
function give(scene, act) {
  const { words, codes } = scene;
  return h("div", { class: "flow-small" },
    select("queue-need", words.t("queue.need"), codes.lists.themes, given.need, words.t("queue.need.unsaid"), (need) => { given.need = need ?? ""; }),
    select("queue-priority", words.t("queue.priority"), PRIORITIES.map((code) => ({ code, brief: words.t(`queue.priority.${code}`), label: "" })), given.priority, words.t("queue.priority.none.said"), (priority) => { given.priority = priority ?? ""; }),
    h("p", { class: "actions" },
      h("button", { type: "button", class: "btn btn-secondary", "data-key": "queue-give", onclick: () => {
        act.queue({ type: "give", ...(given.need ? { need: given.need } : {}), ...(given.priority ? { priority: given.priority } : {}) });
        Object.assign(given, { need: "", priority: "" });
      } }, icon("plus-lg"), words.t("queue.give.do"))),
    disclosure(scene, "queue-refuse", words.t("queue.refuse.without"), reasons(scene, "queue.refuse", REFUSALS, (reason) => act.queue({ type: "refuse", reason }))));
}
