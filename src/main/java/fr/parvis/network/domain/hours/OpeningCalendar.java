// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import fr.parvis.network.domain.hours.HoursRule.Certainty;
import fr.parvis.network.domain.hours.HoursRule.Joining;
import fr.parvis.network.domain.hours.HoursRule.Span;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A point's hours laid on the calendar of its place: answers whether it is open at a moment and what comes next. All
 * moments are in the point's local time.
 */
public final class OpeningCalendar {

    /** How far ahead a next change is looked for. */
    public static final int HORIZON_DAYS = 366;

    private final List<HoursRule> rules;
    private final Holidays holidays;

    /**
     * A change of state.
     *
     * @param at the first moment of the new state
     */
    public record Change(LocalDateTime at, OpeningState to) {}

    private record Applied(HoursRule rule, List<Span> spans) {}

    OpeningCalendar(List<HoursRule> rules, Holidays holidays) {
        this.rules = rules;
        this.holidays = holidays;
    }

    public OpeningState stateAt(LocalDateTime moment) {
        return intervalAt(moment).state();
    }

    /** The remark published for that moment ("sur rendez-vous", "travaux"), if any. */
    public Optional<String> remarkAt(LocalDateTime moment) {
        return Optional.ofNullable(intervalAt(moment).remark());
    }

    /** Intervals of that day that are not closed, from midnight to midnight, in order. */
    public List<OpeningInterval> intervalsOn(LocalDate day) {
        return planOf(day).stream()
                .filter(interval -> interval.state() != OpeningState.CLOSED)
                .toList();
    }

    /** Spans that begin on that day; one that lasts beyond midnight is given whole, on the day it begins. */
    public List<OpeningInterval> spansStartingOn(LocalDate day) {
        List<OpeningInterval> spans = new ArrayList<>(intervalsOn(day));
        LocalDateTime midnight = day.atStartOfDay();
        LocalDateTime nextMidnight = day.plusDays(1).atStartOfDay();
        if (!spans.isEmpty() && spans.getFirst().from().equals(midnight) && !lastsAllDay(spans.getFirst())) {
            OpeningInterval first = spans.getFirst();
            if (intervalAt(midnight.minusMinutes(1)).state() == first.state()) {
                spans.removeFirst();
            }
        }
        if (!spans.isEmpty() && spans.getLast().to().equals(nextMidnight) && !lastsAllDay(spans.getLast())) {
            OpeningInterval last = spans.getLast();
            OpeningInterval following = planOf(day.plusDays(1)).getFirst();
            if (following.state() == last.state() && !lastsAllDay(following)) {
                spans.set(spans.size() - 1, last.until(following.to()));
            }
        }
        return List.copyOf(spans);
    }

    /** The remark beside a closing on that day ("congés"), if any. */
    public Optional<String> closingRemarkOn(LocalDate day) {
        return planOf(day).stream()
                .filter(interval -> interval.state() == OpeningState.CLOSED)
                .flatMap(interval -> Stream.ofNullable(interval.remark()))
                .findFirst();
    }

    boolean hasPublicHolidayBetween(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1)).anyMatch(day -> holidays.publicHoliday(day) != Match.NO);
    }

    /** The next moment after this one at which the state is another one, within the horizon. */
    public Optional<Change> nextChange(LocalDateTime moment) {
        OpeningState now = stateAt(moment);
        return firstAfter(moment, interval -> interval.state() != now)
                .map(interval -> new Change(interval.from(), interval.state()));
    }

    /** The next moment after this one at which the point opens, having been closed or in doubt just before. */
    public Optional<LocalDateTime> nextOpening(LocalDateTime moment) {
        if (stateAt(moment) == OpeningState.OPEN) {
            return nextClosing(moment)
                    .flatMap(closing -> firstAfter(closing, OpeningCalendar::isOpen))
                    .map(OpeningInterval::from)
                    .filter(opening -> withinHorizon(moment, opening));
        }
        return firstAfter(moment, OpeningCalendar::isOpen).map(OpeningInterval::from);
    }

    /** The next moment after this one at which the point is no longer surely open, having been open just before. */
    public Optional<LocalDateTime> nextClosing(LocalDateTime moment) {
        LocalDateTime open;
        if (stateAt(moment) == OpeningState.OPEN) {
            open = moment;
        } else {
            Optional<LocalDateTime> opening = nextOpening(moment);
            if (opening.isEmpty()) {
                return Optional.empty();
            }
            open = opening.get();
        }
        return firstAfter(open, interval -> !isOpen(interval))
                .map(OpeningInterval::from)
                .filter(closing -> withinHorizon(moment, closing));
    }

    private static boolean isOpen(OpeningInterval interval) {
        return interval.state() == OpeningState.OPEN;
    }

    private static boolean lastsAllDay(OpeningInterval interval) {
        return interval.length().toMinutes() == HoursRule.MIDNIGHT;
    }

    private static boolean withinHorizon(LocalDateTime from, LocalDateTime to) {
        return !to.isAfter(from.plusDays(HORIZON_DAYS));
    }

    private OpeningInterval intervalAt(LocalDateTime moment) {
        return planOf(moment.toLocalDate()).stream()
                .filter(interval -> interval.contains(moment))
                .findFirst()
                .orElseThrow();
    }

    private Optional<OpeningInterval> firstAfter(LocalDateTime moment, Predicate<OpeningInterval> wanted) {
        for (int ahead = 0; ahead <= HORIZON_DAYS; ahead++) {
            for (OpeningInterval interval : planOf(moment.toLocalDate().plusDays(ahead))) {
                if (interval.from().isAfter(moment) && wanted.test(interval)) {
                    return Optional.of(interval).filter(found -> withinHorizon(moment, found.from()));
                }
            }
        }
        return Optional.empty();
    }

    /** The whole day cut into stretches, closed ones included. */
    private List<OpeningInterval> planOf(LocalDate day) {
        List<Applied> applied = applied(day);
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0, HoursRule.MIDNIGHT));
        applied.forEach(one -> one.spans().forEach(span -> {
            cuts.add(span.from());
            cuts.add(span.to());
        }));
        List<OpeningInterval> plan = new ArrayList<>();
        Integer from = null;
        for (int cut : cuts) {
            if (cut > HoursRule.MIDNIGHT) {
                break;
            }
            if (from != null) {
                Said said = said(applied, from);
                OpeningInterval next = new OpeningInterval(
                        day.atStartOfDay().plusMinutes(from),
                        day.atStartOfDay().plusMinutes(cut),
                        said.state(),
                        said.remark());
                boolean same = !plan.isEmpty()
                        && plan.getLast().state() == next.state()
                        && Objects.equals(plan.getLast().remark(), next.remark());
                if (same) {
                    plan.set(plan.size() - 1, plan.getLast().until(next.to()));
                } else {
                    plan.add(next);
                }
            }
            from = cut;
        }
        return plan;
    }

    /** The rules that speak of that day, and of its first hours through the evening before, in the order they apply. */
    private List<Applied> applied(LocalDate day) {
        List<Applied> applied = new ArrayList<>();
        HoursRule previous = null;
        for (HoursRule rule : rules) {
            Match today = rule.appliesTo(day, holidays);
            if (today == Match.YES) {
                if (rule.replacesEarlier(previous)) {
                    applied.clear();
                }
                applied.add(new Applied(rule, rule.ownSpans()));
            } else if (today == Match.MAYBE) {
                applied.add(new Applied(rule, List.of(Span.DOUBTFUL_DAY)));
            }
            List<Span> fromTheEveningBefore = rule.nextDaySpans();
            if (!fromTheEveningBefore.isEmpty()) {
                Match yesterday = rule.appliesTo(day.minusDays(1), holidays);
                if (yesterday == Match.YES) {
                    applied.add(new Applied(rule, fromTheEveningBefore));
                } else if (yesterday == Match.MAYBE) {
                    applied.add(new Applied(
                            rule,
                            fromTheEveningBefore.stream()
                                    .map(span -> span.withCertainty(Certainty.DOUBTFUL))
                                    .toList()));
                }
            }
            previous = rule;
        }
        return applied;
    }

    private record Said(OpeningState state, @Nullable String remark) {}

    private static Said said(List<Applied> applied, int minute) {
        Said said = new Said(OpeningState.CLOSED, null);
        for (Applied one : applied) {
            HoursRule rule = one.rule();
            for (Span span : one.spans()) {
                boolean speaks = span.contains(minute)
                        && (rule.joining() != Joining.FALLS_BACK || said.state() == OpeningState.CLOSED);
                if (speaks) {
                    said = switch (span.certainty()) {
                        case STATED -> new Said(rule.state(), rule.remark());
                        case GUESSED ->
                            new Said(
                                    rule.state() == OpeningState.CLOSED ? OpeningState.CLOSED : OpeningState.UNKNOWN,
                                    rule.remark());
                        case DOUBTFUL -> new Said(OpeningState.UNKNOWN, rule.remark());
                    };
                }
            }
        }
        return said;
    }
}
