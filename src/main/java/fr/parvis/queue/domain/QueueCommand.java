// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.queue.domain.Reason.Leaving;
import fr.parvis.queue.domain.Reason.Priority;
import fr.parvis.queue.domain.Reason.Refusing;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Command of a mediator to the queue of a point.
 *
 * @param id made by the caller, which makes the command idempotent
 */
public record QueueCommand(UUID id, UUID point, Act act) {

    /** The ten things that can be asked. */
    public sealed interface Act {
        /** The word by which the API and the forms call it: {@code call-next}. */
        String type();
    }

    /** Gives a ticket to somebody. */
    public record Give(
            UUID ticket,
            @Nullable String need,
            int persons,
            @Nullable String language,
            @Nullable Priority priority) implements Act {
        @Override
        public String type() {
            return "give";
        }
    }

    /** Calls the next one in order, to the current account. */
    public record CallNext() implements Act {
        @Override
        public String type() {
            return "call-next";
        }
    }

    /** Calls this one, to the current account. */
    public record Call(UUID ticket) implements Act {
        @Override
        public String type() {
            return "call";
        }
    }

    /** Says it again on the wall. */
    public record Recall(UUID ticket) implements Act {
        @Override
        public String type() {
            return "recall";
        }
    }

    /** Nobody came, or it was called or ended by mistake: it waits again at its place. */
    public record PutBack(UUID ticket) implements Act {
        @Override
        public String type() {
            return "put-back";
        }
    }

    /** The help is over. */
    public record End(UUID ticket) implements Act {
        @Override
        public String type() {
            return "end";
        }
    }

    /** The person left without help. */
    public record Leave(UUID ticket, Leaving reason) implements Act {
        @Override
        public String type() {
            return "leave";
        }
    }

    /** Somebody is turned away, with or without a ticket. */
    public record Refuse(@Nullable UUID ticket, Refusing reason, int persons) implements Act {
        @Override
        public String type() {
            return "refuse";
        }
    }

    /** Goes first, for a reason; without one, at its place again. */
    public record Prioritise(UUID ticket, @Nullable Priority reason) implements Act {
        @Override
        public String type() {
            return "prioritise";
        }
    }

    /** The person goes away and keeps the place until that time. */
    public record ComeBack(UUID ticket, Instant at) implements Act {
        @Override
        public String type() {
            return "come-back";
        }
    }
}
