/**
 * Carries sealed envelopes to the server, without anybody's session: those of who is not here, of whom nothing readable is left,
 * and one's own when the session has ended. And packs them in a file, for the day the device cannot send any more.
 *
 * @typedef {import("../desk/store.js").DeviceStore} DeviceStore
 */

const BATCH = 100;

/** Outcomes after which nothing has to be asked any more; after another, who made the command asks again in a session. */
const DELIVERED = new Set(["accepted", "kept"]);

/**
 * @param {DeviceStore} store @param {import("../desk/server.js").Server} server @param {boolean} ownToo
 * @returns {Promise<{ seq: number, id: string, outcome: string }[]>} what became of those that the server has
 */
export async function carry(store, server, ownToo) {
  const secret = await store.get("secret");
  /** @type {{ seq: number, id: string, outcome: string }[]} */
  const told = [];
  /** @type {Set<number>} */
  const tried = new Set();
  if (!navigator.onLine || !secret || (await store.envelopes()).length === 0) return told;
  for (;;) {
    const leaving = await store.claimEnvelopes(ownToo, BATCH, tried);
    if (leaving.length === 0) return told;
    for (const { seq } of leaving) tried.add(seq);
    const answers = await server.sendSealed(secret, leaving.map(({ envelope }) => envelope));
    if (answers === null) return told;
    const answered = answers.flatMap(({ id, outcome }) => {
      const sealed = leaving.find((one) => one.id === id);
      return sealed ? [{ seq: sealed.seq, id, outcome }] : [];
    });
    await store.forget(answered.map(({ seq, outcome }) => ({ seq, delivered: DELIVERED.has(outcome) })));
    told.push(...answered);
  }
}

/**
 * A revoked device hands in what it still has; once nothing is left, it forgets who it was: used again, it is another one.
 *
 * @param {DeviceStore} store @param {import("../desk/server.js").Server} server
 */
export async function resign(store, server) {
  await carry(store, server, true).catch(() => []);
  if ((await store.database.count("envelopes")) === 0) for (const name of ["device", "secret"]) await store.set(name, undefined);
}

/** The file of what is unsent: it opens on the server alone. @param {DeviceStore} store @param {string} device @param {Date} made */
export async function unsentFile(store, device, made) {
  const envelopes = (await store.handOut()).map(({ envelope }) => envelope);
  const name = `parvis-a-envoyer-${made.toISOString().slice(0, 10)}.json`;
  return new File([JSON.stringify({ parvis: "unsent", v: 1, device, made: made.toISOString(), count: envelopes.length, envelopes })], name, { type: "application/json" });
}

/** Gives a file to the person, to be kept or sent by other ways. @param {File} file */
export function give(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
