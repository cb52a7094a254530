// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

/** The rules of an unpaid bill, each with the number that people who work with them know. Their wording, dates and sources are data. */
public enum Rule {
    /** The bill is due a number of days after its date, or on its limit date when that is later. */
    DUE("R1"),
    /** Days that the first letter leaves. */
    FIRST_DELAY("R2"),
    /** Days that the first letter leaves to a protected household, in its main home. */
    FIRST_DELAY_PROTECTED("R2"),
    /** Days between the second letter and what it announces. */
    SECOND_LETTER("R3"),
    /** Days to object to data going to the social services. */
    OBJECTION("R4"),
    /** Months that a file lodged at the fund keeps the supply. */
    FUND_HOLD("R5"),
    /** Days between the letter after the fund's time and what it announces. */
    FUND_LETTER("R5"),
    /** Days of cut or reduction after which social services are told. */
    SOCIAL_SERVICES("R6"),
    /** First and last day of the winter truce. */
    TRUCE("R7"),
    /** In the truce, who holds a chèque énergie is not reduced. */
    TRUCE_NO_REDUCTION("R7"),
    /** In the truce, kVA that stay of six subscribed, or more. */
    TRUCE_FLOOR("R7"),
    /** In the truce, kVA that stay of three subscribed. */
    TRUCE_FLOOR_SMALL("R7"),
    /** Days of reduced power before a protected household with a communicating meter is cut, the truce not counted; nobody else has any. */
    REDUCED_DAYS("R8"),
    /** kVA that stay in those days. */
    REDUCED_FLOOR("R8"),
    /** Days between the letter that announces the cut of a reduced supply and the cut. */
    REDUCED_LETTER("R8"),
    /** How often the supplier gets in touch in those days, in writing and by word of mouth. */
    REDUCED_CONTACTS("R8"),
    /** Measures that a supplier says it does not take. */
    PRACTICE("R9"),
    /** Water is never cut in the main home. */
    WATER("R10"),
    /** Only electricity can be reduced. */
    NO_REDUCTION("R10"),
    /** Each supplier names somebody for households in difficulty. */
    CORRESPONDENT("R11"),
    /** Suppliers tell the regulator what they cut and reduce. */
    REPORTED_TO_REGULATOR("R12"),
    /** First and last day of the rights that a chèque énergie gives: of its year, and of the next. */
    CHEQUE_RIGHTS("R2");

    private final String number;

    Rule(String number) {
        this.number = number;
    }

    /** R1 to R12. */
    public String number() {
        return number;
    }
}
