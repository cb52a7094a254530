// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

/** State of a bill on the day that is looked at. */
public enum Status {
    SETTLED,
    AGREED,
    CUT,
    REDUCED,
    HELD_BY_FUND,
    NOT_DUE,
    FIRST_LETTER_EXPECTED,
    FIRST_DELAY,
    SECOND_LETTER_EXPECTED,
    SECOND_DELAY,
    HELD_BY_TRUCE,
    NEVER_CUT,
    POSSIBLE_NOW,
    UNKNOWN
}
