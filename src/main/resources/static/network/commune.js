/**
 * Suggests communes while one types: fills the list of the field. Without it the server understands what was typed.
 */
const field = /** @type {HTMLInputElement | null} */ (document.getElementById("f-commune"));
const list = document.getElementById("communes");
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

async function suggest() {
  const text = field?.value.trim() ?? "";
  if (text.length < 2 || /^\d{1,4}$/.test(text)) return;
  try {
    const answer = await fetch((list?.dataset["from"] ?? "/bureau/reseau/communes") + "?q=" + encodeURIComponent(text));
    if (!answer.ok) return;
    const communes = /** @type {string[]} */ (await answer.json());
    list?.replaceChildren(...communes.map((commune) => {
      const option = document.createElement("option");
      option.value = commune;
      return option;
    }));
  } catch {
    // No network: what is typed is understood when it is sent
  }
}

field?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(suggest, 200);
});
