/**
 * News from the server while a page is open: as it happens, by server-sent events, or by asking every few seconds where that connection is refused or
 * lost.
 */

/**
 * @typedef {object} Follower
 * @property {() => string | undefined} address of the stream; nothing while the page has nothing to follow
 * @property {(data: string) => void} told when the server says something
 * @property {() => void} ask reads anew what the page shows
 * @property {number} withEvents milliseconds between two askings while the stream is open
 * @property {number} without the same while it is not
 * @property {boolean} [beats] whether the server speaks more often than that: a silent stream is then a dead one, unnoticed by the browser
 * @property {boolean} hidden whether to go on while the page is behind another one
 */

const TURN = 1_000;

/** @param {Follower} page @returns {{ asked: () => void }} to be called whenever the page was read anew */
export function follow(page) {
  /** @type {EventSource | null} */
  let source = null;
  let connected = false;
  let asked = Date.now();
  let refusedUntil = 0;

  function listen() {
    const address = page.address();
    if (!address || source || Date.now() < refusedUntil || !("EventSource" in window)) return;
    source = new EventSource(address);
    source.onopen = () => (connected = true);
    source.onmessage = (event) => page.told(event.data);
    // signed out, or without the right: the page itself says so
    source.addEventListener("over", () => location.reload());
    source.onerror = () => {
      connected = false;
      if (source?.readyState !== EventSource.CLOSED) return;
      // the browser gives up after an answer that is no stream, as where too many listen
      source = null;
      refusedUntil = Date.now() + page.without;
    };
  }

  function stop() {
    source?.close();
    source = null;
    connected = false;
  }

  function turn() {
    if (!page.address() || (!page.hidden && document.visibilityState === "hidden")) return stop();
    if (!connected) listen();
    if (Date.now() - asked < (connected ? page.withEvents : page.without)) return;
    if (connected && page.beats) stop();
    asked = Date.now();
    page.ask();
  }

  setInterval(turn, TURN);
  window.addEventListener("pagehide", stop);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    asked = Date.now();
    page.ask();
  });
  listen();
  return { asked: () => (asked = Date.now()) };
}
