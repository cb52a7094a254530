// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.SignedIn;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Indicator;
import fr.parvis.indicators.Indicators;
import fr.parvis.indicators.web.AskedQuestion.Comparison;
import fr.parvis.indicators.web.AskedQuestion.Share;
import fr.parvis.network.Extent;
import fr.parvis.network.Extents;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Words;
import fr.parvis.values.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads a question from an address. What cannot be read, or is not for who asks, is left out and said. */
@Component
class ReadQuestion {
    /** Codes of one filter; nobody chooses more, and the address stays short. */
    private static final int MOST_CODES = 50;

    private static final String CODE = "[^\\p{Cntrl}<>]{1,80}";

    private final Indicators indicators;
    private final Extents extents;
    private final LocalDays localDays;

    ReadQuestion(Indicators indicators, Extents extents, LocalDays localDays) {
        this.indicators = indicators;
        this.extents = extents;
        this.localDays = localDays;
    }

    /**
     * A question and what was wrong with its address.
     *
     * @param notices sentences
     * @param problem problem with the dates, in a sentence
     * @param swap the address with the two dates exchanged
     */
    record Read(
            AskedQuestion question,
            List<String> notices,
            @Nullable String problem,
            @Nullable String swap) {}

    /** Split of a question by lines and columns, and its filters. */
    private record Split(@Nullable Dimension rows, @Nullable Dimension columns, Map<Dimension, List<String>> filters) {
        /** Whether a question crosses more than is told outside an association. */
        boolean isTooMuch(Indicator measure, Extent extent) {
            var by = Stream.of(Optional.ofNullable(rows), Optional.ofNullable(columns))
                    .flatMap(Optional::stream)
                    .toList();
            return OutsideTable.dimensions(measure, by, filters.keySet(), extent)
                            .size()
                    > OutsideTable.MOST_DIMENSIONS;
        }
    }

    Read of(MultiValueMap<String, String> said, SignedIn who) {
        boolean outside = who.association() == null;
        var notices = new ArrayList<String>();
        var measures = measures(said, outside, notices);
        var first = measures.getFirst();
        var rows = dimension(FormFields.text(said, "lignes"), first, outside, notices);
        var columns = dimension(FormFields.text(said, "colonnes"), first, outside, notices);
        if (rows == null) {
            rows = columns;
            columns = null;
        }
        if (rows == columns) columns = null;
        var extentText = FormFields.text(said, "etendue");
        var usual = extents.usual(who);
        var extent =
                extents.find(who, extentText.isEmpty() ? usual : extentText).orElse(null);
        if (extent == null) {
            notices.add(t("indicators.explorer.extent.not-yours"));
            extentText = usual;
            extent = extents.find(who, usual).orElseThrow();
        } else if (extentText.isEmpty()) extentText = usual;
        var today = extents.today(who, extent);
        var dates = dates(said, today, outside);
        if (outside && dates.told != null) notices.add(dates.told);
        var split = new Split(rows, columns, filters(said, first, outside, notices));
        if (outside && split.isTooMuch(first, extent)) {
            split = new Split(rows, null, split.filters);
            notices.add(t("indicators.explorer.outside.three"));
        }
        if (outside && split.isTooMuch(first, extent)) {
            split = new Split(rows, null, Map.of());
            if (split.isTooMuch(first, extent)) split = new Split(null, null, Map.of());
        }
        var kept = kept(measures, split, outside ? extent : null, notices);
        var share = FormFields.one(Share.class, FormFields.text(said, "part"), Share.NONE);
        if (split.rows == null) share = Share.NONE;
        else if (split.columns == null && share != Share.NONE) share = Share.TOTAL;
        var comparison = FormFields.one(Comparison.class, FormFields.text(said, "comparer"), Comparison.NONE);
        var question = new AskedQuestion(
                kept,
                split.rows,
                split.columns,
                split.filters,
                extentText,
                extent,
                dates.period,
                split.columns == null ? comparison : Comparison.NONE,
                share,
                FormFields.text(said, "toutes").equals("oui"));
        var own = who.association();
        // a fact without point, team or person is counted for the whole association
        if (own != null
                && indicators
                        .problem(question.question())
                        .filter(one -> one.field().equals("extent"))
                        .isPresent()) {
            notices.add(t("indicators.explorer.extent.whole", t("indicators.of." + first.key())));
            question = question.of("association:" + own, new Extent.OfAssociation(own));
        }
        var swapped = dates.swapped;
        return new Read(question, notices, dates.problem, swapped == null ? null : question.during(swapped));
    }

    private List<Indicator> measures(MultiValueMap<String, String> said, boolean outside, List<String> notices) {
        var measures = new ArrayList<Indicator>();
        for (var key : said.getOrDefault("mesure", List.of())) {
            if (key == null || key.isBlank()) continue;
            var found = indicators.find(key.strip()).orElse(null);
            if (found != null && outside && !OutsideTable.mayTell(found))
                notices.add(t("indicators.explorer.inside-measure", t("indicators.of." + found.key())));
            else if (found == null) notices.add(t("indicators.explorer.unknown-measure", cut(key)));
            else if (!measures.contains(found) && measures.size() < AskedQuestion.MOST_MEASURES) measures.add(found);
        }
        if (measures.isEmpty())
            measures.add(indicators
                    .find("requests")
                    .orElseGet(() -> indicators.list().getFirst()));
        return measures;
    }

    private @Nullable Dimension dimension(String text, Indicator of, boolean outside, List<String> notices) {
        if (text.isEmpty()) return null;
        var dimension = AddressName.find(text).orElse(null);
        if (dimension == null) {
            notices.add(t("indicators.explorer.unknown-split", cut(text)));
            return null;
        }
        var word = t("indicators.dimension." + dimension.key());
        if (!of.dimensions().contains(dimension)) {
            notices.add(t("indicators.explorer.no-split", t("indicators.of." + of.key()), word));
            return null;
        }
        if (outside && (!OutsideTable.mayTell(dimension) || !of.addsUpBy(List.of(dimension)))) {
            notices.add(t("indicators.explorer.inside-only", word));
            return null;
        }
        return dimension;
    }

    /** Further measures must split and be filtered as the first is. */
    private static List<Indicator> kept(
            List<Indicator> measures, Split split, @Nullable Extent outside, List<String> notices) {
        var kept = new ArrayList<Indicator>();
        for (var measure : measures) {
            boolean fits = (split.rows == null || measure.dimensions().contains(split.rows))
                    && measure.dimensions().containsAll(split.filters.keySet())
                    && (split.columns == null || kept.isEmpty())
                    && (outside == null || !split.isTooMuch(measure, outside));
            if (fits) kept.add(measure);
            else
                notices.add(t(
                        split.columns == null ? "indicators.explorer.not-beside" : "indicators.explorer.one-across",
                        t("indicators.of." + measure.key()),
                        t("indicators.of." + measures.getFirst().key())));
        }
        return kept;
    }

    private static Map<Dimension, List<String>> filters(
            MultiValueMap<String, String> said, Indicator of, boolean outside, List<String> notices) {
        var filters = new EnumMap<Dimension, List<String>>(Dimension.class);
        for (var dimension : Dimension.values()) {
            var codes = said.getOrDefault(AddressName.of(dimension), List.of()).stream()
                    .filter(code -> code != null && !code.isBlank())
                    .map(String::strip)
                    .distinct()
                    .toList();
            if (codes.isEmpty()) continue;
            var word = t("indicators.dimension." + dimension.key());
            if (outside && (!OutsideTable.mayTell(dimension) || dimension.isTime()))
                notices.add(t("indicators.explorer.outside.filter", word));
            else if (!of.dimensions().contains(dimension) || outside && !of.addsUpBy(List.of(dimension)))
                notices.add(t("indicators.explorer.no-filter", word, t("indicators.of." + of.key())));
            else if (codes.size() > MOST_CODES || !codes.stream().allMatch(code -> isCode(dimension, code)))
                notices.add(t("indicators.explorer.bad-filter", word));
            else
                filters.put(
                        dimension,
                        codes.stream()
                                .map(code -> code.equals(AskedQuestion.NOT_SAID) ? "" : code)
                                .toList());
        }
        return filters;
    }

    private static boolean isCode(Dimension dimension, String code) {
        return code.equals(AskedQuestion.NOT_SAID) || code.matches(CODE) && CodeWords.isCode(dimension, code);
    }

    /**
     * The days that are asked for.
     *
     * @param told sentence that others are shown outside an association
     */
    private record Dates(
            Period period,
            @Nullable String problem,
            @Nullable Period swapped,
            @Nullable String told) {}

    private Dates dates(MultiValueMap<String, String> said, LocalDate today, boolean outside) {
        var usual = RelativePeriod.usual(outside);
        var relative = RelativePeriod.find(FormFields.text(said, "periode")).orElse(null);
        var from = FormFields.text(said, "du");
        var to = FormFields.text(said, "au");
        var here = outside ? localDays.todayOfNetwork() : today;
        if (relative != null) return new Dates(relative.on(here, outside), null, null, null);
        if (from.isEmpty() && to.isEmpty()) return new Dates(usual.on(here, outside), null, null, null);
        var end = to.isEmpty() ? today : FormFields.day(to);
        if (end == null) return wrong(usual.on(here, outside), "indicators.explorer.no-day", to);
        var begin = from.isEmpty() ? end.withDayOfMonth(1) : FormFields.day(from);
        if (begin == null) return wrong(usual.on(here, outside), "indicators.explorer.no-day", from);
        if (end.isBefore(begin))
            return new Dates(
                    usual.on(here, outside),
                    t("shell.period.reversed", Words.date(begin), Words.date(end)) + " "
                            + t("indicators.explorer.period." + usual.key()),
                    Period.holds(end, begin) ? new Period(end, begin) : null,
                    null);
        if (!Period.holds(begin, end)) return wrong(usual.on(here, outside), "indicators.explorer.no-period", "");
        var asked = new Period(begin, end);
        if (!outside) return new Dates(asked, null, null, null);
        var whole = wholeMonths(asked, RelativePeriod.lastMonth(here));
        return new Dates(
                whole,
                null,
                null,
                whole.equals(asked)
                        ? null
                        : t("indicators.explorer.outside.months", Words.date(whole.from()), Words.date(whole.to())));
    }

    private static Dates wrong(Period shown, String key, String text) {
        return new Dates(shown, t(key, cut(text)) + " " + t("indicators.explorer.period.shown"), null, null);
    }

    /** The months that a period touches, of those that are over, {@value OutsideTable#MOST_MONTHS} at most; the last one when there is none. */
    static Period wholeMonths(Period asked, YearMonth last) {
        var to = YearMonth.from(asked.to());
        if (to.isAfter(last)) to = last;
        var from = YearMonth.from(asked.from());
        if (from.isAfter(to)) from = to;
        var earliest = to.minusMonths(OutsideTable.MOST_MONTHS - 1L);
        if (from.isBefore(earliest)) from = earliest;
        return new Period(from.atDay(1), to.atEndOfMonth());
    }

    private static String cut(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
