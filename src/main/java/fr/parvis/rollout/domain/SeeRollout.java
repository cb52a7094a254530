// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.domain;

import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.rollout.RolloutSettings;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** State of the network: points, persons by week, what is late and why. */
@Component
@Transactional(readOnly = true)
public class SeeRollout {
    private static final String LABEL = "pand";
    private static final int QUARTERS_BEFORE = 4;
    private static final int QUARTERS_AHEAD = 6;
    private static final int WEEKS_KEPT = 110;
    private static final int WEEKS_FOLDED_AGAIN = 12;

    /**
     * @param points number that the network wants
     * @param persons number that it wants to train and accompany a year
     */
    public record Targets(int points, int persons) {}

    /** Points at the end of a quarter; {@code planned} where it is to come. */
    public record Quarter(LocalDate end, long points, boolean planned) {}

    /** Persons of a week: met in sessions and helped with something digital; {@code expected} where it is to come. */
    public record Week(LocalDate monday, long persons, boolean expected) {}

    /**
     * Persons and paths of the last 52 weeks that are over. The three are apart: a person may be in each of them, and more than once in the first two.
     *
     * @param year of the forecast
     * @param soFar persons met or helped in it until the last week that is over
     * @param forecast of the rest of the year; nothing as long as there is less than a year and eight weeks
     * @param weeks the last 26 that are over, and 13 to come
     * @param foldedAt time when the oldest of the sums was made; null before the first time
     */
    public record Persons(
            long met,
            long helped,
            long paths,
            int year,
            long soFar,
            Optional<Forecast> forecast,
            List<Week> weeks,
            @Nullable Instant foldedAt) {}

    /** A plan, and how many days each cause took from it, the most first. */
    public record Line(Plan plan, Map<String, Long> causes) {}

    private final PlanTable plans;
    private final WeekTable weeks;
    private final Points points;
    private final LocalDays localDays;
    private final Targets targets;

    SeeRollout(PlanTable plans, WeekTable weeks, Points points, LocalDays localDays, RolloutSettings settings) {
        this.plans = plans;
        this.weeks = weeks;
        this.points = points;
        this.localDays = localDays;
        this.targets = new Targets(settings.points(), settings.persons());
    }

    public Targets targets() {
        return targets;
    }

    public LocalDate today() {
        return localDays.todayOfNetwork();
    }

    /** Late plans first, then those that are expected, open, given up; in each the earliest first. */
    public List<Line> lines() {
        var today = today();
        var lost = new HashMap<UUID, Map<String, Long>>();
        for (var one : plans.lost())
            lost.computeIfAbsent(one.plan(), _ -> new LinkedHashMap<>()).put(one.cause(), one.days());
        return plans.list().stream()
                .sorted(Comparator.comparing((Plan plan) -> plan.state(today)).thenComparing(Plan::expectedOn))
                .map(plan -> new Line(plan, lost.getOrDefault(plan.id(), Map.of())))
                .toList();
    }

    /** Digital points that are open today. */
    public long open() {
        return open(today());
    }

    private long open(LocalDate day) {
        return digital().stream().filter(point -> point.openOn(day)).count();
    }

    /** Points of the network that bear the label, the closed ones too. */
    public List<Point> digital() {
        return points.list().stream()
                .filter(point -> point.labels().contains(LABEL))
                .toList();
    }

    /** Ends of quarters: those that are over as they were, those to come as they are planned. */
    public List<Quarter> quarters() {
        var today = today();
        var all = digital();
        var planned = plans.list();
        long now = open(today);
        var quarters = new ArrayList<Quarter>();
        var first = endOfQuarter(today.minusMonths(3L * QUARTERS_BEFORE));
        for (int i = 0; i < QUARTERS_BEFORE + QUARTERS_AHEAD; i++) {
            var end = endOfQuarter(first.plusMonths(3L * i));
            boolean over = end.isBefore(today);
            quarters.add(new Quarter(
                    end,
                    over
                            ? all.stream().filter(point -> point.openOn(end)).count()
                            : now + PlanTable.openBy(planned, end),
                    !over));
        }
        return quarters;
    }

    private static LocalDate endOfQuarter(LocalDate day) {
        int month = (day.getMonthValue() - 1) / 3 * 3 + 3;
        return day.withDayOfMonth(1).withMonth(month).with(TemporalAdjusters.lastDayOfMonth());
    }

    public Persons persons() {
        var monday = today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var known = new HashMap<LocalDate, WeekTable.Week>();
        for (var week : weeks.since(monday.minusWeeks(WEEKS_KEPT))) known.put(week.week(), week);
        // weeks before the first person are no past
        var first = known.values().stream()
                .filter(week -> persons(week) > 0)
                .map(WeekTable.Week::week)
                .min(Comparator.naturalOrder())
                .orElse(monday);
        var past = new ArrayList<Long>();
        for (var week = first; week.isBefore(monday); week = week.plusWeeks(1)) past.add(persons(known.get(week)));
        // a year has the weeks that begin in it
        int year = monday.getYear();
        var lastOfYear = LocalDate.of(year, 12, 31).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int left = (int) ChronoUnit.WEEKS.between(monday, lastOfYear) + 1;
        var forecast = Forecast.of(past, Math.clamp(left, 1, Forecast.YEAR));
        long soFar = known.entrySet().stream()
                .filter(one -> one.getKey().getYear() == year && one.getKey().isBefore(monday))
                .mapToLong(one -> persons(one.getValue()))
                .sum();
        var shown = new ArrayList<Week>();
        for (int i = Math.max(0, past.size() - 2 * Forecast.QUARTER); i < past.size(); i++)
            shown.add(new Week(monday.minusWeeks(past.size() - i), past.get(i), false));
        Forecast.of(past, Forecast.QUARTER).ifPresent(next -> {
            for (int i = 0; i < Forecast.QUARTER; i++)
                shown.add(new Week(monday.plusWeeks(i), Math.round(next.weeks().get(i)), true));
        });
        var lastYear = known.values().stream()
                .filter(week -> week.week().isBefore(monday) && !week.week().isBefore(monday.minusWeeks(Forecast.YEAR)))
                .toList();
        return new Persons(
                lastYear.stream().mapToLong(WeekTable.Week::met).sum(),
                lastYear.stream().mapToLong(WeekTable.Week::helped).sum(),
                lastYear.stream().mapToLong(WeekTable.Week::paths).sum(),
                year,
                soFar,
                forecast,
                shown,
                known.values().stream()
                        .map(WeekTable.Week::foldedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static long persons(WeekTable.@Nullable Week week) {
        return week == null ? 0 : week.met() + week.helped();
    }

    /** Folds the sums of the current association: the last weeks again, all the first time. */
    @Transactional
    public void fold() {
        var monday = localDays.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        weeks.fold(monday.minusWeeks(weeks.any() ? WEEKS_FOLDED_AGAIN : WEEKS_KEPT), monday, localDays.now());
    }
}
