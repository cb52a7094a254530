/** The way from the desk to the panel "Tournée"; the panel itself is loaded when it is first opened. */
import { h, icon } from "../desk/dom.js";

/**
 * @param {HTMLElement | null} desk
 * @param {import("../desk/words.js").Words} words
 * @param {Omit<import("./panel.js").Road, "away" | "title" | "close">} road
 */
export function offerRoad(desk, words, road) {
  desk?.append(h("div", { class: "desk-road no-print" },
    h("button", { type: "button", class: "btn btn-secondary", "data-key": "road", "aria-haspopup": "dialog", onclick: () => void import("./panel.js").then(({ openRoad }) => openRoad({ ...road, away: words.t("road.away"), title: words.t("road"), close: words.t("road.close") })) },
      icon("truck-front"), words.t("road"))));
}
