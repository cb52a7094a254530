/**
 * The door, where no session opens: who are you, and your code. What waits on the device leaves from here too, sealed, without
 * anybody having opened anything.
 *
 * @typedef {import("../desk/store.js").DeviceStore} DeviceStore
 * @typedef {import("../desk/server.js").Server} Server
 * @typedef {import("../desk/words.js").Words} Words
 * @typedef {import("./vault.js").Vault} Vault
 */
import { fill, h, hidden, icon } from "../shell/dom.js";
import { notice } from "../desk/parts.js";
import { signInAddress } from "../desk/server.js";
import { dayOf, hour } from "../desk/words.js";
import { carry, give, renew, unsentFile } from "./upload.js";
import { MOST_WRONG, openByPin, sealer } from "./vault.js";

/** From so many wrong codes on it is said how many are left. */
const WARNING = 3;

/**
 * @param {HTMLElement} root @param {Words} words @param {DeviceStore} store @param {Server} server @param {string | null} account the only one that may open; null: any
 * @returns {Promise<{ account: string, key: CryptoKey }>} once somebody has opened their vault
 */
function askWho(root, words, store, server, account) {
  return new Promise((resolve) => {
    const door = new Door(root, words, store, server, account, resolve);
    void door.open();
  });
}

/**
 * @param {HTMLElement} root @param {Words} words @param {DeviceStore} store @param {Server} server @param {string | null} account whose code is asked for; null: who is here says so
 */
export async function openWithCode(root, words, store, server, account) {
  if (!words.has("door.title")) words.add(await server.words());
  const opened = await askWho(root, words, store, server, account);
  if (account !== null && opened.account !== account) throw new Error("a vault of somebody else");
  Object.assign(store, opened);
  server.account = opened.account;
  const kept = await store.get(`sealing:${opened.account}`);
  await store.enter(opened.account, opened.key, kept ? await sealer(server.device, opened.account, kept.grant, kept.sealing) : null);
  return store;
}

/** What the desk needs, as it was when there was a network; the day is today's. @param {DeviceStore} store @param {Server} server @returns {Promise<import("../desk/server.js").Start>} */
export async function startOf(store, server) {
  /** @type {import("../desk/server.js").Start} */
  const kept = await store.get(`begun:${store.account}`);
  const zone = kept.points.find((point) => point.id === kept.point)?.zone;
  return { ...kept, today: dayOf(server.now(), zone), day: [] };
}

/** A device on which nobody has a code yet. @param {HTMLElement} root @param {Words} words @param {unknown} _store @param {Server} server @returns {Promise<null>} */
export async function nobody(root, words, _store, server) {
  root.replaceChildren(h("div", { class: "bare-card flow door" }, h("h1", {}, words.t("door.nobody.title")), h("p", {}, words.t("door.nobody")), signIn(words)));
  watchLine(async () => (await server.desk()) !== null);
  return null;
}

/** @param {Words} words */
function signIn(words) {
  return h("p", {}, h("a", { class: "btn btn-secondary", href: signInAddress("/capture") }, icon("box-arrow-in-right"), words.t("door.sign-in")));
}

/** When the line is back, the page begins anew. @param {() => Promise<boolean>} reached */
function watchLine(reached) {
  window.addEventListener("online", async () => {
    if (await reached()) location.reload();
  });
}

/**
 * One more wrong code is counted before it is tried, so that ending the page in between wins nothing.
 *
 * @param {DeviceStore} store @param {string} account @returns {Promise<Vault | undefined>}
 */
async function countWrong(store, account) {
  const transaction = store.database.transaction("vaults", "readwrite", { durability: "strict" });
  const vault = await transaction.store.get(account);
  if (vault) await transaction.store.put({ ...vault, wrong: vault.wrong + 1 });
  await transaction.done;
  return vault && { ...vault, wrong: vault.wrong + 1 };
}

class Door {
  /** @param {HTMLElement} root @param {Words} words @param {DeviceStore} store @param {Server} server @param {string | null} account @param {(opened: { account: string, key: CryptoKey }) => void} done */
  constructor(root, words, store, server, account, done) {
    this.words = words;
    this.store = store;
    this.server = server;
    this.account = account;
    this.done = done;
    this.body = h("div", { class: "flow" });
    this.waits = h("div", { class: "flow-small door-waits" });
    this.live = h("div", { role: "status", "aria-live": "polite" });
    /** @type {Vault[]} */
    this.vaults = [];
    root.replaceChildren(h("div", { class: "bare-card flow door" }, this.body, this.live, this.waits));
  }

  async open() {
    // Whoever is signed in: a colleague's code opens nothing in their place
    this.vaults = (await this.store.vaults()).filter((vault) => this.account === null || vault.account === this.account);
    const [only] = this.vaults;
    if (only && this.vaults.length === 1) this.ask(only);
    else this.list();
    await this.tellWaiting();
    window.addEventListener("online", () => void this.send());
    await this.send();
  }

  list() {
    const { words } = this;
    const some = this.vaults.length > 0;
    fill(this.body, h("h1", { tabindex: "-1" }, words.t(some ? "door.title" : "door.nobody.title")), some ? false : h("p", {}, words.t("door.nobody")),
      h("ul", { class: "plain-list flow-small", role: "list" }, this.vaults.map((vault) => h("li", {},
        h("button", { type: "button", class: "desk-picked", "data-key": `who-${vault.account}`, onclick: () => this.ask(vault) }, h("span", {}, vault.name), h("span", { class: "desk-change" }, words.t("door.me")))))),
      signIn(words));
    this.body.querySelector("h1")?.focus();
  }

  /** @param {Vault} vault @param {string} [trouble] */
  ask(vault, trouble) {
    const { words } = this;
    const field = h("input", {
      id: "door-code", class: `form-control door-code${trouble ? " is-invalid" : ""}`, type: "password", inputmode: "numeric", autocomplete: "off", maxlength: 64, required: true,
      "aria-invalid": trouble ? "true" : undefined, "aria-describedby": trouble ? "door-trouble" : undefined,
    });
    const submit = h("button", { class: "btn btn-primary btn-large" }, words.t("door.open"));
    fill(this.body, h("h1", {}, words.t("door.hello", vault.name)),
      vault.pin === null ? h("p", {}, words.t("door.no-code")) : h("form", { class: "flow", novalidate: true, onsubmit: (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        submit.disabled = true;
        void this.try(vault, field.value);
      } }, h("div", { class: "field" }, h("label", { class: "form-label", for: "door-code" }, words.t("door.code")), trouble ? h("p", { class: "field-error", id: "door-trouble" }, hidden(words.t("door.wrong.prefix")), trouble) : false, field), submit),
      h("p", { class: "actions" }, this.vaults.length > 1 ? h("button", { type: "button", class: "btn btn-secondary", "data-key": "others", onclick: () => this.list() }, words.t("door.others")) : false),
      signIn(words));
    field.focus();
  }

  /** @param {Vault} vault @param {string} code */
  async try(vault, code) {
    const { store, words } = this;
    if (code === "") return this.ask(vault, words.t("door.empty"));
    const counted = await countWrong(store, vault.account);
    if (!counted) return this.open();
    const key = await openByPin(counted, code);
    if (key) {
      await store.putVault({ ...counted, wrong: 0 });
      return this.done({ account: vault.account, key });
    }
    if (counted.wrong >= MOST_WRONG) {
      await store.wipe(vault.account);
      this.vaults = this.vaults.filter((other) => other !== vault);
      this.list();
      fill(this.live, notice("warning", words.t("door.wiped", vault.name)));
      return this.send();
    }
    this.ask(counted, counted.wrong >= WARNING ? words.n("door.wrong.left", MOST_WRONG - counted.wrong) : words.t("door.wrong"));
  }

  async send() {
    const { revoked } = await carry(this.store, this.server, true).catch(() => ({ revoked: false }));
    if (revoked) {
      await renew(this.store, this.server);
      return location.reload();
    }
    if (this.server.contact !== null) void this.store.set("clock", { offset: this.server.offset, contact: this.server.contact });
    await this.tellWaiting();
  }

  async tellWaiting() {
    const { words, server, store } = this;
    const waiting = (await store.envelopes()).length;
    const last = server.contact === null ? "" : words.t("sends.contact", hour(new Date(server.contact).toISOString(), undefined, words.language));
    fill(this.waits, h("p", { class: "desk-sync", "data-state": waiting > 0 ? "waiting" : "saved" }, icon(waiting > 0 ? "hourglass-split" : "cloud-check"), [waiting > 0 ? words.n("door.waiting", waiting) : words.t("door.none"), last].filter(Boolean).join(" · ")),
      waiting > 0 && h("button", { type: "button", class: "btn btn-quiet", "data-key": "export", onclick: async () => give(await unsentFile(store, server.device, new Date(server.now()))) }, icon("download"), words.t("sends.export")));
  }
}
