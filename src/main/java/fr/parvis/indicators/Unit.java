package fr.parvis.indicators;

/** What a number of an indicator is a number of: its word is {@code indicators.unit.<key>}. */
public enum Unit {
    VISITS,
    PERSONS,
    REQUESTS,
    MINUTES,
    ACTIVITIES,
    TICKETS,
    CALLS,
    ITEMS
}
