/** Keeps the numbers of the network's page up to date, at a desk and on a wall. */
import { follow } from "../shell/live.js";

/**
 * @typedef {{ key: string, value: string, label: string, pressing: boolean }} Figure
 * @typedef {{ at: string, tiles: { key: string, figures: Figure[] }[], alerts: { text: string, href: string }[] }} State
 */

const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-live]"));
const at = root?.querySelector("[data-live-at]");
const lost = /** @type {HTMLElement | null} */ (root?.querySelector("[data-live-lost]"));
const alerts = /** @type {HTMLElement | null} */ (root?.querySelector("[data-live-alerts]"));

const ANSWER = 8_000;

/** The parts in their order: when they change, the page is made anew. @param {State} state */
function shapeOf(state) {
  return state.tiles.flatMap((tile) => tile.figures.map((figure) => `${tile.key}.${figure.key}`)).join(" ");
}

function shapeHere() {
  return [...document.querySelectorAll("[data-figure]")].map((one) => one.getAttribute("data-figure")).join(" ");
}

/** @param {Element | null | undefined} element @param {string} text */
function say(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/** @param {State} state */
function show(state) {
  if (shapeOf(state) !== shapeHere()) return location.reload();
  if (lost) lost.hidden = true;
  say(at, state.at);
  for (const tile of state.tiles)
    for (const figure of tile.figures) {
      const here = document.querySelector(`[data-figure="${tile.key}.${figure.key}"]`);
      say(here?.querySelector("strong"), figure.value);
      say(here?.querySelector("span"), figure.label);
      here?.classList.toggle("live-pressing", figure.pressing);
    }
  showAlerts(state);
}

/** @param {State} state */
function showAlerts(state) {
  if (!alerts) return;
  const said = [...alerts.children].map((one) => one.textContent?.trim() ?? "");
  const wanted = state.alerts.length > 0 ? state.alerts.map((alert) => alert.text) : [alerts.dataset["calm"] ?? ""];
  // what is read aloud is only what is new
  if (said.join("\n") === wanted.join("\n")) return;
  alerts.replaceChildren(...(state.alerts.length > 0 ? state.alerts.map(alertItem) : [calmItem()]));
}

/** @param {{ text: string, href: string }} alert */
function alertItem(alert) {
  const item = document.createElement("li");
  if (alerts?.dataset["liveAlerts"] !== "links") item.textContent = alert.text;
  else {
    const link = document.createElement("a");
    link.href = alert.href;
    link.textContent = alert.text;
    item.append(link);
  }
  return item;
}

function calmItem() {
  const item = document.createElement("li");
  item.className = "live-calm";
  item.textContent = alerts?.dataset["calm"] ?? "";
  return item;
}

async function ask() {
  try {
    const answer = await fetch(`${root?.dataset["live"]}/maintenant`, {
      cache: "no-store",
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(ANSWER),
    });
    // signed out meanwhile: the page itself says so
    if (answer.redirected || answer.status === 401 || answer.status === 403) return location.reload();
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.json());
  } catch {
    if (lost) lost.hidden = false;
  }
}

const following = follow({
  address: () => root && `${root.dataset["live"]}/direct` || undefined,
  told: (data) => {
    following.asked();
    show(JSON.parse(data));
  },
  ask: () => void ask(),
  // the server says something every fifteen seconds at least
  withEvents: 40_000,
  beats: true,
  without: 15_000,
  hidden: false,
});
