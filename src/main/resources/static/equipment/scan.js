/** Labels by the camera into the field of a form: one is sent at once; where many are read, each is a line of its own. */
import { openCamera } from "./camera.js";
import { labelOf, printed } from "./label.js";

for (const scan of document.querySelectorAll("[data-scan]")) {
  if (!(scan instanceof HTMLElement) || !navigator.mediaDevices) continue;
  const field = document.getElementById(scan.dataset["into"] ?? "");
  const view = scan.querySelector("[data-scan-view]");
  const video = scan.querySelector("[data-scan-video]");
  const open = scan.querySelector("[data-scan-open]");
  const status = scan.querySelector("[data-scan-status]");
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || !(view instanceof HTMLElement) || !(video instanceof HTMLVideoElement) || !(open instanceof HTMLButtonElement) || !status) continue;
  const words = scan.dataset;
  const many = words["many"] !== undefined;
  /** @type {(() => void) | null} */
  let close = null;
  const say = (/** @type {string | undefined} */ text, label = "") => (status.textContent = (text ?? "").replace("{0}", label));
  const end = () => {
    close?.();
    close = null;
    view.hidden = true;
    open.hidden = false;
    open.focus();
  };
  const seen = (/** @type {string} */ text) => {
    const label = labelOf(text);
    if (!label) return say(words["none"]);
    if (!many) {
      field.value = printed(label);
      end();
      return field.form?.requestSubmit();
    }
    const lines = field.value.split("\n").filter((line) => line.trim() !== "");
    if (lines.some((line) => labelOf(line) === label)) return say(words["again"], printed(label));
    field.value = [...lines, printed(label)].join("\n");
    say(words["seen"], printed(label));
  };
  scan.hidden = false;
  open.addEventListener("click", async () => {
    open.hidden = true;
    view.hidden = false;
    try {
      const camera = openCamera(video, seen);
      close = camera.close;
      await camera.opened;
      view.querySelector("button")?.focus();
    } catch {
      end();
      say(words["none"]);
    }
  });
  scan.querySelector("[data-scan-close]")?.addEventListener("click", end);
  addEventListener("pagehide", () => close?.());
}
