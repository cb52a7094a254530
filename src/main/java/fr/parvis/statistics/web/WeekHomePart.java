package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.Figures;
import fr.parvis.statistics.domain.HiddenMonths;
import fr.parvis.statistics.domain.Period;
import fr.parvis.statistics.domain.Sum;
import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
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
        var extent = extents.of(who, extents.usual(who));
        var week = figures.of(extent, new Period(monday, today));
        long before = figures.of(extent, new Period(monday.minusWeeks(1), today.minusWeeks(1)))
                .total()
                .visits();
        long now = week.total().visits();
        long ofToday = week.days().getOrDefault(today, Sum.NOTHING).visits();
        var address = address(new Period(monday, today));
        return new Content(
                t("statistics.home.week"),
                address,
                List.of(
                        new Figure(
                                Words.number(ofToday),
                                n("statistics.home.today", ofToday),
                                address(new Period(today, today)),
                                false),
                        new Figure(Words.number(now), n("statistics.home.this-week", now), address, false),
                        new Figure(
                                Words.number(before),
                                n("statistics.home.week-before", before),
                                address(new Period(monday.minusWeeks(1), today.minusWeeks(1))),
                                false)),
                List.of(),
                "");
    }

    private Content month(SignedIn who) {
        var last = months.last();
        var period = new Period(last.atDay(1), last.atEndOfMonth());
        var report = figures.outside(extents.of(who, extents.usual(who)), period);
        var address = address(period);
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

    private static String address(Period period) {
        return "/bureau/chiffres?du=" + period.from() + "&au=" + period.to();
    }
}
