// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * Data on lists that another module stores, and deletes when the days that were agreed are over; modules contribute theirs as beans. Called in the
 * transaction that deletes entries, in the scope of their association.
 */
public interface ListRetention {

    /** Before entries of a list are deleted or emptied. */
    default void before(UUID list) {}

    /** Deletes what is past its term. @return number deleted by kind, as the journal names them */
    Map<String, Integer> forget(LocalDate today);
}
