/** Reads the code of a passage card as the server does, so that a wrong sign shows before it is sent. */

const ALPHABET = "23456789ACDEFGHJKMNPQRTVWXY";
const PARTS = 3;
const PART = 5;
const WEIGHTS = [1, 2, 4, 5, 7];
const SEEN_AS = "BSUZ";
const MEANT = "85V2";

/**
 * @param {string} typed case, spaces and dashes do not count
 * @returns {{ signs: string, wrong: number[] }} which parts look wrong, from 1; all of them when there are not fifteen signs
 */
export function readCode(typed) {
  const signs = [...typed.slice(typed.lastIndexOf("#") + 1).toUpperCase().replace(/[^\p{L}\p{N}]+/gu, "")]
    .map((sign) => (SEEN_AS.includes(sign) ? MEANT.charAt(SEEN_AS.indexOf(sign)) : sign))
    .join("");
  const places = Array.from({ length: PARTS }, (_, part) => part + 1);
  return { signs, wrong: signs.length === PARTS * PART ? places.filter((place) => !fits(signs.slice((place - 1) * PART, place * PART), place)) : places };
}

/** @param {string} part @param {number} place */
function fits(part, place) {
  const values = [...part].map((sign) => ALPHABET.indexOf(sign));
  if (values.includes(-1)) return false;
  const sum = values.reduce((all, value, i) => all + value * (WEIGHTS[i] ?? 0), 0);
  return (((sum - place) % ALPHABET.length) + ALPHABET.length) % ALPHABET.length === 0;
}
