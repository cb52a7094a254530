package fr.parvis.statistics;

import java.util.UUID;

/** Counting anew, after acts were written in bulk or when the figures are in doubt. */
public interface Recount {

    /**
     * Counts the acts of the association in scope anew and replaces its tallies; acts wait meanwhile.
     *
     * @return rows written
     */
    int recount(UUID association);
}
