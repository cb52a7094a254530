// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue;

import java.util.OptionalInt;
import java.util.UUID;

/** Persons who are expected at an hour, put into the queue of their point when they come: called first, in the same room as everybody. */
public interface Arrivals {

    /**
     * Gives a ticket that goes first, in the caller's transaction.
     *
     * @param ticket the same twice is one ticket
     * @return its number; nothing where the point uses no queue or its numbers are used up
     */
    OptionalInt arrive(UUID ticket, UUID point);

    /**
     * Takes a ticket back that was given by mistake, in the caller's transaction; one that is gone is taken back already.
     *
     * @return false when the person was called or has left: it stays
     */
    boolean takeBack(UUID ticket);
}
