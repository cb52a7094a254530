// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

/** Unit of a number of an indicator: its word is {@code indicators.unit.<key>}. */
public enum Unit {
    VISITS,
    PERSONS,
    REQUESTS,
    MINUTES,
    ACTIVITIES,
    TICKETS,
    CALLS,
    ITEMS,
    APPOINTMENTS,
    ASSESSMENTS,
    HOMES,
    CONTACTS
}
