package fr.parvis.partners.domain;

import java.util.List;
import java.util.UUID;

/** What became of a change to the directory. */
public sealed interface Outcome {
    record Done(UUID id) implements Outcome {}

    /** Nothing was written; each problem says where and what to do. */
    record Refused(List<Problem> problems) implements Outcome {}

    /** Somebody changed the same thing meanwhile; nothing was written. */
    record Changed() implements Outcome {}

    /** @param key word key of the text */
    record Problem(String field, String key, List<String> args) {
        static Problem of(String field, String key, Object... args) {
            return new Problem(
                    field,
                    "partners.problem." + key,
                    List.of(args).stream().map(String::valueOf).toList());
        }
    }
}
