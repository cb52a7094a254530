/**
 * Blockers that several points meet at this hour: which are told, and which have been read.
 *
 * @typedef {{ operator: string, operatorName: string, blocker: string, blockerName: string, points: number, since: string }} Blocker
 * @typedef {Record<string, number>} Read until when each blocker is not told again, in milliseconds
 */

const HOUR = 60 * 60_000;

/** @param {Blocker} blocker */
export function blockerKey(blocker) {
  return `${blocker.operator} ${blocker.blocker}`;
}

/** Those that have not been read within the hour. @param {Blocker[]} blockers @param {Read} read @param {number} now */
export function unread(blockers, read, now) {
  return blockers.filter((blocker) => !((read[blockerKey(blocker)] ?? 0) > now));
}

/** Not told again for an hour; what is past is forgotten. @param {Read} read @param {Blocker} blocker @param {number} now @returns {Read} */
export function markRead(read, blocker, now) {
  return { ...Object.fromEntries(Object.entries(read).filter(([, until]) => until > now)), [blockerKey(blocker)]: now + HOUR };
}
