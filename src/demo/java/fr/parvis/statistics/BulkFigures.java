// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics;

import fr.parvis.visits.Visit;
import java.util.Collection;
import java.util.UUID;

/**
 * Counting acts while they are written in bulk, without reading them again: for millions of acts, where {@link Recount} would
 * read what was just written.
 */
public interface BulkFigures {

    /**
     * Counts visits that were just loaded and that nobody has counted; in the association's scope, best in the transaction that
     * loads them. Give many at once, day after day: what counts at one point on one day is added up before it is written.
     */
    void add(UUID association, Collection<Visit> visits);

    /** Moves all that waits into the sheets at once rather than over the next minutes; outside a transaction. */
    void settle();
}
