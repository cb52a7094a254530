/**
 * Makes a photo small on the device, so that it travels with its walk: 1600 pixels at most, a few hundred kilobytes, and nothing of
 * the camera's. The server does it again: it trusts no device.
 */
const LONGEST = 1600;
const HEAVIEST = 250_000;

/** @param {File} file @returns {Promise<string | null>} base64 of a JPEG; null for what is no photo */
export async function small(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (!picture) return null;
  for (const longest of [LONGEST, 1200, 800]) {
    const factor = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * factor));
    canvas.height = Math.max(1, Math.round(picture.height * factor));
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    for (const quality of [0.8, 0.6]) {
      /** @type {Blob | null} */
      const jpeg = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
      if (jpeg && (jpeg.size <= HEAVIEST || (longest === 800 && quality === 0.6))) return base64(new Uint8Array(await jpeg.arrayBuffer()));
    }
  }
  return null;
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
