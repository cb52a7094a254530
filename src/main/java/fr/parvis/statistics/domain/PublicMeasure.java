package fr.parvis.statistics.domain;

/** What the public is told amounts of. */
enum PublicMeasure {
    VISITS,
    PERSONS,
    REQUESTS
}
