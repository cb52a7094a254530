// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

/** Reliability of a rule's wording. */
public enum Confidence {
    /** The text itself was read. */
    TEXT,
    /** A page that reports the text was read: dates that rest on it are to be checked. */
    REPORTED,
    /** Taken over without a source read: dates that rest on it are to be checked. */
    UNSURE
}
