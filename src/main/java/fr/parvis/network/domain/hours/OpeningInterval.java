// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of local wall-clock time during which a point's state and its published remark stay the same.
 *
 * @param from first moment of the stretch
 * @param to first moment after the stretch
 * @param remark comment of the hours beside the state ("sur rendez-vous", "travaux"), if anything
 */
public record OpeningInterval(
        LocalDateTime from,
        LocalDateTime to,
        OpeningState state,
        @Nullable String remark) {

    public OpeningInterval {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("an interval ends after it starts: " + from + " to " + to);
        }
    }

    public boolean contains(LocalDateTime moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    /** Wall-clock length: the hour lost or won when the clocks change is not counted. */
    public Duration length() {
        return Duration.between(from, to);
    }

    OpeningInterval until(LocalDateTime later) {
        return new OpeningInterval(from, later, state, remark);
    }
}
