/**
 * The kiosk, beyond its plain forms: reads texts aloud, says when the network is gone, notices that the point has closed, and goes
 * back to the start when nobody is there any more. Without this script forms, links and the browser's own refresh do the work.
 */
import { watchPrint } from "../shell/pages/print.js";
import { say, whenItSpeaks } from "./speech.js";

/** A ticket stays in sight for that long after the last touch. */
const TICKET = 20_000;
/** Who chose a language and left it: the next person sees French. */
const LANGUAGE = 60_000;
const LOOK = 20_000;
const ANSWER = 8_000;
const TOO_MANY = 429;

const main = /** @type {HTMLElement | null} */ (document.querySelector("[data-kiosk]"));
const offline = /** @type {HTMLElement | null} */ (document.querySelector("[data-offline]"));

/** @param {boolean} gone */
function showOffline(gone) {
  if (offline) offline.hidden = !gone;
}

function watchVoice() {
  const language = document.documentElement.lang;
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-say]"));
  whenItSpeaks(language, () => {
    for (const button of buttons) button.hidden = false;
  });
  for (const button of buttons) button.addEventListener("click", () => say(button.dataset["say"] ?? "", language));
}

/** @param {string} home @param {number} after */
function returnWhenIdle(home, after) {
  let timer = 0;
  const begin = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => location.replace(home), after);
  };
  for (const sign of ["pointerdown", "keydown", "afterprint"]) addEventListener(sign, begin);
  begin();
}

/**
 * Sends the form by itself, so that a line that is down, or a server that answers with a fault, is said here and not by a page without a way back. The ticket's identifier is
 * in the form: sent again, it is the same ticket.
 * @param {HTMLFormElement} form
 */
function watchTaking(form) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (sent) return;
    sent = true;
    form.setAttribute("aria-busy", "true");
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form, event.submitter)) if (typeof value === "string") body.append(name, value);
    fetch(form.action, { method: "POST", body, signal: AbortSignal.timeout(ANSWER) })
      .then((answer) => {
        if (answer.status >= 500 || answer.status === TOO_MANY) throw new Error(String(answer.status));
        location.assign(answer.url);
      })
      .catch(() => {
        sent = false;
        form.removeAttribute("aria-busy");
        showOffline(true);
        offline?.scrollIntoView({ block: "nearest" });
      });
  });
}

/** @param {HTMLElement} start */
function watchState(start) {
  const home = start.dataset["home"] ?? location.pathname;
  const look = () =>
    fetch(`${home}/etat`, { cache: "no-store", signal: AbortSignal.timeout(ANSWER) })
      .then((answer) => answer.json())
      .then((/** @type {{ state: string }} */ now) => {
        showOffline(false);
        if (now.state !== start.dataset["state"]) location.reload();
      })
      .catch(() => showOffline(true));
  setInterval(() => void look(), LOOK);
  addEventListener("offline", () => showOffline(true));
  addEventListener("online", () => void look());
}

watchPrint();
watchVoice();
if (main) {
  const home = main.dataset["home"] ?? location.pathname;
  if (main.dataset["kiosk"] === "ticket") returnWhenIdle(home, TICKET);
  else {
    watchState(main);
    if (main.dataset["default"] === "false") returnWhenIdle(home, LANGUAGE);
    const form = main.querySelector("form[data-take]");
    if (form instanceof HTMLFormElement) watchTaking(form);
  }
}
