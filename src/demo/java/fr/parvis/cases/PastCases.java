// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The demonstration's way in: many cases at once, checked by their maker. */
public interface PastCases {

    /**
     * @param kind index among the templates in use, from 0 and round again
     * @param by account that opened it and follows it
     * @param waitingOn party with the next move: us, person, body, partner
     * @param outcome result; null while it is open
     * @param closedOn null while it is open
     * @param cents euro cents recovered for the person, when known
     */
    record Known(
            UUID id,
            UUID person,
            int kind,
            LocalDate openedOn,
            UUID by,
            String waitingOn,
            @Nullable String outcome,
            @Nullable LocalDate closedOn,
            @Nullable Long cents) {}

    /** Writes cases of the current association, each with the papers and steps of its kind; those whose identifier exists are passed over. */
    void load(List<Known> cases);

    /** Lets the database see how much was loaded; once, after the last {@link #load}. */
    void loaded();
}
