/**
 * The line that is typed: what it would record stands under it in words before anything is recorded; suggestions are chosen
 * with the arrows. It comes, with what reads it, when the field is first entered.
 *
 * @typedef {import("./view.js").Scene} Scene
 * @typedef {import("./line.js").Reading} Reading
 * @typedef {import("./line.js").Suggestion} Suggestion
 * @typedef {import("./line.js").Learnt} Learnt
 * @typedef {typeof import("./line.js")} Reader
 */
import { h, hidden, icon } from "../shell/dom.js";
import { requestName } from "./format.js";
import { duration, inside } from "./words.js";

/** Milliseconds after the last letter before a screen reader is told what would be recorded. */
const SETTLED = 900;

/** Milliseconds after the last letter before the guide is asked. */
const PAUSE = 300;

/** A line that begins so asks the guide and records nothing. */
const GUIDE = /^\s*\/guide\b\s*/i;

export class TypedLine {
  /**
   * @param {HTMLElement} region with its field
   * @param {Scene} scene
   * @param {object} does
   * @param {(reading: Reading) => void} does.record
   * @param {(reading: Reading) => void} does.specify asks for the rest by the tiles
   * @param {(text: string) => void} does.say
   * @param {() => Promise<Learnt | undefined>} does.learnt
   * @param {(learnt: Learnt) => void} does.learn
   * @param {() => void} does.leave
   * @param {import("./answers.js").Answers} does.answers
   */
  constructor(region, scene, does) {
    this.scene = scene;
    this.does = does;
    /** @type {Reader | null} */
    this.reader = null;
    /** @type {Learnt} */
    this.learnt = {};
    /** @type {import("./line.js").Vocabulary | null} */
    this.vocabulary = null;
    /** @type {Suggestion[]} */
    this.suggested = [];
    this.active = -1;
    this.refused = false;
    /** What was recorded has left the line: nothing is proposed until something is typed. */
    this.quiet = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.settled = undefined;
    const { words } = scene;
    this.list = h("ul", { id: "desk-line-list", role: "listbox", "aria-label": words.t("line.suggestions"), class: "desk-options" });
    this.said = h("div", { id: "desk-line-said", class: "desk-said" });
    this.guide = h("div", { class: "desk-said" });
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.asking = undefined;
    /** @type {import("./answers.js").Answer[]} */
    this.answers = [];
    // A press on it leaves the caret in the line
    this.panel = h("div", { class: "desk-panel", hidden: true, onpointerdown: (/** @type {PointerEvent} */ e) => e.preventDefault() }, this.said, this.list, this.guide);
    this.input = /** @type {HTMLInputElement} */ (region.querySelector("input"));
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", "desk-line-list"], ["aria-describedby", "desk-line-said"]]) this.input.setAttribute(name, value);
    this.input.addEventListener("focus", () => !this.quiet && void this.open());
    this.input.addEventListener("input", () => void this.changed());
    this.input.addEventListener("click", () => void this.open());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    region.append(this.panel);
    region.addEventListener("focusout", (event) => {
      if (!(event.relatedTarget instanceof Node && region.contains(event.relatedTarget))) this.close();
    });
  }

  async open() {
    await this.load();
    this.draw();
    // what was typed before the line was read
    if (this.question() && this.answers.length === 0) void this.ask(false);
  }

  close() {
    this.panel.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.active = -1;
  }

  /** The reader, and words for the lists of now. */
  async load() {
    if (!this.reader) {
      const [reader, learnt] = await Promise.all([import("./line.js"), this.does.learnt()]);
      this.learnt = learnt ?? {};
      this.reader = reader;
    }
    if (this.vocabulary?.codes !== this.scene.codes) this.vocabulary = new this.reader.Vocabulary(this.scene.codes, this.learnt, this.scene.words.t("line.aliases"));
    return { reader: this.reader, vocabulary: this.vocabulary };
  }

  async changed() {
    this.active = -1;
    this.refused = false;
    await this.load();
    this.draw();
    clearTimeout(this.asking);
    if (!this.input.value.trim()) this.answer([]);
    else this.asking = setTimeout(() => void this.ask(false), PAUSE);
    clearTimeout(this.settled);
    this.settled = setTimeout(() => this.said.textContent && this.does.say(this.said.textContent), SETTLED);
  }

  /** What is asked of the guide: all that is typed, or what follows its word. */
  question() {
    return this.input.value.replace(GUIDE, "").trim();
  }

  /** @param {boolean} whole */
  async ask(whole) {
    const asked = this.question();
    const found = asked.length < 3 ? [] : await this.does.answers.of(asked, whole);
    if (asked === this.question()) this.answer(found);
  }

  /** Three sheets below the line. @param {import("./answers.js").Answer[]} found */
  answer(found) {
    const { words } = this.scene;
    this.answers = found;
    this.guide.replaceChildren(...(found.length === 0 ? [] : [h("p", { class: "muted" }, words.t("line.guide")), ...found.map((one) => h("details", { class: "disclosure" },
      h("summary", {}, one.title),
      h("p", {}, one.answer),
      one.papers.length > 0 && h("p", {}, h("strong", {}, words.t("line.guide.bring")), ` ${one.papers.join(" · ")}`),
      one.forms.length > 0 && h("p", {}, h("strong", {}, words.t("line.guide.forms")), ` ${one.forms.join(" · ")}`),
      one.old && h("p", { class: "desk-trouble" }, words.t("line.guide.old", one.old)),
      h("p", {}, h("a", { href: one.href, "data-key": `line-guide-${one.id}` }, words.t("line.guide.open", one.id)))))]));
  }

  /** @returns {Reading | null} null for an empty line, and for one that asks the guide alone */
  reading() {
    if (GUIDE.test(this.input.value)) return null;
    if (!this.reader || !this.vocabulary || !this.input.value.trim()) return null;
    const { desk } = this.scene;
    const last = desk.visit.requests.at(-1);
    const same = /^\s*\+/.test(this.input.value) || desk.mode === "more";
    return this.reader.read(this.input.value, this.vocabulary, same ? last : undefined);
  }

  draw() {
    if (!this.reader || !this.vocabulary || document.activeElement !== this.input) return;
    const text = this.input.value;
    this.suggested = GUIDE.test(text) ? [] : this.reader.suggest(text, this.input.selectionStart ?? text.length, this.vocabulary);
    const reading = this.reading();
    this.said.replaceChildren(...(reading ? this.wordsOf(reading, text) : [h("p", { class: "muted" }, this.scene.words.t("line.hint"))]));
    this.input.setAttribute("aria-invalid", String(this.refused && (reading?.troubles.length ?? 0) > 0));
    this.list.replaceChildren(...this.suggested.map((s, i) => h("li", { id: `desk-line-${i}`, role: "option", class: "desk-option", "aria-selected": String(i === this.active), onclick: () => this.choose(i) },
      h("span", {}, s.label), s.detail && h("span", { class: "desk-request-note" }, s.detail), hidden(`, ${this.scene.words.t(`line.kind.${s.kind}`)}`))));
    this.list.hidden = this.suggested.length === 0;
    this.panel.hidden = false;
    this.input.setAttribute("aria-expanded", String(this.suggested.length > 0));
    this.mark();
  }

  mark() {
    for (const [i, option] of [...this.list.children].entries()) option.setAttribute("aria-selected", String(i === this.active));
    if (this.active < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `desk-line-${this.active}`);
    this.list.children[this.active]?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.panel.hidden) return void this.open();
      const count = this.suggested.length;
      if (count === 0) return;
      // One place more than there are suggestions: the line itself
      this.active = ((this.active + 1 + (event.key === "ArrowDown" ? 1 : count)) % (count + 1)) - 1;
      this.mark();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (event.repeat) return;
      if (this.active >= 0) this.choose(this.active);
      else void this.enter(event.ctrlKey || event.metaKey);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (!this.panel.hidden && this.input.value) {
        this.close();
      } else {
        this.input.value = "";
        this.close();
        this.does.leave();
      }
    }
  }

  /** @param {number} index */
  choose(index) {
    const chosen = this.suggested[index];
    if (!chosen || !this.reader) return;
    const { value } = this.input;
    const typed = value.slice(chosen.start, chosen.end);
    if (index > 0) {
      this.learnt = this.reader.learn(this.learnt, typed, chosen);
      this.vocabulary = null;
      this.does.learn(this.learnt);
    }
    const after = value.slice(chosen.end).replace(/^\s+/, "");
    this.input.value = `${value.slice(0, chosen.start)}${chosen.insert} ${after}`;
    const caret = chosen.start + chosen.insert.length + 1;
    this.input.focus();
    this.input.setSelectionRange(caret, caret);
    void this.changed();
  }

  /** @param {boolean} byHand */
  async enter(byHand) {
    await this.load();
    if (GUIDE.test(this.input.value)) {
      await this.ask(true);
      const [first] = this.answers;
      if (first) location.assign(first.href);
      else this.does.say(this.scene.words.t("line.guide.none"));
      return;
    }
    const reading = this.reading();
    if (!reading) return;
    const [trouble] = reading.troubles;
    if (trouble) {
      this.refused = true;
      this.draw();
      this.input.setSelectionRange(trouble.start, trouble.end);
      return this.does.say(this.troubleText(trouble));
    }
    if (reading.requests.length === 0) return;
    clearTimeout(this.settled);
    this.input.value = "";
    this.input.setAttribute("aria-invalid", "false");
    this.quiet = true;
    this.input.focus();
    this.quiet = false;
    this.close();
    if (byHand) this.does.specify(reading);
    else this.does.record(reading);
  }

  // --- in words ---------------------------------------------------------------------------------------------------

  /** @param {import("./line.js").Trouble} trouble */
  troubleText(trouble) {
    return this.scene.words.t(`line.trouble.${trouble.reason}`, trouble.text);
  }

  /** @param {Reading} reading @param {string} text */
  wordsOf(reading, text) {
    const { scene } = this;
    const { words, codes } = scene;
    const parts = [];
    if (reading.troubles.length > 0) {
      parts.push(h("p", { class: "desk-echo" }, icon("exclamation-circle"), h("span", {}, this.echo(reading, text))), ...reading.troubles.map((t) => h("p", { class: "desk-trouble" }, this.troubleText(t))));
      return parts;
    }
    if (reading.requests.length === 0) return [h("p", { class: "muted" }, words.t("line.hint"))];
    parts.push(h("p", { class: "muted" }, words.t((reading.same || scene.desk.mode === "more") && scene.desk.visit.requests.length > 0 ? "line.enter.same" : "line.enter")));
    for (const said of reading.requests) {
      const usual = (/** @type {string} */ fact, /** @type {string} */ shown) => said.assumed.includes(fact) ? h("span", { class: "desk-usual" }, shown) : h("span", {}, shown);
      const result = codes.brief("results", said.result);
      const pieces = [
        usual("theme", requestName(scene, said)),
        usual("level", inside(codes.brief("levels", said.level))),
        usual("result", inside(said.blocker ? `${result} (${inside(codes.brief("blockers", said.blocker))})` : result)),
        said.support && h("span", {}, inside(codes.brief("supports", said.support))),
        said.minutes === undefined ? h("span", { class: "desk-usual" }, words.t("line.timed")) : h("span", {}, duration(said.minutes)),
      ].filter((p) => p instanceof Node);
      parts.push(h("p", { class: `desk-request family-${codes.theme(said.theme)?.family ?? 8}` }, h("span", {}, pieces.flatMap((p, i) => (i > 0 ? [", ", p] : [p])))));
      const { reorientTo = [] } = codes.theme(said.theme) ?? {};
      if (reorientTo.length > 0) parts.push(h("p", { class: "desk-trouble" }, words.t("reorient", reorientTo.map((o) => codes.brief("operators", o)).join(", "))));
    }
    const whole = [reading.persons ? words.n("day.persons", reading.persons) : "", reading.presence ? codes.brief("presences", reading.presence) : ""].filter(Boolean).join(" · ");
    if (whole) parts.push(h("p", {}, whole));
    parts.push(h("p", { class: "actions" },
      h("button", { type: "button", class: "btn btn-primary", "data-key": "line-record", onclick: () => void this.enter(false) }, icon("check-lg"), words.t("line.record")),
      h("button", { type: "button", class: "btn btn-quiet", "data-key": "line-specify", "aria-keyshortcuts": "Control+Enter", onclick: () => void this.enter(true) }, words.t("line.specify"))));
    return parts;
  }

  /** The line as it was typed, with what was not understood marked at its place. @param {Reading} reading @param {string} text */
  echo(reading, text) {
    const parts = [];
    let at = 0;
    for (const trouble of [...reading.troubles].sort((a, b) => a.start - b.start)) {
      if (trouble.start < at) continue;
      parts.push(text.slice(at, trouble.start), h("mark", {}, text.slice(trouble.start, trouble.end)));
      at = trouble.end;
    }
    return [...parts, text.slice(at)];
  }
}
