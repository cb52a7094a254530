// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The demonstration's way in: contracts of three years. */
public interface PastContracts {
    /** Name, before the year, of the contracts with the energy partner. */
    String ENERGY = "Énergie";

    /**
     * Writes eight contracts of the current association, one conflict and one decision among them, and attributes its acts.
     *
     * @param funders partners of the directory, four at least
     */
    void load(LocalDate today, List<UUID> funders);

    /** Writes what funders read of the current association's contracts, as each hour does. */
    void tell();
}
