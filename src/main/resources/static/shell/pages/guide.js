/** Searches the guide while one types; it finds the same as the server's search. */
import { folded } from "../fold.js";
import { fill, h } from "../dom.js";

const form = document.querySelector("form[data-guide]");
const found = document.getElementById("guide-found");
const words = document.getElementById("guide-words")?.dataset ?? {};

/** @typedef {{ address: string, title: string, chapter: string, text: string }} Section */

/** @type {Promise<Section[]> | undefined} */
let sections;

/** Words of a text. @param {string} text */
const plain = (text) => folded(text).replace(/[^a-z0-9]+/g, " ").trim();

/** @param {string} typed */
async function search(typed) {
  if (!(form instanceof HTMLFormElement) || !found) return;
  const wanted = plain(typed).split(" ").filter(Boolean);
  if (wanted.length === 0) return found.replaceChildren();
  sections ??= fetch(form.dataset["guide"] ?? "").then((answer) => answer.json()).catch((fault) => {
    // Asked for again with the next letter
    sections = undefined;
    throw fault;
  });
  const holds = (/** @type {string} */ text) => wanted.every((word) => plain(text).includes(word));
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
    // Without network the guide is the one that the device keeps, whatever was asked for
    const asked = new URLSearchParams(location.search).get("mots");
    if (asked && field.value === "") {
      field.value = asked;
      void search(asked).catch(() => {});
    }
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => void search(field.value).catch(() => {}), 200);
    });
  }
}
