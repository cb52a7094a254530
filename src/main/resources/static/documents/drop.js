/**
 * Lets papers be dropped on the form, and says at once what is too heavy: nothing travels that would be refused. Without a script one
 * chooses, and the server says it.
 */
const area = document.querySelector("[data-drop]");
const form = document.getElementById("add-form");
const field = document.getElementById("f-fichiers");
const error = document.querySelector("[data-drop-error]");

if (area instanceof HTMLElement && form instanceof HTMLFormElement && field instanceof HTMLInputElement && error instanceof HTMLElement) {
  const most = Number(area.dataset["most"]);
  const said = area.querySelector("[data-drop-text]");
  const first = said?.textContent ?? "";
  area.hidden = false;

  const tooHeavy = () => [...(field.files ?? [])].reduce((sum, file) => sum + file.size, 0) > most;
  const show = () => {
    const files = [...(field.files ?? [])];
    if (said) said.textContent = files.length ? (area.dataset["chosen"] ?? "").replace("{0}", files.map((file) => file.name).join(", ")) : first;
    area.classList.toggle("drop-chosen", files.length > 0);
    error.hidden = !tooHeavy();
    error.textContent = tooHeavy() ? (area.dataset["tooHeavy"] ?? "") : "";
  };

  field.addEventListener("change", show);
  for (const over of ["dragenter", "dragover"]) form.addEventListener(over, (event) => {
    event.preventDefault();
    area.classList.add("drop-over");
  });
  form.addEventListener("dragleave", (event) => {
    if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget))) area.classList.remove("drop-over");
  });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    area.classList.remove("drop-over");
    if (!event.dataTransfer?.files.length) return;
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
  });
  // Before the form is marked as sent
  form.addEventListener("submit", (event) => {
    if (!tooHeavy()) return;
    event.preventDefault();
    event.stopPropagation();
    show();
    field.focus();
  }, true);
}

export {};
