/**
 * Moves a turn of the week to another day or colleague: by drag, or with the keyboard (M picks it up, arrows choose a cell, Enter drops it,
 * Escape cancels). The form of the page is sent; a page without this script has a page for each day instead.
 */

const TURN = "a[data-from]";
const CELL = "td[data-mediator]";

const week = document.querySelector("[data-rota]");
const form = document.querySelector("#rota-move");
const said = document.querySelector("#rota-said");

/** The turn that was picked up, and the cell it would be dropped on. @type {HTMLAnchorElement | null} */
let picked = null;
/** @type {HTMLElement | null} */
let over = null;

/** @param {Element} element @returns {HTMLElement | null} */
function cellOf(element) {
  return element.closest(CELL);
}

/** @param {string} text */
function say(text) {
  if (said) said.textContent = text;
}

/** @param {HTMLElement | null} cell */
function mark(cell) {
  over?.classList.remove("rota-over");
  over = cell;
  over?.classList.add("rota-over");
  if (over) over.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** @param {HTMLAnchorElement} turn */
function pick(turn) {
  picked = turn;
  turn.classList.add("rota-picked");
  mark(cellOf(turn));
}

function release() {
  picked?.classList.remove("rota-picked");
  picked = null;
  mark(null);
}

/** @param {string} name @param {string | undefined} value */
function set(name, value) {
  const field = form instanceof HTMLFormElement ? form.elements.namedItem(name) : null;
  if (field instanceof HTMLInputElement) field.value = value ?? "";
}

function drop() {
  const from = picked && cellOf(picked);
  const to = over;
  const turn = picked;
  release();
  if (!turn || !from || !to || from === to || !(form instanceof HTMLFormElement)) return;
  set("mediator", from.dataset["mediator"]);
  set("day", from.dataset["day"]);
  set("from", turn.dataset["from"]);
  set("to", to.dataset["mediator"]);
  set("toDay", to.dataset["day"]);
  form.requestSubmit();
}

/** The cell so many rows and columns from another. @param {HTMLElement} cell @param {number} rows @param {number} columns */
function neighbour(cell, rows, columns) {
  const row = cell.closest("tr");
  const all = [...(row?.parentElement?.children ?? [])];
  const next = row && all[all.indexOf(row) + rows];
  const at = row ? [...row.querySelectorAll(CELL)].indexOf(cell) + columns : -1;
  const found = next?.querySelectorAll(CELL)[at];
  return at >= 0 && found instanceof HTMLElement ? found : null;
}

/** @type {Record<string, [number, number]>} */
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

if (week instanceof HTMLElement && form) {
  for (const turn of week.querySelectorAll(TURN)) turn.setAttribute("draggable", "true");

  week.addEventListener("dragstart", (event) => {
    const turn = event.target instanceof Element ? event.target.closest(TURN) : null;
    if (!(turn instanceof HTMLAnchorElement) || !event.dataTransfer) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", turn.textContent ?? "");
    pick(turn);
  });

  week.addEventListener("dragover", (event) => {
    const cell = event.target instanceof Element ? cellOf(event.target) : null;
    if (!picked || !cell) return;
    event.preventDefault();
    if (cell !== over) mark(cell);
  });

  week.addEventListener("drop", (event) => {
    if (!picked) return;
    event.preventDefault();
    drop();
  });

  week.addEventListener("dragend", () => release());

  week.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const turn = event.target instanceof Element ? event.target.closest(TURN) : null;
    if (!picked) {
      if (event.key.toLowerCase() !== "m" || !(turn instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      pick(turn);
      say(week.dataset["picked"] ?? "");
      return;
    }
    const step = STEPS[event.key];
    if (step && over) {
      event.preventDefault();
      const next = neighbour(over, step[0], step[1]);
      if (next) mark(next);
      say(`${week.dataset["over"] ?? ""} ${over.dataset["said"] ?? ""}`);
    } else if (event.key === "Enter") {
      event.preventDefault();
      drop();
    } else if (event.key === "Escape" || event.key === "Tab") {
      if (event.key === "Escape") event.preventDefault();
      release();
      say(week.dataset["dropped"] ?? "");
    }
  });
}
export {};
