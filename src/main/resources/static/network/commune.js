/**
 * Suggests communes while one types: fills the list that the fields of a commune have. Without it the server understands what was typed.
 */
const fields = document.querySelectorAll('#f-commune, [list="communes"]');
const list = document.getElementById("communes");
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** @param {string} typed */
async function suggest(typed) {
  const text = typed.trim();
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

for (const field of fields) {
  if (!(field instanceof HTMLInputElement)) continue;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => suggest(field.value), 200);
  });
}
