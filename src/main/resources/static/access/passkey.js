/** Passkeys: a form that carries one asks the browser for it when it is sent, and is sent with what the browser answered. */

/** @param {HTMLInputElement} field @returns {Promise<PublicKeyCredential | null>} */
async function answer(field) {
  const asked = JSON.parse(field.dataset["asked"] ?? "{}");
  const credential = field.dataset["passkey"] === "create"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
  return credential instanceof PublicKeyCredential ? credential : null;
}

/** @param {HTMLInputElement} field @param {HTMLFormElement} form */
function watch(field, form) {
  const failed = form.querySelector("[data-passkey-failed]");
  form.addEventListener("submit", (event) => {
    if (field.value) return;
    event.preventDefault();
    failed?.toggleAttribute("hidden", true);
    answer(field).then((credential) => {
      if (!credential) throw new Error("nothing answered");
      field.value = JSON.stringify(credential.toJSON());
      form.requestSubmit();
    }).catch(() => failed?.toggleAttribute("hidden", false)); // given up, too late, or no key of this account
  });
}

if (typeof window.PublicKeyCredential?.parseCreationOptionsFromJSON === "function") {
  document.querySelector("[data-passkey-unknown]")?.remove();
  for (const way of document.querySelectorAll("[data-passkey-way]")) way.removeAttribute("hidden");
  for (const field of document.querySelectorAll("input[data-passkey]")) {
    if (field instanceof HTMLInputElement && field.form) watch(field, field.form);
  }
}
