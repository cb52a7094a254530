// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.protection;

/** Secret of this installation that decides which of equal counts is hidden: with it one could try all tables. */
public interface HidingKey {
    /** At least 16 bytes, the same for good: another key would hide others of the same counts, and both together would tell. */
    byte[] bytes();
}
