/**
 * Who the person is, without a name, and who helps.
 *
 * @typedef {import("./view.js").Scene} Scene
 * @typedef {import("./view.js").Actions} Actions
 * @typedef {import("./view.js").Drawn} Drawn
 */
import { h, icon } from "../shell/dom.js";
import { choiceChip, disclosure, pills, select, stepper } from "./parts.js";

/** @param {Scene} scene @param {Actions} act @param {string} [key] */
export function persons(scene, act, key = "persons") {
  const { words, desk } = scene;
  return stepper(key, words.t("persons"), String(desk.visit.persons), words.t("persons.less"), words.t("persons.more"), (by) => act.describe({ persons: desk.visit.persons + by }));
}

/**
 * Who helps with me: who is there already goes in one press, another comes in two.
 *
 * @param {Scene} scene @param {Actions} act @param {string} [key]
 */
export function colleague(scene, act, key = "colleague") {
  const { desk, words, start } = scene;
  const mediators = desk.visit.mediators ?? [];
  const beside = mediators.filter((m) => m !== start.me.id);
  const others = start.colleagues.filter((c) => c.id !== start.me.id && !mediators.includes(c.id));
  if (beside.length === 0 && others.length === 0) return false;
  return h("ul", { class: "desk-chips desk-beside", role: "list", "aria-label": words.t("with") },
    beside.map((id) => {
      const name = start.colleagues.find((c) => c.id === id)?.name ?? words.t("with.someone");
      return h("li", {}, h("button", { type: "button", class: "chip", "data-key": `${key}-${id}`, "aria-label": words.t("with.remove", name), onclick: () => act.describe({ mediators: mediators.filter((m) => m !== id) }) },
        h("span", { class: "chip-word" }, name), icon("x-lg")));
    }),
    others.length > 0 && beside.length < 3 && h("li", {}, choiceChip(key, "people", words.t("with"), [["", words.t(beside.length > 0 ? "with.another" : "with")], ...others.map((c) => /** @type {[string, string]} */ ([c.id, c.name]))], "",
      (added) => added && act.describe({ mediators: [...(mediators.length ? mediators : [start.me.id]), added] }))));
}

/** @param {Scene} scene @param {Actions} act @param {string} title @returns {Drawn[]} */
export function side(scene, act, title) {
  const { desk, codes, words } = scene;
  const { visit } = desk;
  const direction = visit.direction ?? codes.find("presences", visit.presence ?? scene.presence);
  const outgoing = direction === "OUTGOING" || (typeof direction === "object" && /** @type {import("./codes.js").Presence} */ (direction).direction === "OUTGOING");
  return [h("section", { class: "card", "aria-labelledby": "desk-side" },
    h("div", { class: "card-head" }, h("h2", { id: "desk-side" }, title)),
    h("div", { class: "desk-whole" }, persons(scene, act), colleague(scene, act)),
    visit.requests.length > 0 && !scene.apart && h("p", {}, h("button", { type: "button", class: "btn btn-quiet", "data-key": "follow-up", onclick: act.followUp }, icon("person-vcard"), words.t("follow-up"))),
    disclosure(scene, "person", words.t("more"), h("div", { class: "flow" },
      pills("ageBand", words.t("age"), codes.lists.ageBands, visit.ageBand, (ageBand) => act.describe({ ageBand })),
      pills("gender", words.t("gender"), codes.lists.genders, visit.gender, (gender) => act.describe({ gender })),
      pills("situation", words.t("situation"), codes.lists.situations, visit.situation, (situation) => act.describe({ situation })),
      pills("first", words.t("first"), [{ code: "yes", brief: words.t("yes"), label: "" }, { code: "no", brief: words.t("no"), label: "" }],
        visit.firstVisit === undefined ? undefined : visit.firstVisit ? "yes" : "no", (first) => act.describe({ firstVisit: first === undefined ? undefined : first === "yes" })),
      communeField(scene, act),
      select("language", words.t("language"), codes.lists.languages, visit.language, words.t("unsaid"), (language) => act.describe({ language })),
      pills("direction", words.t("direction"), [{ code: "INCOMING", brief: words.t("direction.in"), label: "" }, { code: "OUTGOING", brief: words.t("direction.out"), label: "" }],
        outgoing ? "OUTGOING" : "INCOMING", (chosen) => chosen && act.describe({ direction: /** @type {"INCOMING" | "OUTGOING"} */ (chosen) })),
      select("partner", words.t("partner"), codes.lists.operators, visit.partner, words.t("partner.none"), (partner) => act.describe({ partner }))), false))];
}

/** @param {Scene} scene @param {Actions} act */
function communeField(scene, act) {
  const { words, desk } = scene;
  const { commune } = desk.visit;
  /** @type {Map<string, string>} */
  const known = new Map();
  const options = h("datalist", { id: "desk-communes" });
  let asked = 0;
  return h("div", { class: "field" }, h("label", { class: "form-label", for: "desk-f-commune" }, words.t("commune")),
    h("input", { class: "form-control", id: "desk-f-commune", list: "desk-communes", autocomplete: "off", "data-key": "commune", placeholder: words.t("commune.hint"),
      value: commune ? (scene.commune?.code === commune ? scene.commune.name : commune) : "",
      oninput: async (/** @type {Event & { target: HTMLInputElement }} */ e) => {
        const text = e.target.value.trim();
        const code = known.get(text);
        if (code || !text) {
          scene.commune = code ? { code, name: text } : null;
          return act.describe({ commune: code });
        }
        // another name is being typed: until one is chosen, none is said
        if (scene.desk.visit.commune) {
          scene.commune = null;
          act.describe({ commune: undefined }, false);
        }
        const turn = ++asked;
        if (text.length < 2) return;
        const found = await act.communes(text);
        if (turn !== asked) return;
        known.clear();
        for (const c of found) known.set(`${c.name} (${c.postcodes[0] ?? c.insee})`, c.insee);
        options.replaceChildren(...[...known.keys()].map((name) => h("option", { value: name })));
      } }), options);
}
