// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

/** A paper to look for, without which a date cannot be known or is the least favourable. */
public enum MissingPaper {
    /** The bill: its date, limit date, amount. */
    BILL,
    FIRST_LETTER,
    SECOND_LETTER,
    /** The letter after the fund's file, or the one that announces the cut of a reduced supply. */
    LAST_LETTER,
    /** Proof that this is the main home. */
    HOME_PROOF,
    /** Kind of meter, on the bill or a photo. */
    METER,
    /** The subscribed power, on the bill. */
    SUBSCRIBED_POWER,
    /** The cheque or its attestation. */
    CHEQUE,
    /** Whether the fund helped before with this supplier. */
    FUND_HISTORY,
    /** The fund's decision and the sum that it pays. */
    FUND_DECISION
}
