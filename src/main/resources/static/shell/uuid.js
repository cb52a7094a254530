/**
 * Identifiers made on the device: UUID version 7. They are unique; they give neither order nor time, because the clock of a
 * device may be wrong.
 *
 * @param {number} [now] milliseconds since 1970
 * @param {Uint8Array} [random] 16 random bytes
 * @returns {string}
 */
export function uuidv7(now = Date.now(), random = crypto.getRandomValues(new Uint8Array(16))) {
  const bytes = new Uint8Array(random);
  let rest = now;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
