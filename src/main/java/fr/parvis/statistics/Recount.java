// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics;

import java.util.UUID;

/** Counting anew, after acts were written in bulk or when the figures are in doubt. */
public interface Recount {

    /**
     * Counts the acts of the association in scope anew and replaces its sheets, month by month in a transaction each; who records
     * waits for one month of it at most. Outside a transaction.
     *
     * @return rows written
     */
    int recount(UUID association);
}
