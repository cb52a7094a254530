// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Time of the next attempt: not before (a household is not called twice in the same half-day, and gets two days to answer a message, five a letter), and the
 * best hour: a part of the week in which nobody failed yet; among those the one in which the association reached most households, once it has tried
 * {@value #ENOUGH} times, and else evening, Saturday, afternoon, morning.
 */
@Component
class NextTime {
    static final int ENOUGH = 30;

    private static final Set<String> FAILED = Set.of("no-answer", "voicemail", "somebody-else", "notice-left");
    private static final List<HourBand> USUAL =
            List.of(HourBand.EVENING, HourBand.SATURDAY, HourBand.AFTERNOON, HourBand.MORNING);

    private final ContactHours hours;

    NextTime(ContactHours hours) {
        this.hours = hours;
    }

    /** The first moment for a next attempt after one; null where the household spoke, or nothing forbids. */
    @Nullable
    Instant notBefore(Attempt attempt, @Nullable String commune) {
        if (attempt.outcome().equals("call-back")) return attempt.backAt();
        return switch (attempt.outcome()) {
            case "no-answer", "voicemail", "somebody-else" -> hours.next(halfDayAfter(attempt.at(), commune), commune);
            case "notice-left" -> hours.next(attempt.at().plus(Duration.ofDays(2)), commune);
            case "sent" ->
                hours.next(attempt.at().plus(Duration.ofDays(attempt.channel().equals("letter") ? 5 : 2)), commune);
            default -> null;
        };
    }

    private Instant halfDayAfter(Instant at, @Nullable String commune) {
        var time = hours.local(at, commune);
        var day = time.toLocalDate();
        return hours.instant(
                time.getHour() < 12 ? day.atTime(12, 0) : day.plusDays(1).atStartOfDay(), commune);
    }

    /** A proposed moment, and why. */
    record Proposal(Instant at, HourBand band, boolean measured) {}

    /** @param from not before that */
    Proposal best(List<Attempt> attempts, List<HourBand.Rate> rates, Instant from, @Nullable String commune) {
        var failures = new EnumMap<HourBand, Integer>(HourBand.class);
        for (var attempt : attempts)
            if (ContactHours.intrudes(attempt.channel()) && FAILED.contains(attempt.outcome()))
                failures.merge(HourBand.at(hours.local(attempt.at(), commune)), 1, Integer::sum);
        boolean measured = rates.stream().mapToInt(HourBand.Rate::tried).sum() >= ENOUGH;
        var band = Arrays.stream(HourBand.values())
                .filter(it -> it.within(hours.from(), hours.to()))
                .min(Comparator.<HourBand>comparingInt(it -> failures.getOrDefault(it, 0))
                        .thenComparingDouble(it -> measured ? -share(rates, it) : USUAL.indexOf(it)))
                .orElseThrow();
        return new Proposal(at(band, from, commune), band, measured);
    }

    private static double share(List<HourBand.Rate> rates, HourBand band) {
        return rates.stream()
                .filter(rate -> rate.band() == band)
                .mapToDouble(HourBand.Rate::share)
                .findFirst()
                .orElse(0);
    }

    private Instant at(HourBand band, Instant from, @Nullable String commune) {
        var day = hours.day(from, commune);
        while (true) {
            if (hours.open(day, commune) && (day.getDayOfWeek() == DayOfWeek.SATURDAY) == (band == HourBand.SATURDAY)) {
                var now = inBand(band, day, from, commune);
                if (now != null) return now;
            }
            day = day.plusDays(1);
        }
    }

    /** The band's hour on that day, or from itself where it lies in the band; null when the band is over. */
    private @Nullable Instant inBand(HourBand band, LocalDate day, Instant from, @Nullable String commune) {
        var start = hours.instant(day.atTime(band.hour(hours.from(), hours.to()), 0), commune);
        if (!start.isBefore(from)) return start;
        var local = hours.local(from, commune);
        return HourBand.at(local) == band && local.toLocalDate().equals(day) && hours.decent(from, commune)
                ? from
                : null;
    }
}
