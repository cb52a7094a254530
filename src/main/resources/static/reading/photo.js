/**
 * Takes the photo of a letter with the camera, or a picture of any kind that this browser can draw, and sends it as a JPEG of a size that
 * suffices to read it: WebP and HEIC come in where the browser knows them, and nobody waits for 20 megabytes. Without a network it waits in this
 * page and in no store of the device, and leaves when the network is back. Without a script one chooses a file.
 */
const LONGEST = 3600;
const QUALITY = 0.86;

/** How often a letter that waits asks for the network, beside what the browser says of it. */
const ASK_AGAIN = 10_000;

/** How long it waits for the server's word: some networks swallow what is sent, and say nothing. */
const ANSWER = 8_000;

const form = document.getElementById("letter");
const area = document.querySelector("[data-photo]");
const file = document.getElementById("f-lettre");
const photo = document.getElementById("f-photo");
const told = document.querySelector("[data-photo-status]");

if (
  form instanceof HTMLFormElement && area instanceof HTMLElement && file instanceof HTMLInputElement && photo instanceof HTMLInputElement &&
  told instanceof HTMLElement
) {
  area.hidden = false;

  /** @param {string} word */
  const say = (word) => (told.textContent = word);

  /** @param {File} picture @returns {Promise<File | null>} nothing when this browser cannot draw it */
  const reduced = async (picture) => {
    let bitmap;
    try {
      bitmap = await createImageBitmap(picture, { imageOrientation: "from-image" });
    } catch {
      return null;
    }
    const factor = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    if (factor === 1 && picture.type === "image/jpeg") return picture;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * factor);
    canvas.height = Math.round(bitmap.height * factor);
    const pen = canvas.getContext("2d");
    if (!pen) return null;
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise((/** @type {(blob: Blob | null) => void} */ done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    return blob && new File([blob], "lettre.jpg", { type: "image/jpeg" });
  };

  /** @param {File} chosen */
  const take = async (chosen) => {
    if (!chosen.type.startsWith("image/")) return;
    say(area.dataset["working"] ?? "");
    const jpeg = await reduced(chosen);
    if (jpeg) {
      const data = new DataTransfer();
      data.items.add(jpeg);
      file.files = data.files;
    }
    // what this browser cannot draw is sent as it is: the server says what to do
    say(jpeg ? "" : (area.dataset["unread"] ?? ""));
  };

  let mayLeave = false;
  let waits = 0;

  const isThere = async () => {
    if (!navigator.onLine) return false;
    try {
      await fetch(form.action, { method: "HEAD", cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(ANSWER) });
      return true;
    } catch {
      return false;
    }
  };

  const leave = async () => {
    const there = await isThere();
    // asked for twice at once: it leaves once
    if (mayLeave) return;
    if (!there) {
      say(area.dataset["waiting"] ?? "");
      clearTimeout(waits);
      waits = setTimeout(() => void leave(), ASK_AGAIN);
      return;
    }
    clearTimeout(waits);
    waits = 0;
    say("");
    mayLeave = true;
    form.requestSubmit();
  };

  form.addEventListener("submit", (event) => {
    if (mayLeave || !file.files?.length) return;
    event.preventDefault();
    void leave();
  });
  window.addEventListener("online", () => {
    if (waits) void leave();
  });
  // what waits is nowhere else
  window.addEventListener("beforeunload", (event) => {
    if (waits) event.preventDefault();
  });

  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (chosen) await take(chosen);
  });
  photo.addEventListener("change", async () => {
    const taken = photo.files?.[0];
    if (!taken) return;
    const data = new DataTransfer();
    data.items.add(taken);
    file.files = data.files;
    await take(taken);
    form.requestSubmit();
  });
}
