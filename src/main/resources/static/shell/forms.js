/** A form is sent once: its buttons wait while it is on its way, and come back if the page does. What is wrong in it, the server says. */

/** @param {HTMLFormElement} form */
function buttons(form) {
  return /** @type {HTMLButtonElement[]} */ ([...form.elements].filter((e) => e instanceof HTMLButtonElement && e.type === "submit"));
}

/** @param {HTMLFormElement} form @param {boolean} busy */
function setBusy(form, busy) {
  form.toggleAttribute("data-sent", busy);
  for (const button of buttons(form)) {
    button.disabled = busy;
    if (busy) button.setAttribute("aria-busy", "true");
    else button.removeAttribute("aria-busy");
  }
}

/** The server says what is wrong, of all fields at once; without a script the browser does, one by one. @param {ParentNode} root */
function leaveProblemsToServer(root) {
  for (const form of root.querySelectorAll("form[data-own-problems]")) {
    if (form instanceof HTMLFormElement) form.noValidate = true;
  }
}

/** What the browser cannot read, half a date, it would send as nothing: it is said at its field instead. @param {HTMLFormElement} form */
function tellUnread(form) {
  for (const old of form.querySelectorAll("[data-unread]")) old.remove();
  const unread = [...form.elements].filter((field) => field instanceof HTMLInputElement && field.validity.badInput);
  for (const field of /** @type {HTMLInputElement[]} */ (unread)) {
    const problem = document.createElement("p");
    problem.className = "field-error";
    problem.dataset["unread"] = "";
    problem.setAttribute("role", "alert");
    problem.textContent = field.validationMessage;
    field.before(problem);
  }
  if (unread[0] instanceof HTMLElement) unread[0].focus();
  return unread.length > 0;
}

/** What shows that a form is of ours, as the cookie has it now. */
export function token() {
  return document.cookie.match(/(?:^|; )(?:__Host-)?XSRF-TOKEN=([^;]*)/)?.[1] ?? "";
}

export function watchForms() {
  leaveProblemsToServer(document);
  document.addEventListener("htmx:afterSettle", () => leaveProblemsToServer(document));
  document.addEventListener("submit", (event) => {
    if (!(event.target instanceof HTMLFormElement) || !event.target.noValidate || !tellUnread(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true });

  // Somebody signed in anew in another tab: this page's forms go on
  document.addEventListener("submit", (event) => {
    const field = event.target instanceof HTMLFormElement ? event.target.elements.namedItem("_csrf") : null;
    if (field instanceof HTMLInputElement) field.value = token() || field.value;
  }, { capture: true });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
    if (form.hasAttribute("data-sent")) {
      event.preventDefault();
      return;
    }
    // What answers with a file leaves the page as it is
    if (event.defaultPrevented || form.hasAttribute("hx-post") || form.hasAttribute("data-download")) return;
    // At once for the second half of a double press, which may come before any timer
    form.setAttribute("data-sent", "");
    // After this turn, so that the name and value of the pressed button are sent too
    setTimeout(() => setBusy(form, true));
  });

  // Back in the browser's history: the page is as it was left, buttons included
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      if (form instanceof HTMLFormElement) setBusy(form, false);
    }
  });

  for (const [name, busy] of /** @type {[string, boolean][]} */ ([["htmx:beforeRequest", true], ["htmx:afterRequest", false]])) {
    document.addEventListener(name, (event) => {
      const form = event.target;
      if (form instanceof HTMLFormElement && form.method === "post") setBusy(form, busy);
    });
  }
}
