/** Makes the desk an application of the device: its worker, and a place that the browser does not clear by itself. */

/** Where the files of this version are: a worker of another one is not let in under a page that goes on loading them. */
const VERSION = new URL("../", import.meta.url).pathname;

/** A new version takes over now if nobody works with the one before. */
export async function install() {
  if (!("serviceWorker" in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register("/capture/sw.js", { scope: "/capture", updateViaCache: "none" });
    registration.waiting?.postMessage({ takeOver: VERSION });
  } catch (fault) {
    // Without it the desk works as long as there is a network
    console.info("no worker", fault);
  }
}

/** Asks the browser to keep what is stored here for good. @returns {Promise<boolean>} whether it does */
export async function askToKeep() {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
}

/** @returns {Promise<boolean>} */
export async function isKept() {
  return (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
}
