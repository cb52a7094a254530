package fr.parvis.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How somebody is reached, for what is written in their name. */
public interface Reaching {

    /**
     * Somebody as a letter names them.
     *
     * @param given may be empty: some have one name only
     * @param commune INSEE code of where the person lives
     * @param post addresses as they were typed
     * @param discreet in danger at home: no address of theirs goes to others
     */
    record Reached(
            UUID id,
            String given,
            String family,
            @Nullable Integer birthYear,
            @Nullable String commune,
            List<String> post,
            List<String> phones,
            List<String> mails,
            boolean discreet) {}

    /** A file that stands; the kept one when it was merged. That it was read, and why, is noted. */
    Optional<Reached> reach(UUID person, String reason);
}
