/**
 * Shows a page that says what works, and the guide, where there is no network for a page of the staff. It keeps those and nothing else: no answer
 * of the server about anybody enters its cache. The desk has a worker of its own (capture/worker.js). Signing out takes all of it away. The server
 * puts before this file what a build consists of.
 */
(() => {
  /** The types of a page are not those of a worker. @type {any} */
  const worker = self;
  /** @type {{ version: string, pages: Record<string, string>, guide: string, files: string[] }} */
  const { version, pages, guide, files } = worker.BUILD;
  const PREFIX = "parvis-staff-";
  const CACHE = PREFIX + version;
  const SIGN_OUT = "/deconnexion";

  /** Where the language of the screens is kept. */
  const LANGUAGE = "/bureau/hors-ligne/langue";

  /** Whether the page opened last came from here: only then its files do. */
  let isAway = !worker.navigator.onLine;

  worker.addEventListener("install", (/** @type {any} */ event) => {
    worker.skipWaiting();
    event.waitUntil(fill());
  });
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(begin()));
  worker.addEventListener("message", (/** @type {any} */ event) => {
    const { language } = event.data ?? {};
    if (language in pages) event.waitUntil(caches.open(CACHE).then((cache) => cache.put(LANGUAGE, new Response(language))));
  });
  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    /** @type {Request} */
    const request = event.request;
    const { origin, pathname } = new URL(request.url);
    if (origin !== location.origin) return;
    if (request.method === "POST" && pathname === SIGN_OUT) event.waitUntil(leave());
    if (request.method !== "GET") return;
    if (request.mode === "navigate") event.respondWith(page(request, pathname));
    else if (isAway && isKept(pathname)) event.respondWith(fetch(request).catch(() => kept(request.url)));
  });

  async function fill() {
    const cache = await caches.open(CACHE);
    await cache.addAll([...files, ...Object.values(pages)].map((address) => new Request(address, { credentials: "omit" })));
  }

  async function begin() {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
    await worker.clients.claim();
  }

  /** Whose device this is, nobody sees afterwards. */
  async function leave() {
    await caches.delete(CACHE);
    await worker.registration.unregister();
  }

  /** @param {Request} request @param {string} pathname */
  async function page(request, pathname) {
    try {
      const answer = await fetch(request);
      isAway = false;
      return answer;
    } catch {
      isAway = true;
      const language = await find(LANGUAGE).then((found) => found?.text());
      return (isOfGuide(pathname) ? await find(pathname) : undefined) ?? kept(pages[language ?? "fr"] ?? "");
    }
  }

  /** @param {string} pathname */
  function isKept(pathname) {
    return pathname.startsWith(`/v/${version}/`) || isOfGuide(pathname);
  }

  /** @param {string} pathname */
  function isOfGuide(pathname) {
    return pathname === guide || pathname.startsWith(`${guide}/`);
  }

  /** @param {string} address */
  async function find(address) {
    return (await caches.open(CACHE)).match(address, { ignoreVary: true });
  }

  /** @param {string} address @returns {Promise<Response>} */
  async function kept(address) {
    return (await find(address)) ?? Response.error();
  }
})();
