package fr.parvis.statistics.domain;

import java.util.UUID;

/** Whose work is counted. */
public sealed interface Extent {
    /** One's own: shown to that mediator and to nobody else. */
    record Own(UUID mediator) implements Extent {}

    /** A point, and whose it is. */
    record OfPoint(UUID point, UUID association) implements Extent {}

    /** A team of an association, by its name. */
    record OfTeam(String team, UUID association) implements Extent {}

    record OfAssociation(UUID association) implements Extent {}

    record WholeNetwork() implements Extent {}
}
