// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

/** Why a date is to be checked: what a text does not say, what is not known, what contradicts the papers. */
public enum Doubt {
    /** The date of a letter is not known: it is counted as if it had left on the first day that it may. */
    LETTER_ASSUMED,
    /** The first letter is dated before the bill was due: it is counted from that day. */
    EARLY_FIRST_LETTER,
    /** The second letter is dated before the first delay was over: it is counted from that day; the text can be read otherwise. */
    EARLY_SECOND_LETTER,
    /** The letter after the fund's time is dated within it. */
    EARLY_LAST_LETTER,
    /** It is not known whether this is the main home: dates are those of another one. */
    HOME_UNKNOWN,
    /** It is not known whether the meter communicates: the 60 days are not counted. */
    METER_UNKNOWN,
    /** Sources part on whether the reduction of a protected household with a communicating meter waits for the second letter. */
    REDUCTION_BEFORE_SECOND_LETTER,
    /** The fund helped more than a year before the bill was due, or nobody knows when: sources part on whether that still protects. */
    HELP_LONG_AGO,
    /** The supplier was told of the cheque after the letter or the reduction: the text protects whenever it was told, the careful day is kept. */
    CHEQUE_TOLD_LATER,
    /** The text does not say whether the longer delay holds when the protection begins after the first letter. */
    GAINED_AFTER_FIRST_LETTER,
    /** The text does not say whether the 60 days hold when the protection begins after the reduction. */
    GAINED_AFTER_REDUCTION,
    /** The rights of the cheque end before the delay does: the text does not say whether the delay stands. */
    RIGHTS_END_INSIDE,
    /** The text asks for a new letter when the fund has not decided; it does not say so when it refused or paid a part. */
    LETTER_AFTER_DECISION,
    /** The date of the bill is not known: nothing says that it was due. */
    BILL_DATE_UNKNOWN,
    /** The supplier says that it does not cut. */
    SUPPLIER_PRACTICE,
    /** No rule is known of a bill that old: those of the oldest known are taken. */
    OLDER_THAN_RULES
}
