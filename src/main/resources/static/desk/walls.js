/**
 * Walls that several points meet at this hour: which are told, and which have been read.
 *
 * @typedef {{ operator: string, operatorName: string, blocker: string, blockerName: string, points: number, since: string }} Wall
 * @typedef {Record<string, number>} Read until when each wall is not told again, in milliseconds
 */

const HOUR = 60 * 60_000;

/** @param {Wall} wall */
export function wallKey(wall) {
  return `${wall.operator} ${wall.blocker}`;
}

/** Those that have not been read within the hour. @param {Wall[]} walls @param {Read} read @param {number} now */
export function unread(walls, read, now) {
  return walls.filter((wall) => !((read[wallKey(wall)] ?? 0) > now));
}

/** Not told again for an hour; what is past is forgotten. @param {Read} read @param {Wall} wall @param {number} now @returns {Read} */
export function markRead(read, wall, now) {
  return { ...Object.fromEntries(Object.entries(read).filter(([, until]) => until > now)), [wallKey(wall)]: now + HOUR };
}
