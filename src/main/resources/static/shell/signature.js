/** A canvas that a signature is drawn on, kept as a picture. */

/**
 * Lets somebody draw on a canvas.
 *
 * @param {HTMLCanvasElement} canvas @param {HTMLInputElement} kept gets the picture as a data address @returns {() => void} clears it
 */
export function drawSignature(canvas, kept) {
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
