package fr.parvis.people.domain;

import java.util.List;
import java.util.UUID;

/** What became of a change to a file. */
public sealed interface Outcome {
    record Done(UUID id) implements Outcome {}

    /** Nothing was written; each problem says where and what to do. */
    record Refused(List<Problem> problems) implements Outcome {}

    /** Somebody changed the same thing meanwhile; nothing was written. */
    record Changed() implements Outcome {}

    static Refused refused(String field, String key, Object... args) {
        return new Refused(List.of(Problem.of(field, key, args)));
    }
}
