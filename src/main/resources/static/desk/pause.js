/**
 * Visits set aside to help somebody else: their timer stands still until they are taken up again.
 *
 * @typedef {import("./visit.js").Desk} Desk
 * @typedef {{ desk: Desk, at: number }} Aside at: when it was set aside, in milliseconds
 */

import { isFree } from "./visit.js";

export const MOST_ASIDE = 5;

/** Whether somebody is being met, about whom not all is recorded. @param {Desk} desk */
export function isUnderWay(desk) {
  return (desk.mode === "meet" || desk.mode === "more") && desk.since > 0;
}

/** @param {Aside[]} list @param {Desk} desk @param {number} now @returns {Aside[] | null} null when there is no room */
export function setAside(list, desk, now) {
  return list.length >= MOST_ASIDE ? null : [...list, { desk, at: now }];
}

/**
 * Takes a visit up again, as if no time had passed; the one that is under way takes its place, if anything was said of it.
 *
 * @param {Aside[]} list @param {string} visit @param {Desk} current @param {number} now
 * @returns {{ list: Aside[], desk: Desk } | null}
 */
export function takeUp(list, visit, current, now) {
  const index = list.findIndex((aside) => aside.desk.visit.visit === visit);
  const found = list[index];
  if (!found) return null;
  const rest = list.toSpliced(index, 1);
  const { desk, at } = found;
  return {
    list: isUnderWay(current) && !isFree(current) ? [...rest, { desk: current, at: now }] : rest,
    desk: { ...desk, since: desk.since + Math.max(0, now - at) },
  };
}

/** How long it had lasted when it was set aside, in whole minutes. @param {Aside} aside */
export function minutesSpent({ desk, at }) {
  return Math.max(0, Math.floor((at - desk.since) / 60_000));
}
