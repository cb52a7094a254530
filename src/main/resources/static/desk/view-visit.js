/**
 * What is asked now, what has been recorded of this person, and what is still to be asked of what the person named.
 *
 * @typedef {import("./view.js").Scene} Scene
 * @typedef {import("./view.js").Actions} Actions
 * @typedef {import("./view.js").Drawn} Drawn
 * @typedef {import("./visit.js").Request} Request
 * @typedef {import("./visit.js").Draft} Draft
 * @typedef {import("./codes.js").Theme} Theme
 */
import { fill, h, icon } from "../shell/dom.js";
import { choiceChip, choices, digit, disclosure, notice, pills, step, stepper, tile } from "./parts.js";
import { help, requestName } from "./format.js";
import { colleague, persons } from "./view-person.js";
import { BLOCKED, current, DONE_FOR, isFull, isRunning, NOTE_LENGTH, proposed } from "./visit.js";
import { duration, inside } from "./words.js";

/** @param {Scene} scene @param {Actions} act @returns {Drawn[]} the question last, where the thumb is, when one hand holds the device */
export function main(scene, act) {
  const { desk } = scene;
  const request = current(desk);
  if (desk.picking !== null) return [strip(scene, act), ...families(scene, act)];
  if (request?.theme && !scene.arranging) return answers(scene, act, request);
  // Another theme would be the next person
  if (scene.correcting && desk.mode === "kept") return [strip(scene, act)];
  return [strip(scene, act), ...themes(scene, act)];
}

/** What has been recorded of this person, above the question. @param {Scene} scene @param {Actions} act @returns {Drawn} */
function strip(scene, act) {
  const { desk, words } = scene;
  const { requests } = desk.visit;
  if ((requests.length === 0 && desk.noted.length === 0) || desk.mode === "edit") return false;
  const before = requests.at(-1);
  return h("section", { class: "card desk-strip", "aria-label": words.t("strip") },
    requests.length > 0 && h("ol", { class: "desk-requests", role: "list" }, requests.map((r) => {
      const theme = scene.codes.theme(r.theme);
      const name = requestName(scene, r);
      return h("li", {},
        h("div", { class: `desk-request family-${theme?.family ?? 8}` },
          h("span", { class: "desk-request-text" }, h("strong", {}, name), h("span", { class: "desk-request-note" }, help(scene, r))),
          h("button", { type: "button", class: "btn btn-secondary", "data-key": `edit-${r.request}`, "aria-label": words.t("edit.of", name), onclick: () => act.edit(r.request) }, icon("pencil"))),
        r === before && desk.mode === "kept" && [saidAfter(scene, r, (answer) => act.amend(r.request, answer), scene.codes.isDigital(r.theme)), seen(scene, act, r)]);
    })),
    noted(scene, act),
    desk.mode === "kept" && h("p", { class: "actions" }, another(scene, act),
      !scene.correcting && h("button", { type: "button", class: "btn btn-secondary", "data-key": "repeat", "aria-keyshortcuts": "r", title: words.t("repeat.title"), onclick: act.repeat }, icon("arrow-repeat"), words.t("repeat")),
      !scene.correcting && h("button", { type: "button", class: "btn btn-quiet", "data-key": "cancel", "aria-label": words.t("cancel.visit"), onclick: act.cancel }, words.t("cancel"))),
    desk.mode === "more" && desk.same && before && h("p", { class: "desk-same" },
      h("span", {}, words.t("same", inside(scene.codes.brief("levels", before.level)), inside(scene.codes.brief("results", before.result)))),
      h("button", { type: "button", class: "btn btn-quiet", "data-key": "otherHelp", onclick: act.otherHelp }, words.t("same.change"))));
}

/** @param {Scene} scene @param {Actions} act */
function another({ words }, act) {
  return h("button", { type: "button", class: "btn btn-secondary", "data-key": "another", onclick: act.another }, icon("plus-lg"), words.t("another"));
}

/** Themes that the person named while talking. @param {Scene} scene @param {Actions} act */
function noted(scene, act) {
  const { desk, codes, words } = scene;
  return desk.noted.length > 0 && h("ul", { class: "desk-requests desk-noted", role: "list", "aria-label": words.t("noted") }, desk.noted.map((draft, i) => {
    const name = requestName(scene, draft);
    return h("li", { class: `desk-request family-${codes.theme(draft.theme)?.family ?? 8}` },
      h("span", { class: "desk-request-text" }, name, h("span", { class: "desk-request-note" }, words.t("noted.later"))),
      h("button", { type: "button", class: "btn btn-secondary", "data-key": `specify-${i}`, "aria-label": words.t("noted.specify.of", name), onclick: () => act.specify(i) }, words.t("noted.specify")),
      h("button", { type: "button", class: "btn btn-quiet", "data-key": `unnote-${i}`, "aria-label": words.t("noted.remove", name), onclick: () => act.unnote(i) }, icon("x-lg")));
  }));
}

/**
 * What may be said once the result is there: why it is blocked, how a digital request was met. Nobody has to.
 *
 * @param {Scene} scene @param {Draft} request @param {(answer: Draft) => void} say @param {boolean} digital
 */
function saidAfter({ codes, words, desk }, request, say, digital) {
  const editing = desk.mode === "edit";
  const { blockers, supports, autonomies, devices } = codes.lists;
  const why = request.result === BLOCKED && (editing || !request.blocker);
  // What is said stands in the request's own line
  if (!why && (!digital || (!editing && request.autonomy && request.device))) return false;
  return h("div", { class: "desk-after" },
    why && pills("blocker", words.t("blocker"), blockers, request.blocker, (blocker) => say({ blocker })),
    digital && pills("support", words.t("support"), supports, request.support, (support) => say({ support })),
    digital && request.support !== undefined && h("div", { class: "desk-after-more" },
      pills("autonomy", words.t("autonomy"), autonomies, request.autonomy, (autonomy) => say({ autonomy })),
      pills("device", words.t("device"), devices, request.device, (device) => say({ device }))));
}

/** So many gestures are asked about in one request. */
const GESTURES = 2;

/** What the person learns to do meanwhile, one press each; nobody has to. @param {Scene} scene @param {Actions} act @param {Draft} request */
function seen({ start: { gestures }, codes, words, desk, apart }, act, { theme = "", support }) {
  if (!gestures || !support || support === DONE_FOR || apart) return false;
  const fitting = gestures.gestures.filter(({ themes }) => codes.isAmong(theme, themes)).slice(0, GESTURES);
  return fitting.length > 0 && h("div", { class: "desk-after desk-seen", role: "group", "aria-label": words.t("seen") }, fitting.map(({ code, label, picture }) =>
    h("div", { role: "group", "aria-labelledby": `desk-g-${code}` }, h("p", { class: "form-label", id: `desk-g-${code}` }, icon(picture), ` ${label}`),
      h("ul", { class: "desk-chips", role: "list" }, gestures.steps.map((step) => h("li", {},
        h("button", { type: "button", class: "chip", "data-key": `seen-${code}-${step.code}`, "aria-pressed": String(desk.seen?.[code] === step.code), onclick: () => act.see(code, step.code) }, icon(step.icon), h("span", { class: "chip-word" }, step.label))))))));
}

/** @param {Scene} scene @param {Actions} act */
function themes(scene, act) {
  const { desk, words, codes, pinned, arranging } = scene;
  const question = arranging ? words.t("pins.title") : desk.noting ? words.t("question.theme.noting") : words.t({ meet: "question.theme", kept: "question.theme.next", more: "question.theme.more", edit: "question.theme" }[desk.mode]);
  return [step("theme", question, besideThemes(scene, act),
    arranging && h("p", { class: "muted" }, words.t("pins.hint")),
    h("ul", { class: "desk-tiles", role: "list" },
      codes.tiles(pinned).map((theme, i) => h("li", {}, tile(theme, i + 1, () => act.theme(theme.code), { pinned: arranging ? pinned.includes(theme.code) : undefined }))),
      h("li", {}, h("button", { type: "button", class: "tile", "data-key": "browse", "data-digit": "0", "aria-keyshortcuts": "0", onclick: () => act.browse("") },
        icon("grid"), h("span", { class: "tile-word" }, words.t("theme.other")), digit(0)))))];
}

/** @param {Scene} scene @param {Actions} act */
function besideThemes(scene, act) {
  const { desk, words } = scene;
  const button = (/** @type {string} */ key, /** @type {"primary" | "secondary"} */ kind, /** @type {string} */ picture, /** @type {string} */ text, /** @type {() => void} */ pressed, /** @type {string} */ shortcut = "", title = "") =>
    h("button", { type: "button", class: `btn btn-${kind}`, "data-key": key, "aria-keyshortcuts": shortcut || undefined, title: title || undefined, onclick: pressed }, icon(picture), text);
  if (scene.arranging) return button("arranged", "primary", "check-lg", words.t("pins.done"), act.arrange);
  if (desk.noting && desk.noted.length > 0) return button("specify", "primary", "check-lg", words.t("noted.all"), () => act.specify(0));
  if (desk.mode === "more" || desk.noting) return button("back", "secondary", "arrow-left", words.t("back"), act.back);
  if (scene.nextUp && !isRunning(desk)) return button("call-next", "primary", "megaphone", words.t("queue.next", scene.nextUp), act.callNext, "s");
  return isRunning(desk) ? button("next", "secondary", "person-plus", words.t("next"), act.next, "n") : button("next", "primary", "stopwatch", words.t("begin"), act.next, "n", words.t("begin.title"));
}

/** All themes: in their families, or found by a word. @param {Scene} scene @param {Actions} act */
function families(scene, act) {
  const { desk, codes, words } = scene;
  const family = desk.picking ? codes.family(desk.picking) : undefined;
  const list = h("div", {});
  const lines = (/** @type {Theme[]} */ found) => h("ul", { class: "desk-tiles desk-lines", role: "list" },
    found.map((theme, i) => h("li", {}, tile(theme, i + 1, () => act.theme(theme.code), { lying: true }))));
  const browse = () => fill(list, family
    ? lines(family.children)
    : h("ul", { class: "desk-tiles", role: "list" }, codes.lists.themes.map((f, i) => h("li", {}, tile(f, i + 1, () => act.browse(f.code))))));
  browse();
  return [step("theme", family ? family.label : words.t("question.family"),
    h("button", { type: "button", class: "btn btn-secondary", "data-key": "back", onclick: act.back }, icon("arrow-left"), words.t("back")),
    !family && h("div", { class: "field" },
      h("label", { class: "form-label", for: "desk-search" }, words.t("search")),
      h("input", { class: "form-control", id: "desk-search", type: "search", autocomplete: "off", "data-key": "search", oninput: (/** @type {Event & { target: HTMLInputElement }} */ e) => {
        const query = e.target.value.trim();
        if (!query) return browse();
        const found = codes.search(query);
        fill(list, h("p", { class: "muted", role: "status" }, words.n("search.found", found.length)), found.length > 0 && lines(found));
      } })),
    list)];
}

/** @param {Scene} scene @param {Actions} act @param {Draft} request @returns {Drawn[]} */
function answers(scene, act, request) {
  const { desk, codes, words } = scene;
  const theme = codes.theme(request.theme);
  const asked = request.level ? "result" : "level";
  const minutes = request.minutes ?? proposed(desk, scene.now(), codes.habits.minutes);
  const editing = desk.mode === "edit";
  const before = desk.visit.requests.at(-1);
  const level = step("level", words.t("question.level"), !editing && before && !request.level
    ? h("button", { type: "button", class: "btn btn-quiet", "data-key": "sameHelp", "data-again": true, onclick: () => act.sameHelp({ level: before.level, result: before.result }) }, words.t("same.as", inside(codes.brief("levels", before.level)), inside(codes.brief("results", before.result))))
    : null, choices("level", codes.lists.levels, request.level, (code) => act.answer({ level: code }), asked === "level"));
  const result = step("result", words.t("question.result"), null, choices("result", codes.lists.results, request.result, (code) => act.answer({ result: code }), asked === "result", " desk-row-3"),
    editing && saidAfter(scene, request, (answer) => act.answer(answer), codes.isDigital(request.theme) || request.support !== undefined || scene.open.has("digital")),
    editing && seen(scene, act, request));
  const details = [
    h("section", { class: "desk-step desk-steppers", "aria-label": words.t("details") },
      stepper("minutes", words.t("minutes"), request.minutes === undefined ? h("span", { "data-proposed": true }, duration(minutes)) : duration(minutes), words.t("minutes.less"), words.t("minutes.more"),
        (by) => act.answer({ minutes: Math.min(600, Math.max(5, (Math.round((current(desk)?.minutes ?? proposed(desk, scene.now(), codes.habits.minutes)) / 5) + by) * 5)) }, true)),
      !editing && h("div", { class: "desk-persons" }, persons(scene, act, "near")),
      !editing && h("div", { class: "desk-persons" }, colleague(scene, act, "near-colleague"))),
    note(scene, act, request),
    editing && !codes.isDigital(request.theme) && request.support === undefined && !scene.open.has("digital") && h("p", {}, h("button", { type: "button", class: "btn btn-quiet", "data-key": "digital", onclick: act.digital }, words.t("digital"))),
    editing && h("p", { class: "actions" },
      scene.correcting && desk.visit.requests.length === 1 ? another(scene, act)
        : h("button", { type: "button", class: `btn btn-${scene.correcting ? "secondary" : "primary"}`, "data-key": "done", onclick: act.back }, icon("check-lg"), words.t("edit.done")),
      desk.visit.requests.length > 1 && desk.editing && h("button", { type: "button", class: "btn btn-quiet", "data-key": "remove", onclick: () => desk.editing && act.remove(desk.editing) }, words.t("edit.remove"))),
  ];
  const picked = h("section", { class: "desk-step", "aria-label": words.t("theme") },
    h("button", { type: "button", class: `desk-picked family-${theme?.family ?? 8}`, "data-key": "picked", onclick: () => (editing ? act.browse("") : act.back()) },
      h("span", {}, codes.themeName(request.theme ?? "")), h("span", { class: "desk-change" }, words.t("change"))),
    theme?.reorientTo && theme.reorientTo.length > 0 && notice("info", words.t("reorient", theme.reorientTo.map((o) => codes.brief("operators", o)).join(", ")) + (theme.reorientWhy ? " " + theme.reorientWhy : "")),
    !editing && themeLinks(request.theme),
    operators(scene, act, request, theme),
    !editing && noted(scene, act),
    !editing && !isFull(desk) && h("p", { class: "desk-talking" }, h("button", { type: "button", class: "btn btn-quiet", "data-key": "note-theme", onclick: act.note }, icon("plus-lg"), words.t("noted.add"))));
  // In one hand what is asked stands last, where the thumb is; what is answered and what can wait stands above
  if (scene.handed() !== "both" && !editing) return [picked, ...details, asked === "level" ? [result, level] : [level, result]].flat();
  return [picked, level, result, ...details];
}

/** Pages of other modules that help with the theme, as the page of the desk names them. @param {string | undefined} theme @returns {Drawn} */
function themeLinks(theme) {
  const links = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-theme-link]"))].filter((link) => link.dataset.themeLink === theme);
  return links.length > 0 && h("p", { class: "actions" }, links.map((link) => h("a", { class: "btn btn-secondary", href: link.href, "data-key": `link-${link.href}` }, link.textContent)));
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

/** @param {Scene} scene @param {Actions} act @param {Draft} request */
function note(scene, act, request) {
  const { words } = scene;
  const left = h("span", {}, words.t("note.left", NOTE_LENGTH - (request.note ?? "").length));
  const warnings = h("div", { class: "desk-warnings", role: "status" });
  /** @type {typeof import("../shell/sensitive.js") | undefined} */
  let finder;
  const undecided = () => (finder?.findSensitive(area.value) ?? []).filter((f) => !scene.left.has(f.text));
  // What is still to be decided upon, or looked through, is not sent at once: taken out in time, it has never left the device
  const changed = () => {
    left.textContent = words.t("note.left", NOTE_LENGTH - area.value.length);
    act.answer({ note: area.value }, true, !finder || undecided().length > 0);
    warn();
  };
  const warn = () => fill(warnings, ...undecided().map((finding) => h("div", { class: "notice notice-warning" }, icon("exclamation-triangle"),
    h("p", { class: "notice-text" }, words.t(`sensitive.${finding.kind}`, finding.text)),
    h("button", { type: "button", class: "btn btn-primary", "data-key": "sensitive-remove", onclick: () => {
      area.value = finder?.without(area.value, finding) ?? area.value;
      changed();
      area.focus();
    } }, words.t("sensitive.remove")),
    h("button", { type: "button", class: "btn btn-secondary", "data-key": "sensitive-leave", onclick: () => {
      scene.left.add(finding.text);
      changed();
      area.focus();
    } }, words.t("sensitive.leave")))));
  const watch = async () => {
    if (finder) return;
    [finder] = await Promise.all([import("../shell/sensitive.js"), scene.moreWords()]);
    if (undecided().length > 0) warn();
  };
  const area = h("textarea", { class: "form-control", id: "desk-note", rows: 3, maxlength: NOTE_LENGTH, "data-key": "note", "aria-describedby": "desk-note-hint", onfocus: () => void watch(), oninput: async () => {
    const looksThrough = finder !== undefined;
    changed();
    if (looksThrough) return;
    await watch();
    // Unless somebody else is being helped since
    if ((current(scene.desk)?.note ?? "") === area.value) changed();
  } }, request.note ?? "");
  if (request.note) void watch();
  return disclosure(scene, "note", words.t("note"), h("div", { class: "field" },
    h("label", { class: "form-label", for: "desk-note" }, words.t("note.label")),
    h("p", { class: "form-text", id: "desk-note-hint" }, words.t("note.hint"), " ", left),
    area, warnings), Boolean(request.note));
}
