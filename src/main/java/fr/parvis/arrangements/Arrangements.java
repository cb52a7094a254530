// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Arrangements for the modules that work under them: an association reads all of its own, a partner those with it. */
public interface Arrangements {

    /** Today in the scope that asks, by which an arrangement runs or not. */
    LocalDate today();

    /** In the current scope, by name; the ended ones last. */
    List<Arrangement> list();

    Optional<Arrangement> find(UUID id);

    /**
     * Remembers which heading of the partner's files holds which field.
     *
     * @param mapping code of a {@link ListField} to heading, an empty one for none
     */
    void remember(UUID arrangement, Map<String, String> mapping);
}
