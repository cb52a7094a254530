/**
 * A camera has opened the address of a card: the code stands behind "#", which no server is sent. It goes into the form, out of the
 * address, and is asked for.
 */
const code = location.hash.slice(1);
const typed = document.querySelector("#f-code");
if (typed instanceof HTMLInputElement && /^[0-9A-Za-z-]{15,20}$/.test(code)) {
  history.replaceState(null, "", location.pathname);
  typed.value = code;
  typed.form?.requestSubmit();
}
export {};
