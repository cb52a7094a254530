// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.absences;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Days on which somebody is away; never why somebody is ill.
 *
 * @param lastDay included
 */
public record Absence(
        UUID id,
        UUID mediator,
        LocalDate firstDay,
        LocalDate lastDay,
        Kind kind,
        State state,
        Instant askedAt,
        UUID askedBy,
        @Nullable UUID decidedBy,
        int version) {

    /** Reasons of an absence, as far as who leads may know them. */
    public enum Kind {
        LEAVE,
        TRAINING,
        OTHER
    }

    /** State of an absence, from asking to the end. */
    public enum State {
        ASKED,
        ACCEPTED,
        REFUSED,
        WITHDRAWN;

        boolean mayBecome(State next) {
            return switch (this) {
                case ASKED -> next != ASKED;
                case ACCEPTED -> next == WITHDRAWN;
                case REFUSED, WITHDRAWN -> false;
            };
        }
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
