// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync;

import fr.parvis.values.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Handler of a module for the commands that devices send it by the bus. A bean of this kind is found by itself; the bus keeps each
 * command to once, remembers its answer, keeps what is held or refused, and knows nothing of what is inside.
 */
public interface CommandHandler {

    /** The types of command that it takes, each with the newest form of its payload that it reads; older ones stay readable for a year. */
    Map<String, Integer> forms();

    /**
     * Decides a command, in the scope of its association, as its account, and in the transaction that records the decision.
     * An exception leaves the command undecided: the device sends it again.
     *
     * @throws UnreadablePayload when a field cannot be read: the command is rejected for it
     */
    Outcome handle(SentCommand command);

    /** Current state of these subjects, for answers to commands known already; without those that the account may not see. */
    default List<Standing> find(Collection<UUID> subjects) {
        return List.of();
    }

    /**
     * Payload to keep of a command that a person is to correct or confirm: without the free texts and pictures that must stay in
     * the module's own tables.
     */
    default JsonNode toKeep(SentCommand command) {
        return command.payload();
    }

    /**
     * Summary of a command for the person who decides about it; empty: its fields are listed, those that have a name.
     *
     * @param locale of the labels of codes
     */
    default Optional<Review> review(SentCommand command, Locale locale) {
        return Optional.empty();
    }

    /** Ways, beside setting it aside, in which a person may settle a command; in the order of the buttons. */
    default List<WayOut> waysOut(SentCommand command) {
        return List.of();
    }

    /**
     * Does what a person chose, as {@link #handle} would: as who made the command, and in the transaction that closes it.
     *
     * @param way the name of one of {@link #waysOut}
     */
    default Outcome take(SentCommand command, String way) {
        throw new IllegalArgumentException("no way out of " + command.type() + ": " + way);
    }

    /**
     * @param name stands in addresses
     * @param label message key of the button
     * @param args of the label: texts, times
     */
    record WayOut(String name, String label, List<Object> args) {}

    /**
     * A command as a person reads it.
     *
     * @param form address of the page where it is put right; null when there is none
     */
    record Review(List<Fact> facts, @Nullable String form) {}

    /**
     * A field of what was said and its value.
     *
     * @param key of the name of the field
     * @param value a text, or a date and time
     */
    record Fact(String key, Object value) {}

    /** Outcome of a command. */
    sealed interface Outcome {

        /**
         * It stands.
         *
         * @param merged merge, when it was made on an older version, with what others said since of other fields
         */
        record Accepted(Standing standing, @Nullable Merged merged) implements Outcome {
            public Accepted(Standing standing) {
                this(standing, null);
            }
        }

        /**
         * Nothing was written.
         *
         * @param subject of the command, when it can be read
         * @param problems problems: where and what to do, in the user's words
         */
        record Rejected(@Nullable UUID subject, List<Problem> problems) implements Outcome {
            public Rejected(@Nullable UUID subject, Problem problem) {
                this(subject, List.of(problem));
            }

            public Rejected(@Nullable UUID subject, String field, String key) {
                this(subject, Problem.of(field, key));
            }
        }

        /**
         * Somebody changed it meanwhile; nothing was written.
         *
         * @param standing state now
         * @param clash the fields of which both say something else
         */
        record Conflict(Standing standing, List<String> clash) implements Outcome {}

        /** It changes something that has not arrived yet: the bus keeps it, and asks again in the transaction that brings it. */
        record Held(UUID subject) implements Outcome {}
    }

    /**
     * State of a thing.
     *
     * @param version 0 when first recorded, one more at each change
     * @param content as JSON it is what the device is answered
     * @param field field of the answer that holds it: {@link #VISIT} in the form that is as old as the contract, else {@link #CONTENT}
     */
    record Standing(UUID subject, int version, @Nullable Object content, String field) {
        public static final String VISIT = "visit";
        public static final String CONTENT = "content";

        public Standing(UUID subject, int version, @Nullable Object content) {
            this(subject, version, content, CONTENT);
        }
    }

    /**
     * @param over number of versions made since the one it was based on
     * @param from the version that it was based on; null in what was remembered before that was kept
     */
    record Merged(int over, List<String> fields, @Nullable Integer from) {}
}
