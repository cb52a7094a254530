package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.shell.Words;
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

    /**
     * What is shown.
     *
     * @param problem what was wrong with the dates, in words; the current month is shown instead
     */
    record Chosen(Period period, @Nullable String problem) {}

    /** Without dates, the current month; with one, that month up to it or from it to today. */
    Chosen of(@Nullable LocalDate du, @Nullable LocalDate au, LocalDate today) {
        var to = au == null ? today : au;
        var from = du == null ? to.withDayOfMonth(1) : du;
        var month = new Period(today.withDayOfMonth(1), today);
        if (to.isBefore(from))
            return new Chosen(month, t("statistics.period.reversed", Words.date(from), Words.date(to)));
        if (!Period.holds(from, to)) return new Chosen(month, t("statistics.period.too-long"));
        return new Chosen(new Period(from, to), null);
    }

    List<FiguresPage.Preset> presets(String path, String extent, LocalDate today, Period chosen) {
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

    private static FiguresPage.Preset preset(String key, String path, String extent, Period period, Period chosen) {
        return new FiguresPage.Preset(
                t("statistics.preset." + key), path + "?" + query(extent, period), period.equals(chosen));
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
