package fr.parvis.sync.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits.Problem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one command.
 *
 * @param id as the device wrote it
 * @param first for a command already known, what it was then
 * @param visit the visit concerned, as it stands now
 */
public record Decision(
        String id,
        Outcome outcome,
        @Nullable Outcome first,
        @Nullable Visit visit,
        List<Problem> problems) {

    /** The four answers of the contract. */
    public enum Outcome {
        ACCEPTED,
        ALREADY_KNOWN,
        REJECTED,
        CONFLICT;

        /** As it is written: {@code already-known}. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    static Decision accepted(String id, Visit visit) {
        return new Decision(id, Outcome.ACCEPTED, null, visit, List.of());
    }

    static Decision rejected(String id, List<Problem> problems) {
        return new Decision(id, Outcome.REJECTED, null, null, problems);
    }

    static Decision rejected(String id, String field, String key, String... args) {
        return rejected(id, List.of(new Problem(field, "sync.problem." + key, List.of(args))));
    }

    static Decision conflict(String id, Visit current) {
        return new Decision(id, Outcome.CONFLICT, null, current, List.of());
    }
}
