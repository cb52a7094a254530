/** The three addresses that the desk asks, and what their answers mean. */

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
 *
 * @typedef {{ insee: string, name: string, postcodes: string[] }} Commune
 */

const PATIENCE = 20_000;

function token() {
  return document.cookie.split("; ").find((c) => c.startsWith("XSRF-TOKEN="))?.slice("XSRF-TOKEN=".length) ?? "";
}

/** A request that is sent on to the sign-in page is one whose session has ended. @param {string} address @param {RequestInit} [init] */
function ask(address, init = {}) {
  return fetch(address, { ...init, credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(PATIENCE), headers: { Accept: "application/json", ...init.headers } });
}

/** @param {Response} response */
function sessionEnded(response) {
  return response.status === 401 || response.type === "opaqueredirect";
}

export class Server {
  /** Whether what is said here concerns no other tab: the training's, which sends nothing. */
  apart = false;

  /** @param {DOMStringMap} addresses @param {string} device */
  constructor(addresses, device) {
    /** Whose commands are sent: the server takes them from nobody else's session. @type {string | undefined} */
    this.account = undefined;
    this.start = addresses["desk"] ?? "/capture/desk.json";
    this.sync = addresses["sync"] ?? "/api/v1/sync";
    this.places = addresses["communes"] ?? "/capture/communes.json";
    this.device = device;
  }

  /** @param {string} [point] @returns {Promise<Start | "session" | null>} null when it cannot be had now */
  async desk(point) {
    try {
      const response = await ask(this.start + (point ? `?point=${encodeURIComponent(point)}` : ""));
      if (sessionEnded(response)) return "session";
      if (!response.ok) return null;
      const begun = await response.json();
      this.account ??= begun.me.id;
      // Somebody else signed in since: this page's own session has ended
      return begun.me.id === this.account ? begun : "session";
    } catch {
      return null;
    }
  }

  /** @param {string} query @returns {Promise<Commune[]>} */
  async communes(query) {
    try {
      const response = await ask(`${this.places}?q=${encodeURIComponent(query)}`);
      return response.ok ? await response.json() : [];
    } catch {
      return [];
    }
  }

  /** @param {Command[]} commands @returns {Promise<Reply>} */
  async send(commands) {
    let response = await this.post(commands);
    if (response.status === 403) {
      // The token against forged requests is renewed with any page
      await this.desk();
      response = await this.post(commands);
    }
    if (sessionEnded(response)) return { kind: "session" };
    if (response.ok) {
      const { answers, nomenclature } = await response.json();
      return { kind: "answers", answers, nomenclature };
    }
    if ([400, 413, 415, 422].includes(response.status)) return { kind: "refused" };
    return { kind: "later", after: Number(response.headers.get("Retry-After")) || 0 };
  }

  /** @param {Command[]} commands */
  post(commands) {
    return ask(this.sync, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-XSRF-TOKEN": token() },
      body: JSON.stringify({ device: this.device, account: this.account, commands }),
    });
  }
}
