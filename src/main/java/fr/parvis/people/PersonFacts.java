package fr.parvis.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a file says of its person, for modules that write it somewhere; reading it is noted by who asks. */
public interface PersonFacts {

    /**
     * @param commune INSEE code
     * @param language ISO 639 code
     * @param discreet in danger at home: reached only as {@code safe} says
     * @param safe channels and hours that are safe
     */
    record Facts(
            UUID id,
            String name,
            @Nullable Integer birthYear,
            @Nullable String commune,
            @Nullable String language,
            boolean discreet,
            @Nullable String safe,
            List<String> phones,
            List<String> mails,
            List<String> addresses) {}

    /** A file that stands. */
    Optional<Facts> facts(UUID person);
}
