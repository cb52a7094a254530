/**
 * Shows a page that says what works, and the guide, where there is no network for a page of the staff. It keeps those and nothing else: no answer
 * of the server about anybody enters its cache. The desk has a worker of its own (capture/worker.js). The server puts before this file what a build
 * consists of. It serves several parts of the site, which share one cache.
 */
(() => {
  /** The types of a page are not those of a worker. @type {any} */
  const worker = self;
  /** @type {{ version: string, pages: Record<string, string>, guide: string, files: string[] }} */
  const { version, pages, guide, files } = worker.BUILD;
  const PREFIX = "parvis-staff-";
  const CACHE = PREFIX + version;

  /** Where the language of the screens is kept. */
  const LANGUAGE = "/bureau/hors-ligne/langue";

  /** Whether the page opened last came from here: only then its files do. */
  let isAway = !worker.navigator.onLine;

  worker.addEventListener("install", (/** @type {any} */ event) => {
    worker.skipWaiting();
    event.waitUntil(keep());
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
    if (request.method !== "GET" || origin !== location.origin) return;
    if (request.mode === "navigate") event.respondWith(page(request, pathname));
    else if (isAway && (pathname.startsWith(`/v/${version}/`) || pathname.startsWith(`${guide}/`))) event.respondWith(fetch(request).catch(() => kept(request.url)));
  });

  async function keep() {
    const cache = await caches.open(CACHE);
    await cache.addAll([...files, ...Object.values(pages)].map((address) => new Request(address, { credentials: "omit" })));
  }

  async function begin() {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
    await worker.clients.claim();
  }

  /** @param {Request} request @param {string} pathname */
  async function page(request, pathname) {
    try {
      const answer = await fetch(request);
      isAway = false;
      return answer;
    } catch {
      isAway = true;
      const chapter = pathname === guide || pathname.startsWith(`${guide}/`) ? await find(pathname) : undefined;
      const language = await find(LANGUAGE).then((found) => found?.text());
      return chapter ?? kept(pages[language ?? "fr"] ?? "");
    }
  }

  /** @param {string} address */
  async function find(address) {
    return caches.match(address, { ignoreVary: true });
  }

  /** @param {string} address @returns {Promise<Response>} */
  async function kept(address) {
    return (await find(address)) ?? Response.error();
  }
})();
