package fr.parvis.outreach.domain;

import java.util.List;
import java.util.UUID;

/** What became of something that somebody keeps: an arrangement, a sector, an objection. */
public sealed interface Kept {
    record Done(UUID id) implements Kept {}

    /** Nothing was written; each problem says where and what to do. */
    record Refused(List<Problem> problems) implements Kept {}

    /** Somebody changed the same thing meanwhile; nothing was written. */
    record Changed() implements Kept {}

    /** @param key word key of the text */
    record Problem(String field, String key, List<String> args) {
        static Problem of(String field, String key, Object... args) {
            return new Problem(
                    field,
                    "outreach.lists.problem." + key,
                    List.of(args).stream().map(String::valueOf).toList());
        }
    }
}
