// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The duties of the France Services label on a point's opening: hours a week, days a week, agents present
 * (charte nationale d'engagement France Services). They are measured on a week without public holiday.
 */
public final class LabelDuties {

    /**
     * How many coming fortnights are looked at when the hours are not the same every week: a fortnight evens out odd and
     * even weeks, the middle one leaves out holidays and works.
     */
    private static final int FORTNIGHTS_MEASURED = 8;

    private static final int FORTNIGHT = 14;

    private static final int WEEKS_SEARCHED = 26;

    private final Settings settings;

    /** Requirements. */
    public record Settings(Duration weeklyOpening, int daysPerWeek, int agents) {

        public static final Settings FRANCE_SERVICES = new Settings(Duration.ofHours(24), 5, 2);

        public Settings {
            if (weeklyOpening.isNegative() || daysPerWeek < 0 || daysPerWeek > 7 || agents < 0) {
                throw new IllegalArgumentException(
                        "duties cannot be " + weeklyOpening + ", " + daysPerWeek + " days, " + agents + " agents");
            }
        }
    }

    public enum Duty {
        /** In minutes. */
        WEEKLY_OPENING,
        DAYS_PER_WEEK,
        AGENTS
    }

    public enum Verdict {
        KEPT,
        NOT_KEPT,
        /** No hours, or hours that leave a doubt large enough to change the answer, or no rota yet. */
        UNKNOWN
    }

    /**
     * A duty, measured.
     *
     * @param measured amount surely done, in minutes, days or agents; empty when nothing can be measured
     * @param required in the same unit
     */
    public record Assessment(Duty duty, Verdict verdict, OptionalInt measured, int required) {

        private static Assessment notMeasured(Duty duty, int required) {
            return new Assessment(duty, Verdict.UNKNOWN, OptionalInt.empty(), required);
        }

        /**
         * @param sure amount surely done
         * @param atMost amount done if every doubt turns out well
         */
        private static Assessment between(Duty duty, int sure, int atMost, int required) {
            Verdict verdict = sure >= required ? Verdict.KEPT : atMost < required ? Verdict.NOT_KEPT : Verdict.UNKNOWN;
            return new Assessment(duty, verdict, OptionalInt.of(sure), required);
        }
    }

    private record Week(int sureMinutes, int atMostMinutes, int sureDays, int atMostDays) {}

    private LabelDuties(Settings settings) {
        this.settings = settings;
    }

    public static LabelDuties requiring(Settings settings) {
        return new LabelDuties(settings);
    }

    /**
     * The three duties in order.
     *
     * @param hours empty when the point gave none
     * @param today hours that change from week to week are measured on the coming fortnights, of which the middle one counts
     * @param agents agents present at once according to the rota; empty until there is one
     */
    public List<Assessment> assess(
            Optional<OpeningHours> hours, Holidays holidays, LocalDate today, OptionalInt agents) {
        int minutes = Math.toIntExact(settings.weeklyOpening().toMinutes());
        List<Assessment> opening = hours.flatMap(given -> usualWeek(given, holidays, today))
                .map(week -> List.of(
                        Assessment.between(Duty.WEEKLY_OPENING, week.sureMinutes(), week.atMostMinutes(), minutes),
                        Assessment.between(
                                Duty.DAYS_PER_WEEK, week.sureDays(), week.atMostDays(), settings.daysPerWeek())))
                .orElseGet(() -> List.of(
                        Assessment.notMeasured(Duty.WEEKLY_OPENING, minutes),
                        Assessment.notMeasured(Duty.DAYS_PER_WEEK, settings.daysPerWeek())));
        Assessment present = agents.isPresent()
                ? Assessment.between(Duty.AGENTS, agents.getAsInt(), agents.getAsInt(), settings.agents())
                : Assessment.notMeasured(Duty.AGENTS, settings.agents());
        return Stream.concat(opening.stream(), Stream.of(present)).toList();
    }

    private static Optional<Week> usualWeek(OpeningHours hours, Holidays holidays, LocalDate today) {
        Optional<WeeklyHours> plain = WeeklyHours.decompose(hours);
        if (plain.isPresent()) {
            int minutes = Math.toIntExact(plain.get().weeklyDuration().toMinutes());
            int days = plain.get().daysOpenPerWeek();
            return Optional.of(new Week(minutes, minutes, days, days));
        }
        OpeningCalendar calendar = hours.in(holidays);
        LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        List<Week> fortnights = new ArrayList<>();
        for (int i = 0; i < WEEKS_SEARCHED && fortnights.size() < FORTNIGHTS_MEASURED; i++) {
            LocalDate first = monday.plusWeeks(i);
            if (!calendar.hasPublicHolidayBetween(first, first.plusDays(FORTNIGHT - 1))) {
                fortnights.add(averageWeek(calendar, first));
            }
        }
        fortnights.sort(Comparator.comparingInt(Week::sureMinutes).thenComparingInt(Week::atMostMinutes));
        return fortnights.isEmpty() ? Optional.empty() : Optional.of(fortnights.get((fortnights.size() - 1) / 2));
    }

    private static Week averageWeek(OpeningCalendar calendar, LocalDate monday) {
        int sureMinutes = 0;
        int atMostMinutes = 0;
        int sureDays = 0;
        int atMostDays = 0;
        for (int i = 0; i < FORTNIGHT; i++) {
            List<OpeningInterval> day = calendar.intervalsOn(monday.plusDays(i));
            int sure = minutes(day.stream().filter(interval -> interval.state() == OpeningState.OPEN));
            int atMost = minutes(day.stream());
            sureMinutes += sure;
            atMostMinutes += atMost;
            sureDays += sure > 0 ? 1 : 0;
            atMostDays += atMost > 0 ? 1 : 0;
        }
        return new Week(sureMinutes / 2, atMostMinutes / 2, sureDays / 2, atMostDays / 2);
    }

    private static int minutes(Stream<OpeningInterval> intervals) {
        return intervals
                .mapToInt(interval -> Math.toIntExact(interval.length().toMinutes()))
                .sum();
    }
}
