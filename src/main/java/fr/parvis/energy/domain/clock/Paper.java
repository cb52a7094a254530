// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

/** A paper to look for, without which a date cannot be known or is the least favourable. */
public enum Paper {
    /** The bill: its date, limit date, amount. */
    BILL,
    FIRST_LETTER,
    SECOND_LETTER,
    /** The letter after the fund's file, or the one that announces the cut of a reduced supply. */
    LAST_LETTER,
    /** What tells that this is the main home. */
    HOME_PROOF,
    /** What the meter is: the bill or a photo tells. */
    METER,
    /** The subscribed power, on the bill. */
    SUBSCRIBED_POWER,
    /** The cheque or its attestation. */
    CHEQUE,
    /** Whether the fund helped before with this supplier. */
    FUND_HISTORY,
    /** What the fund decided and how much it pays. */
    FUND_DECISION
}
