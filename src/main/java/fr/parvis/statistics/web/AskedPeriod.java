// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.shell.FormFields;
import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.Figures;
import fr.parvis.statistics.domain.HiddenMonths;
import fr.parvis.values.Period;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
     * Question for figures, as an address asks it.
     *
     * @param etendue extent of the figures; empty for what somebody sees who asks for nothing in particular
     * @param du first day
     * @param au last day
     */
    record Question(
            String etendue,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate du,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate au) {
        Question {
            etendue = FormFields.given(etendue);
        }
    }

    /**
     * Page of figures at an address, of an extent and a period.
     *
     * @param path without a query
     */
    record Shown(String path, String extent, Period period) {
        private FiguresPage.Preset preset(String key, Period other) {
            return new FiguresPage.Preset(
                    t("statistics.preset." + key, Integer.toString(other.from().getYear())),
                    path + "?" + query(extent, other),
                    other.equals(period));
        }
    }

    /**
     * Period that is shown.
     *
     * @param from as it was asked for, also when another period is shown
     * @param problem problem with the dates, in words; the current month, or the last that is over, is shown instead
     * @param reversed whether the end was before the beginning
     */
    record Chosen(
            Period period,
            LocalDate from,
            LocalDate to,
            @Nullable String problem,
            boolean reversed) {
        Chosen(Period period, @Nullable String problem) {
            this(period, period.from(), period.to(), problem, false);
        }

        /** The fields of a page at this address. */
        PeriodFields fields(String path, String extent) {
            return new PeriodFields(
                    from,
                    to,
                    problem,
                    reversed ? path + "?" + extentQuery(extent) + "&du=" + to + "&au=" + from : null);
        }
    }

    /** Outside an association the whole months that are over, of what is asked for; without dates, the last one. */
    Chosen of(@Nullable LocalDate du, @Nullable LocalDate au, LocalDate today, boolean outside) {
        if (outside && du == null && au == null) return new Chosen(last(1), null);
        var to = au == null ? today : au;
        var from = du == null ? to.withDayOfMonth(1) : du;
        if (!Period.holds(from, to, Figures.LONGEST_YEARS)) {
            boolean reversed = to.isBefore(from);
            var problem = reversed
                    ? t("shell.period.reversed", Words.date(from), Words.date(to))
                    : t("statistics.period.too-long");
            return new Chosen(
                    outside ? last(1) : new Period(today.withDayOfMonth(1), today),
                    from,
                    to,
                    problem + " " + t("statistics.period." + (outside ? "last-month" : "this-month")),
                    reversed);
        }
        var asked = new Period(from, to);
        if (!outside) return new Chosen(asked, null);
        var told = months.told(asked);
        return new Chosen(
                told,
                told.equals(asked)
                        ? null
                        : t("statistics.period.whole-months", Words.date(told.from()), Words.date(told.to())));
    }

    /** So many months, up to the last that is over. */
    private Period last(int count) {
        var last = months.last();
        return new Period(last.minusMonths(count - 1L).atDay(1), last.atEndOfMonth());
    }

    List<FiguresPage.Preset> presets(Shown shown, LocalDate today, boolean outside) {
        if (outside) return presetsOfMonths(shown);
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var lastMonth = today.withDayOfMonth(1).minusMonths(1);
        var lastYear = today.withDayOfYear(1).minusYears(1);
        return List.of(
                shown.preset("today", new Period(today, today)),
                shown.preset("week", new Period(monday, today)),
                shown.preset("month", new Period(today.withDayOfMonth(1), today)),
                shown.preset("last-month", new Period(lastMonth, lastMonth.with(TemporalAdjusters.lastDayOfMonth()))),
                shown.preset("ninety-days", new Period(today.minusDays(NINETY_DAYS - 1), today)),
                shown.preset("year", new Period(today.withDayOfYear(1), today)),
                shown.preset("last-year", new Period(lastYear, lastYear.with(TemporalAdjusters.lastDayOfYear()))));
    }

    private List<FiguresPage.Preset> presetsOfMonths(Shown shown) {
        var last = months.last();
        var year = new Period(last.withMonth(1).atDay(1), last.atEndOfMonth());
        var before = new Period(year.from().minusYears(1), year.from().minusDays(1));
        return List.of(
                shown.preset("last-month", last(1)),
                shown.preset("three-months", last(QUARTER)),
                shown.preset("twelve-months", last(YEAR)),
                shown.preset("months-of-year", year),
                shown.preset("year-before", before));
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

    /** Words of a period inside a sentence. */
    static String inSentence(Period period) {
        var words = words(period);
        return words.substring(0, 1).toLowerCase(Words.locale()) + words.substring(1);
    }

    /** Name of the period before, beside a number. */
    static String before(Period period) {
        return named(period.before(), "statistics.before");
    }

    static String yearBefore(Period period) {
        return named(period.yearBefore(), "statistics.year-before");
    }

    /** A whole month by its name. */
    private static String named(Period period, String otherwise) {
        var month = YearMonth.from(period.from());
        if (!period.equals(new Period(month.atDay(1), month.atEndOfMonth()))) return t(otherwise);
        var name = DateTimeFormatter.ofPattern("LLLL uuuu", Words.locale()).format(month);
        return name.substring(0, 1).toUpperCase(Words.locale()) + name.substring(1);
    }
}
