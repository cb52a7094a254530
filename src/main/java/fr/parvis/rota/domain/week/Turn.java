// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.week;

import fr.parvis.network.Clocks;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * One stretch of one day that somebody works at a point.
 *
 * @param from and {@code until}: by the clock of the point; {@code until} may lie after midnight
 * @param usual whether it comes from the ordinary week
 */
public record Turn(UUID mediator, LocalDate day, LocalDateTime from, LocalDateTime until, UUID point, boolean usual) {
    private static final int MINUTES_A_DAY = 1440;

    static Turn planned(UUID mediator, LocalDate day, PlanDays.Part part) {
        return new Turn(
                mediator,
                day,
                day.atStartOfDay().plusMinutes(part.fromMinute()),
                day.atStartOfDay().plusMinutes(part.untilMinute()),
                part.point(),
                false);
    }

    /** Minutes after midnight. */
    public int fromMinute() {
        return from.toLocalTime().toSecondOfDay() / 60;
    }

    /** Minutes after midnight of the day, 1440 at most. */
    public int untilMinute() {
        return until.toLocalDate().isAfter(day)
                ? MINUTES_A_DAY
                : until.toLocalTime().toSecondOfDay() / 60;
    }

    public int minutes() {
        return untilMinute() - fromMinute();
    }

    public LocalTime starts() {
        return from.toLocalTime();
    }

    public LocalTime ends() {
        return until.toLocalTime();
    }

    /** Nothing when the clocks leave out the whole of it. */
    public Optional<Clocks.Stretch> instants(ZoneId zone) {
        return Clocks.instants(from, until, zone);
    }

    boolean crosses(Turn other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }
}
