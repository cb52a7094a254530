// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The associations of the network: who the tenants are. */
public interface Associations {
    /** All of them by name, the closed ones too. */
    List<Association> list();

    Optional<Association> find(UUID id);

    /**
     * Creates an association, or answers the open one that bears that name already.
     *
     * @param id made by the caller, so that the same request twice makes one
     */
    Association create(UUID id, String name);

    /** The name of the network; nothing before the first run. */
    Optional<String> networkName();

    /** The day of the first run; nothing before it. */
    Optional<LocalDate> networkBegan();
}
