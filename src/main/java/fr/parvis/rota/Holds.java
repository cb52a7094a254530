// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota;

import fr.parvis.values.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The time of an association's mediators, taken in the caller's transaction: nobody is taken twice, whichever module asks. A transaction takes
 * the time of all it needs in one call, so that two transactions never wait for each other.
 */
public interface Holds {

    /**
     * Time that is asked for.
     *
     * @param mediators one, or several who are needed together: a pair, an interpreter
     * @param expiresAt for what waits to be confirmed
     * @param travelMinutes on the way there and back, before and after: held as travel of the same subject
     */
    record Asked(
            HoldKind kind,
            UUID subject,
            Set<UUID> mediators,
            Instant from,
            Instant until,
            @Nullable UUID point,
            @Nullable Instant expiresAt,
            int travelMinutes) {
        public Asked {
            mediators = Set.copyOf(mediators);
        }

        /** Time asked for without travel. */
        public Asked(
                HoldKind kind,
                UUID subject,
                Set<UUID> mediators,
                Instant from,
                Instant until,
                @Nullable UUID point,
                @Nullable Instant expiresAt) {
            this(kind, subject, mediators, from, until, point, expiresAt, 0);
        }

        /** When they leave. */
        public Instant leaves() {
            return from.minus(Duration.ofMinutes(travelMinutes));
        }

        /** When they are back. */
        public Instant returns() {
            return until.plus(Duration.ofMinutes(travelMinutes));
        }
    }

    sealed interface Answer {
        record Held(List<Hold> holds) implements Answer {}

        /** Somebody's time is taken: nothing was written for anybody. */
        record Taken(List<UUID> mediators) implements Answer {}
    }

    /** All of them or none. The same subject asked for twice is held once. */
    Outcome<Answer> hold(Asked asked);

    /** Puts these holds in the place of those of the subject, all or none: when somebody's time is taken, the former stand. */
    Outcome<Answer> move(Asked asked);

    /**
     * Takes what is free of a time for one mediator: several parts, or none. What the subject holds from then on is replaced, and a part that began
     * before goes on.
     */
    void holdFree(Asked asked);

    /** Makes a hold that expires stand. @return false when there is nothing of that subject, or no more */
    boolean confirm(UUID subject);

    /** Gives back the time that a subject holds; idempotent. */
    void release(UUID subject);

    /** Gives back the time that a subject holds from an instant on: what is over by then stays. */
    void releaseFrom(UUID subject, Instant at);

    /** Holds of a subject, with the travel around it. */
    List<Hold> of(UUID subject);

    /** Holds of several subjects, in one query. */
    List<Hold> of(Collection<UUID> subjects);

    /** Holds of these mediators between two instants, in order. */
    List<Hold> between(Collection<UUID> mediators, Instant from, Instant until);
}
