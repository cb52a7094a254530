/**
 * Labels of equipment on a device: the same rule as the server's (ReadableSigns, Label). Two parts of five signs, the last of which checks the part.
 */
const ALPHABET = "23456789ACDEFGHJKMNPQRTVWXY";
const WEIGHTS = [1, 2, 4, 5, 7];
const PLACES = [4, 5];
/** @type {Record<string, string>} */
const LIKE = { B: "8", S: "5", U: "V", Z: "2" };

/** @param {string} part @param {number} place */
function fits(part, place) {
  const signs = [...part].map((sign) => ALPHABET.indexOf(sign));
  if (signs.length !== WEIGHTS.length || signs.includes(-1)) return false;
  const sum = signs.reduce((all, sign, i) => all + sign * (WEIGHTS[i] ?? 0), 0);
  return (sum - place) % ALPHABET.length === 0;
}

/** The ten signs of what was typed, or of the address that a camera saw; null when it is no label. @param {string} typed */
export function labelOf(typed) {
  const end = typed.trim().split("/").pop() ?? "";
  const signs = end.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, "").replace(/[BSUZ]/g, (sign) => LIKE[sign] ?? sign);
  return signs.length === 10 && fits(signs.slice(0, 5), PLACES[0] ?? 0) && fits(signs.slice(5), PLACES[1] ?? 0) ? signs : null;
}

/** As it is printed. @param {string} signs */
export function printed(signs) {
  return signs.length === 10 ? `${signs.slice(0, 5)}-${signs.slice(5)}` : signs;
}
