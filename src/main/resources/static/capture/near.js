/**
 * The communes around the point, for where there is no network: fetched once a day, found by what is typed.
 *
 * @typedef {import("../desk/desk.js").Screen} Screen
 * @typedef {import("../desk/server.js").Commune} Commune
 */
import { folded } from "../shell/fold.js";
import { ask } from "../desk/server.js";

/** @param {Screen} screen */
export async function fetchNear(screen) {
  const { store, scene } = screen;
  const { today } = scene.start;
  const kept = await store.get(screen.own("near"));
  if (kept?.day === today && kept.point === scene.point) return;
  const response = await ask(`/capture/near.json?point=${encodeURIComponent(scene.point)}`).catch(() => null);
  if (response?.ok) await store.set(screen.own("near"), { day: today, point: scene.point, communes: await response.json() });
}

/** @param {Screen} screen @param {string} query a name, or how a postcode begins @returns {Promise<Commune[]>} */
export async function findNear(screen, query) {
  /** @type {Commune[]} */
  const near = (await screen.store.get(screen.own("near")))?.communes ?? [];
  return near.filter((commune) => folded(commune.name).includes(folded(query)) || commune.postcodes.some((code) => code.startsWith(query))).slice(0, 10);
}
