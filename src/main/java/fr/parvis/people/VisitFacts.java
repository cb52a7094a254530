// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts of a visit when its person gives a name, so that nothing is typed twice; the module of visits answers. */
public interface VisitFacts {

    /**
     * @param commune INSEE code
     * @param language ISO 639 code
     */
    record Facts(
            LocalDate day,
            @Nullable String commune,
            @Nullable String language) {}

    /** A visit that the current account may touch. */
    Optional<Facts> find(UUID visit);

    /** Its requests in one line, by their labels. */
    Optional<String> summary(UUID visit, Locale locale);
}
