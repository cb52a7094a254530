/**
 * A camera has opened the address of a card: the code stands behind "#", which no server is sent. It goes into the form, out of the
 * address, and is asked for.
 */
const code = location.hash.slice(1);
const field = document.querySelector("#f-code");
if (field instanceof HTMLInputElement && /^[0-9A-Za-z-]{15,20}$/.test(code)) {
  history.replaceState(null, "", location.pathname);
  field.value = code;
  field.form?.requestSubmit();
}
