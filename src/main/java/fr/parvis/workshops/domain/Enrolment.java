// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.values.EnumCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who comes to a cycle or wants to.
 *
 * @param learner null once path, card or file are forgotten, and for people who enrolled without an account
 * @param number in the cycle: how somebody under a card is told apart without a name
 * @param persons number who come together, the learner among them; they wait together, too
 * @param offeredUntil as long as a seat that became free is held for them
 * @param offers number of offers so far
 * @param reached whether they left a code or a telephone that is still kept
 */
public record Enrolment(
        UUID id,
        UUID cycle,
        @Nullable UUID learner,
        int number,
        int persons,
        State state,
        Instant askedAt,
        @Nullable Instant offeredUntil,
        int offers,
        boolean reached) {
    public static final int MOST_PERSONS = 8;

    /** State of a person, in the order of lists. */
    public enum State {
        ENROLLED,
        /** A seat is held for them until the lease ends. */
        OFFERED,
        WAITING,
        /** They said no to an offer, or let it end. */
        DECLINED,
        CANCELLED;

        public boolean holdsSeats() {
            return this == ENROLLED || this == OFFERED;
        }

        public boolean isOver() {
            return this == DECLINED || this == CANCELLED;
        }

        /** As it is stored, and the end of its message key. */
        public String key() {
            return EnumCode.of(this);
        }
    }
}
