// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** The associations of the network: who the tenants are. */
public interface Associations {
    /** All of them by name, the closed ones too. */
    List<Association> list();

    /**
     * Does work in the scope of each association. One whose work fails is logged and keeps no other waiting; it has its turn the next time.
     *
     * @param work its name in the log
     */
    default void inEach(String work, Consumer<UUID> what) {
        sumInEach(work, association -> {
            what.accept(association);
            return 0;
        });
    }

    /** Runs work as {@link #inEach} does. @return the sum of its results */
    default int sumInEach(String work, ToIntFunction<UUID> what) {
        return EachAssociation.sum(list().stream().map(Association::id).toList(), work, what);
    }

    /** Runs work as {@link #inEach} does, in some associations. */
    default void inEachOf(Collection<UUID> some, String work, Consumer<UUID> what) {
        EachAssociation.sum(some, work, association -> {
            what.accept(association);
            return 0;
        });
    }

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
