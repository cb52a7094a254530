/** Copies what a field holds with one press: `data-copy` names the field, `data-copied` says that it is done. */
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!(button instanceof HTMLElement) || !navigator.clipboard) continue;
  const field = document.getElementById(button.dataset["copy"] ?? "");
  if (!(field instanceof HTMLInputElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    void navigator.clipboard.writeText(field.value).then(() => {
      const word = button.querySelector("span");
      if (word) word.textContent = button.dataset["copied"] ?? "";
    });
  });
}

export {};
