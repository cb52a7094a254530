// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts of a file on its person, for modules that write it somewhere or in its person's name; the caller notes the reading. */
public interface PersonFacts {

    /**
     * @param name given and family name, as lists show it
     * @param given may be empty: some have one name only
     * @param commune INSEE code
     * @param language ISO 639 code
     * @param discreet in danger at home: reached only as {@code safe} says
     * @param addresses as they were typed
     * @param safe channels and hours that are safe
     */
    record Facts(
            UUID id,
            String name,
            String given,
            String family,
            @Nullable Integer birthYear,
            @Nullable String commune,
            @Nullable String language,
            boolean discreet,
            @Nullable String safe,
            List<String> phones,
            List<String> mails,
            List<String> addresses) {}

    /** A file that stands; the kept one when it was merged. */
    Optional<Facts> facts(UUID person);
}
