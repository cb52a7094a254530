// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Extents;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.Figures;
import fr.parvis.statistics.domain.HiddenMonths;
import fr.parvis.statistics.domain.Sum;
import fr.parvis.values.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Visits of an association today and this week beside those of the week before; for the network, of the last month that is over. */
@Component
class WeekHomePart implements HomePart {
    private final Figures figures;
    private final Extents extents;
    private final HiddenMonths months;
    private final LocalDays localDays;

    WeekHomePart(Figures figures, Extents extents, HiddenMonths months, LocalDays localDays) {
        this.figures = figures;
        this.extents = extents;
        this.months = months;
        this.localDays = localDays;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (!who.may(Right.READ_FIGURES)) return Optional.empty();
        return Optional.of(who.association() == null ? month(who) : week(who));
    }

    private Content week(SignedIn who) {
        var today = localDays.today();
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var week = new Period(monday, today);
        var weekBefore = new Period(monday.minusWeeks(1), today.minusWeeks(1));
        // days of both weeks in one report
        var days = figures.of(extents.of(who, extents.usual(who)), new Period(weekBefore.from(), today))
                .days();
        long ofToday = visits(days, new Period(today, today));
        long now = visits(days, week);
        long before = visits(days, weekBefore);
        var address = AskedPeriod.address(week);
        return new Content(
                t("statistics.home.week"),
                address,
                List.of(
                        new Figure(
                                Words.number(ofToday),
                                n("statistics.home.today", ofToday),
                                AskedPeriod.address(new Period(today, today)),
                                false),
                        new Figure(Words.number(now), n("statistics.home.this-week", now), address, false),
                        new Figure(
                                Words.number(before),
                                n("statistics.home.week-before", before),
                                AskedPeriod.address(weekBefore),
                                false)),
                List.of(),
                "");
    }

    private static long visits(Map<LocalDate, Sum> days, Period of) {
        return days.entrySet().stream()
                .filter(day -> of.contains(day.getKey()))
                .mapToLong(day -> day.getValue().visits())
                .sum();
    }

    private Content month(SignedIn who) {
        var last = months.last();
        var period = new Period(last.atDay(1), last.atEndOfMonth());
        var report = figures.outside(extents.of(who, extents.usual(who)), period);
        var address = AskedPeriod.address(period);
        return new Content(
                t("statistics.home.month"),
                address,
                report.hidden().now().all()
                        ? List.of()
                        : List.of(
                                new Figure(
                                        Words.number(report.total().visits()),
                                        n(
                                                "statistics.home.visits",
                                                report.total().visits()),
                                        address,
                                        false),
                                new Figure(
                                        Words.number(report.total().requests()),
                                        n(
                                                "statistics.home.requests",
                                                report.total().requests()),
                                        address,
                                        false)),
                List.of(),
                t("statistics.home.hidden"));
    }
}
