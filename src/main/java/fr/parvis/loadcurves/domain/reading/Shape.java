// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

/** Layout of a file, which depends on who gave it out and when. */
public enum Shape {
    /** A preamble of two lines, then {@code Horodate;Valeur}: "Mes mesures", and the older mail flow. */
    PREAMBLE(false),
    /** All on each line, in local time without an offset (since 2023). */
    LONG(false),
    /** The customer's account: one line about the meter, then end of step and mean power. */
    ACCOUNT(true),
    /** One line a day. */
    DAILY(false),
    /** Registers read each night, their calendars, the highest power of each day. */
    INDEX(false),
    /** Date and hour in two columns: the older form of the operator's exchange. */
    EXCHANGE(false),
    /** Figures of bills: first day, last day, kWh. */
    BILLS(false),
    /** A supplier's export: a line for each day, then its half hours, the newest first. */
    SUPPLIER(true);

    final boolean saysEndOfStep;

    Shape(boolean saysEndOfStep) {
        this.saysEndOfStep = saysEndOfStep;
    }

    /** Which end of its step a stamp stands for when the file does not tell. */
    Stamps.End usual() {
        return this == EXCHANGE ? Stamps.End.START : Stamps.End.END;
    }
}
