/** The addresses that the desk asks, and what their answers mean. */
import { token } from "../shell/forms.js";

/**
 * @typedef {import("./outbox.js").Command} Command
 * @typedef {import("./outbox.js").Reply} Reply
 *
 * @typedef {object} Start what the desk needs to work
 * @property {{ id: string, name: string }} me
 * @property {string} place
 * @property {string} today
 * @property {{ id: string, name: string, zone?: string }[]} points
 * @property {string} [point]
 * @property {import("./codes.js").Nomenclature} nomenclature
 * @property {import("./codes.js").Habits} habits
 * @property {import("./visit.js").KnownVisit[]} day
 * @property {{ id: string, name: string }[]} colleagues
 * @property {{ gestures: { code: string, label: string, picture: string, themes: string[] }[], steps: { code: string, label: string, icon: string }[] }} [gestures] that can be noted while they are learnt
 *
 * @typedef {{ insee: string, name: string, postcodes: string[] }} Commune
 *
 * @typedef {object} Keys what the server keeps and gives for an account on this device
 * @property {boolean} revoked
 * @property {string} [label]
 * @property {string} [unlock] opens the vault
 * @property {string} [grant] proves inside an envelope who had opened it
 * @property {string} [secret] with which envelopes are sent without a session
 * @property {import("../capture/vault.js").Sealing} [sealing]
 *
 * @typedef {{ visits: import("./visit.js").KnownVisit[], gone: string[], all?: boolean }} Changes all: what is not told is not there any more
 * @typedef {{ now?: string, changes?: Changes, cursor?: string, more?: boolean, device?: { revoked: boolean } }} News what comes with the answers
 */

const PATIENCE = 20_000;

/** What is longer is packed before it is sent. */
const PACKED = 2_000;

/** @param {string} text */
function pack(text) {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
}

/** Where one signs in, to come back there. @param {string} back */
export function signInAddress(back) {
  return `/connexion?retour=${back}`;
}

/** A request that is sent on to the sign-in page is one whose session has ended. @param {string} address @param {RequestInit} [init] */
export function ask(address, init = {}) {
  return fetch(address, { ...init, credentials: "same-origin", redirect: "manual", signal: init.signal ?? AbortSignal.timeout(PATIENCE), headers: { Accept: "application/json", ...init.headers } });
}

/** @param {Response} response */
function sessionEnded(response) {
  return response.status === 401 || response.type === "opaqueredirect";
}

export class Server {
  /** Whether what is said here concerns no other tab: that of the training and of a correction, which send nothing. */
  apart = false;

  /** @param {DOMStringMap} addresses @param {string} device */
  constructor(addresses, device) {
    /** Whose commands are sent: the server takes them from nobody else's session. @type {string | undefined} */
    this.account = undefined;
    this.start = addresses["desk"] ?? "/capture/desk.json";
    this.sync = addresses["sync"] ?? "/api/v1/sync";
    this.places = addresses["communes"] ?? "/capture/communes.json";
    this.met = addresses["walls"] ?? "/capture/walls.json";
    this.waiting = addresses["queue"] ?? "/api/v1/queue";
    this.later = addresses["words"] ?? "/capture/words.json";
    this.own = addresses["device"] ?? "/capture/device.json";
    /** Where sheets that answer what is typed are found, and those that a device keeps; empty where no module offers them. */
    this.guide = addresses["answers"] ?? "";
    this.guideKept = addresses["kept"] ?? "";
    this.device = device;
    /** What the server's clock is ahead of the device's, in milliseconds; null while that was never measured. @type {number | null} */
    this.offset = null;
    /** When the server was last heard of, by the device's clock. @type {number | null} */
    this.contact = null;
    /** Whom the clock and what comes with answers are told to. @type {(news: News) => void} */
    this.onNews = () => {};
    /** How much waits on the device, of all accounts: administrators see it. */
    this.unsent = () => 0;
    /** Where the news stand that are known; nothing: none are wanted. @type {string | undefined} */
    this.cursor = undefined;
    /** The last answer of {@link desk} and its tag: no browser keeps it, and this page asks only for what is new. @type {{ address: string, tag: string, text: string } | null} */
    this.last = null;
  }

  /** Milliseconds since 1970, put right as far as the clock was measured. */
  now() {
    return Date.now() + (this.offset ?? 0);
  }

  /** @param {string | undefined} now what the server says the time is @param {number} asked @param {number} heard by the device's clock */
  heard(now, asked, heard = Date.now()) {
    this.contact = heard;
    if (now) this.offset = Math.round(Date.parse(now) - (asked + heard) / 2);
  }

  /** The keys of who is signed in, on this device. @param {string} [label] @returns {Promise<Keys | "session" | null>} null when they cannot be had now */
  async keys(label) {
    try {
      const response = await this.post(this.own, { device: this.device, ...(label ? { label } : {}) });
      if (sessionEnded(response)) return "session";
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  /** @param {string} [point] @returns {Promise<Start | "session" | null>} null when it cannot be had now */
  async desk(point) {
    try {
      const address = this.start + (point ? `?point=${encodeURIComponent(point)}` : "");
      const last = this.last?.address === address ? this.last : null;
      const response = await ask(address, last ? { headers: { "If-None-Match": last.tag } } : {});
      if (sessionEnded(response)) return "session";
      const same = last !== null && response.status === 304;
      if (!response.ok && !same) return null;
      const text = same ? last.text : await response.text();
      const tag = same ? last.tag : response.headers.get("ETag");
      this.last = tag ? { address, tag, text } : null;
      const begun = JSON.parse(text);
      this.account ??= begun.me.id;
      // Somebody else signed in since: this page's own session has ended
      return begun.me.id === this.account ? begun : "session";
    } catch {
      return null;
    }
  }

  /** @param {string} query @returns {Promise<Commune[] | null>} null when it cannot be had now */
  async communes(query) {
    try {
      const response = await ask(`${this.places}?q=${encodeURIComponent(query)}`);
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  /** The words of what is opened once in a while. @returns {Promise<Record<string, string>>} none when they cannot be had now */
  async words() {
    try {
      const response = await ask(this.later);
      return response.ok ? await response.json() : {};
    } catch {
      return {};
    }
  }

  /** The blockers that several points meet at this hour. @param {string} point @returns {Promise<import("./blockers.js").Blocker[] | null>} null when it cannot be had now */
  async blockers(point) {
    try {
      const response = await ask(`${this.met}?point=${encodeURIComponent(point)}`);
      return response.ok ? (await response.json()).walls : null;
    } catch {
      return null;
    }
  }

  /**
   * Who waits.
   *
   * @param {string} point @param {string} [tag] of what is known
   * @returns {Promise<{ queue: import("./queue.js").Queue, tag: string | undefined } | "same" | "none" | null>} none: no queue is kept there; null: it cannot be had now
   */
  async queue(point, tag) {
    try {
      const response = await ask(`${this.waiting}?point=${encodeURIComponent(point)}`, { cache: "no-store", ...(tag ? { headers: { "If-None-Match": tag } } : {}) });
      if (response.status === 304) return "same";
      if (response.status === 404) return "none";
      return response.ok ? { queue: await response.json(), tag: response.headers.get("ETag") ?? undefined } : null;
    } catch {
      return null;
    }
  }

  /** @param {object} order @returns {Promise<import("./queue.js").Answer | null>} null when nothing was decided */
  async orderQueue(order) {
    try {
      const response = await this.post(`${this.waiting}/commands`, order);
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  /** @param {Command[]} commands @returns {Promise<Reply>} */
  async send(commands) {
    const asked = Date.now();
    const { cursor } = this;
    const response = await this.post(this.sync, { device: this.device, account: this.account, clock: new Date().toISOString(), ...(cursor === undefined ? {} : { cursor }), unsent: this.unsent(), commands });
    if (sessionEnded(response)) return { kind: "session" };
    if (response.ok) {
      const { answers, nomenclature, ...news } = await response.json();
      this.heard(news.now, asked);
      this.onNews(news);
      return { kind: "answers", answers, nomenclature };
    }
    if ([400, 413, 415, 422].includes(response.status)) return { kind: "refused" };
    return { kind: "later", after: Number(response.headers.get("Retry-After")) || 0 };
  }

  /** @param {string} address @param {object} body @param {Record<string, string>} [headers] @param {AbortSignal} [signal] when to give up */
  async post(address, body, headers = {}, signal) {
    const json = JSON.stringify(body);
    // On a line of the hills each second counts
    const packed = json.length > PACKED && address.startsWith(this.sync) && typeof CompressionStream !== "undefined" ? await pack(json) : null;
    const send = () => ask(address, {
      method: "POST", ...(signal ? { signal } : {}), headers: { "Content-Type": "application/json", "X-XSRF-TOKEN": token(), ...(packed ? { "Content-Encoding": "gzip" } : {}), ...headers }, body: packed ?? json,
    });
    const response = await send();
    if (response.status !== 403 || headers["Authorization"]) return response;
    // The token against forged requests is renewed with any page
    await this.desk();
    return send();
  }
}
