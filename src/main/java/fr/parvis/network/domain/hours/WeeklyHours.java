// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Opening hours as most points have them, and as the simple form edits them: the same spans every week, at most two a
 * day, closed or not on public holidays, with exceptional closings and openings.
 *
 * @param days the spans of each weekday in order; a day that is missing or has none is closed
 * @param exceptions in the order of their first day
 */
public record WeeklyHours(
        Map<DayOfWeek, List<TimeSpan>> days, boolean closedOnPublicHolidays, List<ExceptionalPeriod> exceptions) {

    /** A morning and an afternoon. */
    public static final int MOST_SPANS_A_DAY = 2;

    /**
     * Days on which the plain week does not hold.
     *
     * @param last last day, included
     * @param spans opening times on those days; none when it is closed
     * @param reason for the public; may be empty
     */
    public record ExceptionalPeriod(LocalDate first, LocalDate last, List<TimeSpan> spans, String reason) {

        public ExceptionalPeriod {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("a period ends after it starts: " + first + " to " + last);
            }
            spans = checked(spans);
            // the notation has no way to write its own quotation mark inside a remark
            reason = reason.strip().replace('"', '\'').replaceAll("\\s+", " ");
        }

        public static ExceptionalPeriod closed(LocalDate first, LocalDate last, String reason) {
            return new ExceptionalPeriod(first, last, List.of(), reason);
        }

        public boolean isClosing() {
            return spans.isEmpty();
        }

        /** These days in the notation of the national standard, as one more rule after the week. */
        public String compose() {
            return WeeklyHoursNotation.exception(this);
        }
    }

    public WeeklyHours {
        Map<DayOfWeek, List<TimeSpan>> open = new EnumMap<>(DayOfWeek.class);
        days.forEach((day, spans) -> {
            if (!spans.isEmpty()) {
                open.put(day, checked(spans));
            }
        });
        days = Collections.unmodifiableMap(open);
        // a period within another one must come after it to be heard
        exceptions = exceptions.stream()
                .sorted(Comparator.comparing(ExceptionalPeriod::first)
                        .thenComparing(ExceptionalPeriod::last, Comparator.reverseOrder()))
                .toList();
    }

    private static List<TimeSpan> checked(List<TimeSpan> spans) {
        if (spans.size() > MOST_SPANS_A_DAY || !TimeSpan.follow(spans)) {
            throw new IllegalArgumentException("a day has at most two spans, one after the other: " + spans);
        }
        return List.copyOf(spans);
    }

    /** The spans of a weekday in order, none when it is closed. */
    public List<TimeSpan> on(DayOfWeek day) {
        return Objects.requireNonNullElse(days.get(day), List.of());
    }

    /** Opening time in a week without holiday or exception. */
    public Duration weeklyDuration() {
        return days.values().stream()
                .flatMap(List::stream)
                .map(TimeSpan::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Days with at least one span, in a week without holiday or exception. */
    public int daysOpenPerWeek() {
        return days.size();
    }

    /** The same hours in the notation of the national standard. */
    public String compose() {
        return WeeklyHoursNotation.compose(this);
    }

    /** Reads hours back into the form; empty when they say more than the form can. */
    public static Optional<WeeklyHours> decompose(OpeningHours hours) {
        return WeeklyHoursNotation.decompose(hours);
    }

    /** The seven days from Monday. */
    public static List<DayOfWeek> weekdays() {
        return Arrays.asList(DayOfWeek.values());
    }
}
