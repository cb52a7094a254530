// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.hotline.HotlineSettings;
import fr.parvis.network.Communes;
import fr.parvis.network.DecentHours;
import fr.parvis.network.Timetables;
import fr.parvis.values.EnumCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hours of the line, and the time within which somebody is called who asks at a moment; all by the clock of the person's commune. */
@Component
public class LineHours {
    /** How long a promise lasts, in hours of the line. */
    private static final Duration PROMISE = Duration.ofHours(2);

    /** A part of a day that ends sooner than that is too late to promise. */
    private static final Duration ENOUGH = Duration.ofHours(1);

    private static final LocalTime NOON = LocalTime.of(12, 0);
    private static final LocalTime AFTERNOON = LocalTime.of(14, 0);

    private final DecentHours hours;

    LineHours(Timetables timetables, Communes communes, HotlineSettings settings) {
        this.hours = new DecentHours(timetables, communes, "PARVIS_HOTLINE", settings.fromHour(), settings.toHour());
    }

    /** Time at which somebody would like to be called. */
    public enum When {
        SOON,
        MORNING,
        AFTERNOON;

        public String key() {
            return EnumCode.of(this);
        }
    }

    Call.Window window(When when, Instant now, @Nullable String commune) {
        return switch (when) {
            case SOON -> soon(now, commune);
            case MORNING -> part(LocalTime.of(hours.from(), 0), min(NOON), now, commune);
            case AFTERNOON -> part(min(AFTERNOON), LocalTime.of(hours.to(), 0), now, commune);
        };
    }

    /** Two hours of the line from that moment on; what does not fit into a day goes on in the next morning. */
    Call.Window soon(Instant at, @Nullable String commune) {
        var from = hours.next(at, commune);
        var until = from.plus(PROMISE);
        var day = hours.local(from, commune).toLocalDate();
        var close = hours.instant(day.atTime(hours.to(), 0), commune);
        if (until.isAfter(close)) {
            var morning = hours.next(close, commune);
            until = morning.plus(Duration.between(close, until));
        }
        return new Call.Window(from, until);
    }

    private Call.Window part(LocalTime from, LocalTime to, Instant now, @Nullable String commune) {
        if (!from.isBefore(to)) return soon(now, commune);
        var first = hours.next(now, commune);
        var day = hours.local(first, commune).toLocalDate();
        if (hours.instant(day.atTime(to), commune).minus(ENOUGH).isBefore(first))
            day = hours.local(hours.next(hours.instant(day.atTime(hours.to(), 0), commune), commune), commune)
                    .toLocalDate();
        var begins = hours.instant(day.atTime(from), commune);
        return new Call.Window(begins.isAfter(now) ? begins : now, hours.instant(day.atTime(to), commune));
    }

    private LocalTime min(LocalTime time) {
        var close = LocalTime.of(hours.to(), 0);
        return time.isAfter(close) ? close : time;
    }

    /** That moment, or the first of the line after it. */
    Instant next(Instant at, @Nullable String commune) {
        return hours.next(at, commune);
    }
}
