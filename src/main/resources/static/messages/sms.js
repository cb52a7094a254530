/**
 * Shows while one types what the person gets as an SMS, how many SMS it takes, and which letters make them more. Nothing is taken out of the
 * text. The server counts again by the same alphabet, which the page brings along.
 */
const box = document.getElementById("sms");
const field = document.getElementById(box?.dataset["field"] ?? "");

if (box && field instanceof HTMLTextAreaElement) {
  const { before = "", after = "", alphabet = "", twice = "", same = "", one = "", other = "", others = "", replaced = "" } = box.dataset;
  /** A typographic sign and what telephones write for it. */
  const plain = new Map(same.split("\n").map((pair) => [pair.charAt(0), pair.slice(1)]));

  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (box.querySelector(`[data-part="${name}"]`));

  /** @param {HTMLElement} line @param {string} text */
  const say = (line, text) => {
    if (line.textContent !== text) line.textContent = text;
    line.hidden = text === "";
  };

  /** The sizes of its letters, in turn. @param {string} text @param {boolean} known */
  const sizes = (text, known) => Array.from(text, (sign) => (known ? (twice.includes(sign) ? 2 : 1) : sign.length));

  /** @param {number[]} all @param {number} most */
  const parts = (all, most) => {
    let count = 1;
    let used = 0;
    for (const size of all) {
      if (used + size > most) {
        count++;
        used = 0;
      }
      used += size;
    }
    return count;
  };

  const show = () => {
    const typed = field.value;
    const tight = typed.replace(/«\s+/g, "«").replace(/\s+»/g, "»");
    const text = before + Array.from(tight, (sign) => plain.get(sign) ?? sign).join("") + after;
    const strange = [...new Set(Array.from(text).filter((sign) => !alphabet.includes(sign) && !twice.includes(sign)))];
    const known = strange.length === 0;
    const all = sizes(text, known);
    const length = all.reduce((sum, size) => sum + size, 0);
    const count = length <= (known ? 160 : 70) ? 1 : parts(all, known ? 153 : 67);
    const middle = document.createElement("span");
    middle.className = "strong";
    middle.textContent = typed === "" ? "…" : text.slice(before.length, text.length - after.length);
    part("text").replaceChildren(before, middle, after);
    say(part("count"), typed === "" ? "" : (count === 1 ? one : other).replace("{0}", String(count)).replace("{1}", String(length)));
    say(part("others"), known ? "" : others.replace("{0}", strange.join(" ")));
    say(part("replaced"), [...plain].filter(([sign, to]) => to.trim() !== "" && typed.includes(sign))
      .map(([sign, to]) => replaced.replace("{0}", sign).replace("{1}", to)).join(" "));
  };

  field.addEventListener("input", show);
  show();
}
