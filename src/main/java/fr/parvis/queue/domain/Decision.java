// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.values.EnumCode;
import org.jspecify.annotations.Nullable;

/** Outcome of a command. A refused one changed nothing. */
public sealed interface Decision {

    /** The ticket concerned, as it stands now. */
    @Nullable
    Ticket ticket();

    /** It was done, now or the first time that it was sent. */
    record Done(@Nullable Ticket ticket) implements Decision {}

    /** It could not be done. */
    record Refused(Refusal why, @Nullable Ticket ticket) implements Decision {}

    /** Why a command is refused; {@code messages/queue.properties} says each in the user's words. */
    enum Refusal {
        /** A colleague was faster; the ticket says who. */
        CALLED_BY_COLLEAGUE,
        NOBODY_WAITS,
        /** It is served, left or refused. */
        OVER,
        NOT_CALLED,
        UNKNOWN_TICKET,
        /** A ticket of an earlier day. */
        OTHER_DAY,
        RETURN_NOT_TODAY,
        /** Another ticket bears the identifier. */
        IDENTIFIER_TAKEN,
        CODE_UNKNOWN,
        PERSONS,
        NOT_IN_USE,
        /** The last number of the day was given. */
        FULL;

        /** The end of its key: {@code called-by-colleague}. */
        public String word() {
            return EnumCode.of(this);
        }

        static Refusal of(String word) {
            return EnumCode.read(Refusal.class, word);
        }
    }
}
