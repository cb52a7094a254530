/**
 * A signature (components/signature): drawn with a finger, a pen or the mouse, beside a name that is typed and a paper that is signed. Without a
 * script these two are there.
 */

const part = document.querySelector("[data-signing]");
const pad = document.querySelector("canvas[data-signature]");
const drawn = document.querySelector("input[data-drawn]");

/** Shows the part of the chosen manner. @param {HTMLElement} within */
function choose(within) {
  const chosen = within.querySelector("input[data-manner]:checked");
  const manner = chosen instanceof HTMLInputElement ? chosen.value : "";
  for (const fields of within.querySelectorAll("[data-for]")) {
    if (fields instanceof HTMLElement) fields.hidden = fields.dataset["for"] !== manner;
  }
}

/** @param {HTMLCanvasElement} canvas @param {HTMLInputElement} kept */
function draw(canvas, kept) {
  const pen = canvas.getContext("2d");
  if (pen === null) return () => {};
  let writes = false;
  let empty = true;
  const clear = () => {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.strokeStyle = "#000";
    pen.fillStyle = "#000";
    pen.lineWidth = 6;
    pen.lineCap = "round";
    pen.lineJoin = "round";
    empty = true;
    kept.value = "";
  };
  /** @param {PointerEvent} event @returns {[number, number]} */
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * canvas.width) / box.width, ((event.clientY - box.top) * canvas.height) / box.height];
  };
  canvas.addEventListener("pointerdown", (event) => {
    writes = true;
    empty = false;
    canvas.setPointerCapture(event.pointerId);
    const [x, y] = at(event);
    pen.beginPath();
    pen.arc(x, y, 3, 0, 2 * Math.PI);
    pen.fill();
    pen.beginPath();
    pen.moveTo(x, y);
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!writes) return;
    pen.lineTo(...at(event));
    pen.stroke();
  });
  for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
    canvas.addEventListener(end, () => {
      if (writes && !empty) kept.value = canvas.toDataURL("image/png");
      writes = false;
    });
  }
  const before = kept.value;
  clear();
  if (before !== "") {
    const picture = new Image();
    picture.addEventListener("load", () => {
      pen.drawImage(picture, 0, 0);
      kept.value = before;
      empty = false;
    });
    picture.src = before;
  }
  return clear;
}

if (part instanceof HTMLElement && pad instanceof HTMLCanvasElement && drawn instanceof HTMLInputElement) {
  for (const fields of part.querySelectorAll("[data-with-script]")) if (fields instanceof HTMLElement) fields.hidden = false;
  const clear = draw(pad, drawn);
  part.querySelector("[data-clear]")?.addEventListener("click", clear);
  const first = part.querySelector("input[data-manner]");
  if (part.querySelector("input[data-manner]:checked") === null && first instanceof HTMLInputElement) first.checked = true;
  part.addEventListener("change", () => choose(part));
  choose(part);
}

export {};
