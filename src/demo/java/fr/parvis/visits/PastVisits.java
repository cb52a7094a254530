// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

import java.util.List;

/** The demonstration's way in: many visits at once, checked by their maker. */
public interface PastVisits {

    /**
     * Writes visits of the current association; those whose identifier exists are passed over. Publishes no event; statistics recount
     * afterwards.
     */
    void load(List<Visit> visits);

    /** Updates the database's statistics of these tables; once, after the last {@link #load}. */
    void loaded();

    /** How many visits the current association has, cancelled ones left out. */
    long stored();
}
