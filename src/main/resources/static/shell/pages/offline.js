/** The page that was asked for comes by itself when the server answers: that there is a network again does not say yet that it does. */

const AGAIN_MS = 4_000;

async function tryAgain() {
  if (!navigator.onLine || document.hidden) return;
  const answer = await fetch("/bureau/hors-ligne", { method: "HEAD", cache: "no-store" }).catch(() => undefined);
  if (answer?.ok) location.reload();
}

window.addEventListener("online", () => void tryAgain());
setInterval(() => void tryAgain(), AGAIN_MS);
