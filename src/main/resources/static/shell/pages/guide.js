/** Searches the guide while one types, also without network: the same words as the server's search finds. */
import { fill, h } from "../dom.js";

const form = document.querySelector("form[data-guide]");
const found = document.getElementById("guide-found");
const words = document.getElementById("guide-words")?.dataset ?? {};

/** @typedef {{ address: string, title: string, chapter: string, text: string }} Section */

/** @type {Promise<Section[]> | undefined} */
let sections;

/** Without accents and signs. @param {string} text */
function folded(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}+/gu, "").replaceAll("œ", "oe").replaceAll("æ", "ae").replace(/[^a-z0-9]+/g, " ").trim();
}

/** @param {string} typed */
async function search(typed) {
  if (!(form instanceof HTMLFormElement) || !found) return;
  const wanted = folded(typed).split(" ").filter(Boolean);
  if (wanted.length === 0) return found.replaceChildren();
  sections ??= fetch(form.dataset["guide"] ?? "").then((answer) => answer.json());
  const holds = (/** @type {string} */ text) => wanted.every((word) => folded(text).includes(word));
  const all = (await sections).filter((one) => holds(`${one.title} ${one.text}`)).sort((a, b) => Number(holds(b.title)) - Number(holds(a.title)));
  const told = (words[all.length > 1 ? "other" : "one"] ?? "").replace("{0}", String(all.length)).replace("{1}", typed.trim());
  fill(found, h("h2", {}, told), all.length === 0 ? h("p", {}, words["nothing"]) : h("ul", { class: "overview-rows" }, all.map((one) =>
    h("li", {}, h("a", { class: "overview-row", href: one.address }, h("span", {}, one.title), h("span", { class: "overview-detail" }, one.chapter))))));
}

if (form instanceof HTMLFormElement) {
  const field = form.elements.namedItem("mots");
  if (field instanceof HTMLInputElement) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => void search(field.value).catch(() => {}), 200);
    });
    // the page that a device keeps does not know what was asked
    const asked = new URLSearchParams(location.search).get("mots");
    if (asked && field.value === "") {
      field.value = asked;
      void search(asked).catch(() => {});
    }
  }
}
