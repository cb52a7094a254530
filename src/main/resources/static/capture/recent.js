/**
 * The visits of the last two weeks in which I act, as far as the device knows: what the server says has changed is added, what is
 * older is dropped.
 *
 * @typedef {import("../desk/visit.js").KnownVisit} KnownVisit
 * @typedef {{ visits: KnownVisit[], cursor: string }} Kept
 */

const DAYS = 14;

export class Recent {
  /** @param {{ get: (key: string) => Promise<any>, set: (key: string, value: unknown) => Promise<unknown> }} store @param {string} key */
  constructor(store, key) {
    this.store = store;
    this.key = key;
    /** @type {Map<string, KnownVisit>} */
    this.visits = new Map();
    /** Where the server's changes stand that are in here. */
    this.cursor = "";
  }

  async open() {
    /** @type {Kept | undefined} */
    const kept = await this.store.get(this.key);
    if (!kept) return;
    this.visits = new Map(kept.visits.map((visit) => [visit.visit, visit]));
    this.cursor = kept.cursor;
  }

  /** @param {import("../desk/server.js").News} news @param {string} today */
  async learn({ changes, cursor }, today) {
    if (!changes || cursor === undefined) return;
    if (changes.all) this.visits.clear();
    for (const visit of changes.visits) this.put(visit);
    for (const id of changes.gone) this.visits.delete(id);
    this.cursor = cursor;
    this.prune(today);
    await this.keep();
  }

  /** What is older than what is known changes nothing. @param {KnownVisit} visit */
  put(visit) {
    const known = this.visits.get(visit.visit);
    if (!known || known.version <= visit.version) this.visits.set(visit.visit, visit);
  }

  /** @param {string} today */
  prune(today) {
    const first = new Date(Date.parse(`${today}T12:00:00Z`) - DAYS * 86_400_000).toISOString().slice(0, 10);
    for (const [id, { day }] of this.visits) if (day !== undefined && day < first) this.visits.delete(id);
  }

  /** @param {string} day @returns {KnownVisit[]} */
  of(day) {
    return [...this.visits.values()].filter((visit) => visit.day === day);
  }

  /** Day by day, the latest first. @returns {[string, KnownVisit[]][]} */
  days() {
    /** @type {Map<string, KnownVisit[]>} */
    const days = new Map();
    for (const visit of [...this.visits.values()].sort((a, b) => (b.startedAt ?? "").localeCompare(a.startedAt ?? ""))) {
      const day = visit.day ?? "";
      days.set(day, [...(days.get(day) ?? []), visit]);
    }
    return [...days].sort(([a], [b]) => b.localeCompare(a));
  }

  async keep() {
    await this.store.set(this.key, { visits: [...this.visits.values()], cursor: this.cursor });
  }
}
