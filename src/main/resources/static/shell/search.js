/**
 * The search of all pages in its dialog: what is found appears as one types, arrows go through it, Enter opens it. What was typed is sent
 * in the body, and nothing of it is left when the dialog closes.
 */
import { token } from "./forms.js";

/** Milliseconds without a key after which it is asked: each answer about persons is one line of the journal. */
const PAUSE = 250;

/** @param {HTMLDialogElement} dialog @param {boolean} entered whether Enter was pressed before this had loaded */
export function watchSearch(dialog, entered) {
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const field = /** @type {HTMLInputElement} */ (dialog.querySelector("[role=combobox]"));
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
  const found = /** @type {HTMLElement} */ (dialog.querySelector(".search-found"));
  const blank = [...found.childNodes];
  /** The text that the answers belong to; "" for none. */
  let asked = "";
  let timer = 0;
  /** @type {AbortController | undefined} */
  let asking;
  /** Enter came before the answer. */
  let opens = entered;

  const options = () => /** @type {HTMLElement[]} */ ([...found.querySelectorAll("[role=option]")]);
  const chosen = () => options().find((option) => option.getAttribute("aria-selected") === "true");

  /** @param {HTMLElement | undefined} option */
  function choose(option) {
    for (const other of options()) other.setAttribute("aria-selected", String(other === option));
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /** @param {Node[]} nodes @param {string} said */
  function show(nodes, said) {
    found.replaceChildren(...nodes);
    found.scrollTop = 0;
    status.textContent = said;
    field.setAttribute("aria-expanded", String(options().length > 0));
    choose(options()[0]);
  }

  /** @param {string} text */
  function say(text) {
    const note = document.createElement("p");
    note.className = "search-note";
    note.textContent = text;
    show([...blank.slice(0, 1), note], text);
  }

  async function ask() {
    clearTimeout(timer);
    const text = field.value.trim();
    if (text === asked) return;
    asked = text;
    asking?.abort();
    asking = undefined;
    if (!text) return show(blank, "");
    const mine = asking = new AbortController();
    try {
      const answer = await fetch(form.action, {
        method: "POST", signal: mine.signal, headers: { "HX-Request": "true", "X-XSRF-TOKEN": token() }, body: new URLSearchParams({ q: text }),
      });
      const html = await answer.text();
      if (mine !== asking) return;
      // A whole page where a part was asked for: the session has ended
      if (answer.status < 500 && /^\s*<!doctype/i.test(html)) return location.assign(form.action);
      if (!answer.ok) throw new Error(String(answer.status));
      const part = new DOMParser().parseFromString(html, "text/html").body;
      show([...part.childNodes], part.querySelector("#search-list")?.getAttribute("data-count") ?? "");
      asking = undefined;
      if (opens) open(chosen());
    } catch (error) {
      if (mine !== asking) return;
      asking = undefined;
      asked = "";
      opens = false;
      say((error instanceof TypeError ? dialog.dataset["offline"] : dialog.dataset["failed"]) ?? "");
    }
  }

  /** @param {HTMLElement | undefined} option */
  function open(option) {
    opens = false;
    if (!option) return;
    option.click();
  }

  field.addEventListener("input", () => {
    opens = false;
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = options();
    if (step && all.length) {
      event.preventDefault();
      const at = all.findIndex((option) => option === chosen());
      choose(all[(at + step + all.length) % all.length]);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim() === asked && !asking) return open(chosen());
    opens = true;
    void ask();
  });
  found.addEventListener("click", (event) => {
    // The page of now, found: it is there already
    if (event.target instanceof Element && event.target.closest("a") && !event.defaultPrevented) setTimeout(() => dialog.close());
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || (event.target instanceof Element && event.target.closest("[data-close-search]"))) dialog.close();
  });
  dialog.addEventListener("close", () => {
    field.value = "";
    void ask();
  });
  window.addEventListener("online", () => void ask());
  // What was typed before this had loaded
  void ask();
}
