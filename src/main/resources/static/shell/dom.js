/** Makes elements without ever reading data as HTML. */

/**
 * @typedef {Node | string | number | false | null | undefined} Child
 * @typedef {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} Attributes
 */

const SVG = "http://www.w3.org/2000/svg";
const SPRITE = new URL("desk.svg", import.meta.url).href;

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Attributes} attributes "onclick" and the like listen; false, null and undefined leave the attribute out
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, String(value));
  }
  for (const child of children.flat()) {
    if (child !== false && child !== null && child !== undefined) element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

/** @param {string | undefined} name @returns {SVGElement | null} */
export function icon(name) {
  if (!name) return null;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${SPRITE}#${name}`);
  svg.append(use);
  return svg;
}

/** Text that only a screen reader says. @param {string} text */
export function hidden(text) {
  return h("span", { class: "visually-hidden" }, text);
}

/**
 * Puts new children in a region. Who had the focus there keeps it, when the same thing (data-key) is still there.
 *
 * @param {HTMLElement} region
 * @param {(Child | Child[])[]} children
 */
export function fill(region, ...children) {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && region.contains(active) ? active.dataset["key"] : undefined;
  region.replaceChildren(...children.flat().filter((c) => c !== false && c !== null && c !== undefined).map((c) => (c instanceof Node ? c : String(c))));
  if (key) focusOn(region, key);
}

/** @param {ParentNode} region @param {string} key */
export function focusOn(region, key) {
  const target = region.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (target instanceof HTMLElement) target.focus();
  return target !== null;
}
