// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.parvis.sync.CommandHandler.Merged;
import fr.parvis.sync.CommandHandler.Standing;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of one command.
 *
 * @param id as the device wrote it
 * @param first for a command already known, what it was then
 * @param subject of the command, when it could be read
 * @param version the version that it made, when it was accepted
 * @param standing state of its subject now
 * @param clash in a conflict, the fields of which both say something else
 */
public record Decision(
        String id,
        Outcome outcome,
        @Nullable Outcome first,
        @Nullable UUID subject,
        @Nullable Integer version,
        @Nullable Standing standing,
        List<Problem> problems,
        @Nullable Merged merged,
        List<String> clash) {

    /** The answers of the contract. */
    public enum Outcome {
        ACCEPTED,
        ALREADY_KNOWN,
        REJECTED,
        CONFLICT,
        /** It waits for what it changes. */
        HELD,
        /** It waits for a person: the device was revoked or the account closed. */
        KEPT;

        /** As it is written: {@code already-known}. */
        @JsonValue
        public String word() {
            return EnumCode.of(this);
        }

        static Outcome of(String word) {
            return EnumCode.read(Outcome.class, word);
        }
    }

    static Decision accepted(String id, Standing standing, @Nullable Merged merged) {
        return new Decision(
                id,
                Outcome.ACCEPTED,
                null,
                standing.subject(),
                standing.version(),
                standing,
                List.of(),
                merged,
                List.of());
    }

    static Decision rejected(String id, @Nullable UUID subject, List<Problem> problems) {
        return new Decision(id, Outcome.REJECTED, null, subject, null, null, problems, null, List.of());
    }

    static Decision rejected(String id, String field, String key, String... args) {
        return rejected(id, null, List.of(Problem.of(field, "sync.problem." + key, args)));
    }

    static Decision conflict(String id, Standing standing, List<String> clash) {
        return new Decision(id, Outcome.CONFLICT, null, standing.subject(), null, standing, List.of(), null, clash);
    }

    static Decision kept(String id) {
        return new Decision(id, Outcome.KEPT, null, null, null, null, List.of(), null, List.of());
    }

    static Decision held(String id, UUID subject) {
        return new Decision(id, Outcome.HELD, null, subject, null, null, List.of(), null, List.of());
    }

    /** Decision of a command that was decided before, as it is kept. */
    static Decision known(UUID id, Outcome first, ReceivedCommands.Answer answer, @Nullable Standing now) {
        var clash = answer.clash();
        return new Decision(
                id.toString(),
                Outcome.ALREADY_KNOWN,
                first,
                answer.subject(),
                first == Outcome.ACCEPTED ? answer.version() : null,
                now,
                answer.problems(),
                answer.merged(),
                clash == null ? List.of() : clash);
    }

    /** This decision as the answer to a command that came again. */
    Decision known() {
        return new Decision(id, Outcome.ALREADY_KNOWN, outcome, subject, version, standing, problems, merged, clash);
    }
}
