/**
 * Shows the desk where there is no network: its pages, modules, words and icons are kept by the browser, one version at a time, and
 * nothing else is: no answer of the server about anybody ever enters a cache here. The server puts before this file what a build
 * consists of. Where there is a network, the page comes from it, so that a new version is there at once; each page names the files of
 * its own version.
 */
(() => {
  /** The types of a page are not those of a worker. @type {any} */
  const worker = self;
  /** @type {{ version: string, shells: Record<string, string>, files: string[] }} */
  const { version, shells, files } = worker.BUILD;
  const PREFIX = "parvis-capture-";
  const CACHE = PREFIX + version;
  const PAGE = "/capture";

  /** The words of what is opened once in a while: nobody's. */
  const WORDS = "/capture/words.json";

  /** A line that does not answer in this time is no line for opening a page, nor for its words. */
  const PATIENCE = 3_000;

  worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(fill()));
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(begin()));
  worker.addEventListener("message", (/** @type {any} */ event) => {
    if (event.data?.takeOver === `/v/${version}/`) event.waitUntil(takeOver());
  });
  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    /** @type {Request} */
    const request = event.request;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== "GET" || origin !== location.origin) return;
    if (request.mode === "navigate" && pathname === PAGE) event.respondWith(page(request));
    else if (pathname === WORDS) event.respondWith(words(request));
    else if (pathname.startsWith("/v/")) event.respondWith(file(request));
  });

  async function fill() {
    const cache = await caches.open(CACHE);
    const pages = Object.values(shells).map((address) => new Request(address, { cache: "reload", credentials: "omit" }));
    await cache.addAll([...files, ...pages, new Request(WORDS, { cache: "reload" })]);
  }

  async function begin() {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
    await worker.clients.claim();
  }

  /** A new version waits until nobody works with the one before: only a page of its own asks for it, and no other is open. */
  async function takeOver() {
    const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
    if (windows.filter((/** @type {{ url: string }} */ one) => new URL(one.url).pathname === PAGE).length <= 1) await worker.skipWaiting();
  }

  /** @param {Request} request */
  async function page(request) {
    const answer = await inTime(request);
    if (answer && answer.status < 500 && !(answer.type === "opaqueredirect" && (await someoneHasACode()))) return answer;
    const language = (await read("state", "language")) ?? "fr";
    return (await caches.match(shells[language] ?? shells["fr"] ?? "", { ignoreVary: true })) ?? answer ?? Response.error();
  }

  /** @param {Request} request */
  async function file(request) {
    return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
  }

  /** @param {Request} request */
  async function words(request) {
    const answer = await inTime(request);
    return answer?.ok ? answer : ((await caches.match(WORDS, { ignoreVary: true })) ?? answer ?? Response.error());
  }

  /** @param {Request} request @returns {Promise<Response | null>} null when nobody answered in time */
  function inTime(request) {
    return Promise.race([fetch(request).catch(() => null), new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE))]);
  }

  /** Whose session has ended may go on with their code. */
  async function someoneHasACode() {
    const vaults = (await read("vaults")) ?? [];
    return vaults.some((/** @type {{ pin: unknown }} */ vault) => vault.pin !== null);
  }

  /** @param {string} store @param {string} [key] nothing: all that is there @returns {Promise<any>} */
  function read(store, key) {
    return new Promise((resolve) => {
      const opening = indexedDB.open("parvis-desk");
      // Nothing has been kept yet, and it is not for a worker to begin
      opening.onupgradeneeded = () => opening.transaction?.abort();
      opening.onerror = () => resolve(undefined);
      opening.onsuccess = () => {
        const database = opening.result;
        try {
          const from = database.transaction(store).objectStore(store);
          const asked = key === undefined ? from.getAll() : from.get(key);
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => resolve(undefined);
        } catch {
          resolve(undefined);
        } finally {
          database.close();
        }
      };
    });
  }
})();
