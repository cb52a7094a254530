package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.HiddenMonths;
import fr.parvis.statistics.domain.Period;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The period that somebody asks for, in an address or by one press. */
@Component
class AskedPeriod {
    private static final int NINETY_DAYS = 90;

    private static final int QUARTER = 3;
    private static final int YEAR = 12;

    private final HiddenMonths months;

    AskedPeriod(HiddenMonths months) {
        this.months = months;
    }

    /**
     * What is shown.
     *
     * @param problem what was wrong with the dates, in words; the current month is shown instead
     */
    record Chosen(Period period, @Nullable String problem) {}

    /** Outside an association the whole months that are over, of what is asked for; without dates, the last one. */
    Chosen of(@Nullable LocalDate du, @Nullable LocalDate au, LocalDate today, boolean outside) {
        if (!outside) return of(du, au, today);
        if (du == null && au == null) return new Chosen(last(1), null);
        var asked = of(du, au, today);
        var told = months.told(asked.period());
        if (asked.problem() != null) return new Chosen(told, asked.problem());
        return new Chosen(
                told,
                told.equals(asked.period())
                        ? null
                        : t("statistics.period.whole-months", Words.date(told.from()), Words.date(told.to())));
    }

    /** So many months, up to the last that is over. */
    private Period last(int count) {
        var last = months.last();
        return new Period(last.minusMonths(count - 1L).atDay(1), last.atEndOfMonth());
    }

    /** For who may see the acts: without dates, the current month; with one, that month up to it or from it to today. */
    private static Chosen of(@Nullable LocalDate du, @Nullable LocalDate au, LocalDate today) {
        var to = au == null ? today : au;
        var from = du == null ? to.withDayOfMonth(1) : du;
        var month = new Period(today.withDayOfMonth(1), today);
        if (to.isBefore(from))
            return new Chosen(month, t("statistics.period.reversed", Words.date(from), Words.date(to)));
        if (!Period.holds(from, to)) return new Chosen(month, t("statistics.period.too-long"));
        return new Chosen(new Period(from, to), null);
    }

    List<FiguresPage.Preset> presets(String path, String extent, LocalDate today, Period chosen, boolean outside) {
        if (outside) return presetsOfMonths(path, extent, chosen);
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var lastMonth = today.withDayOfMonth(1).minusMonths(1);
        var lastYear = today.withDayOfYear(1).minusYears(1);
        return List.of(
                preset("today", path, extent, new Period(today, today), chosen),
                preset("week", path, extent, new Period(monday, today), chosen),
                preset("month", path, extent, new Period(today.withDayOfMonth(1), today), chosen),
                preset(
                        "last-month",
                        path,
                        extent,
                        new Period(lastMonth, lastMonth.with(TemporalAdjusters.lastDayOfMonth())),
                        chosen),
                preset("ninety-days", path, extent, new Period(today.minusDays(NINETY_DAYS - 1), today), chosen),
                preset("year", path, extent, new Period(today.withDayOfYear(1), today), chosen),
                preset(
                        "last-year",
                        path,
                        extent,
                        new Period(lastYear, lastYear.with(TemporalAdjusters.lastDayOfYear())),
                        chosen));
    }

    private List<FiguresPage.Preset> presetsOfMonths(String path, String extent, Period chosen) {
        var last = months.last();
        var year = new Period(last.withMonth(1).atDay(1), last.atEndOfMonth());
        var before = new Period(year.from().minusYears(1), year.from().minusDays(1));
        return List.of(
                preset("last-month", path, extent, last(1), chosen),
                preset("three-months", path, extent, last(QUARTER), chosen),
                preset("twelve-months", path, extent, last(YEAR), chosen),
                preset("months-of-year", path, extent, year, chosen),
                preset("year-before", path, extent, before, chosen));
    }

    private static FiguresPage.Preset preset(String key, String path, String extent, Period period, Period chosen) {
        return new FiguresPage.Preset(
                t("statistics.preset." + key, Integer.toString(period.from().getYear())),
                path + "?" + query(extent, period),
                period.equals(chosen));
    }

    /** The figures of a period, of what somebody sees who asks for nothing in particular. */
    static String address(Period period) {
        return "/bureau/chiffres?du=" + period.from() + "&au=" + period.to();
    }

    /** The rest of an address that asks for the same. */
    static String query(String extent, Period period) {
        return extentQuery(extent) + "&du=" + period.from() + "&au=" + period.to();
    }

    static String extentQuery(String extent) {
        return "etendue=" + URLEncoder.encode(extent, StandardCharsets.UTF_8);
    }

    static String words(Period period) {
        return period.from().equals(period.to())
                ? t("statistics.period.day", Words.longDate(period.from()))
                : t("statistics.period.days", Words.date(period.from()), Words.date(period.to()));
    }
}
