// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import fr.parvis.database.Asking;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.Indicator;
import fr.parvis.indicators.Indicators;
import fr.parvis.indicators.Measure;
import fr.parvis.indicators.Question;
import fr.parvis.network.Extent;
import fr.parvis.nomenclature.Act;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.nomenclature.Translation;
import fr.parvis.shell.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Figures of reports, asked of the indicators. */
@Component
class IndicatorFigures implements ReportFigures {
    /** Identifier of no point. */
    private static final String NOWHERE = new UUID(0, 0).toString();

    private final Indicators indicators;
    private final Nomenclature nomenclature;

    IndicatorFigures(Indicators indicators, Nomenclature nomenclature) {
        this.indicators = indicators;
        this.nomenclature = nomenclature;
    }

    @Override
    public List<Defined> indicators() {
        return indicators.list().stream().map(this::defined).toList();
    }

    @Override
    public List<Defined> indicators(Whose whose) {
        var asked = filters(whose).keySet();
        return indicators.list().stream()
                .filter(one -> one.dimensions().containsAll(asked))
                .map(this::defined)
                .toList();
    }

    private Defined defined(Indicator it) {
        var splits = EnumSet.of(Split.MONTH);
        for (var split : Split.values())
            if (split != Split.MONTH
                    && split != Split.NF_MODE
                    && it.dimensions().contains(dimension(split))) splits.add(split);
        // of an act as a whole, or of an activity by its kind
        if (it.fact() == Fact.REQUEST || it.fact() == Fact.ACTIVITY) splits.add(Split.NF_MODE);
        boolean minutes = it.measure() == Measure.MINUTES || it.measure() == Measure.SECONDS;
        return new Defined(
                it.key(), it.version(), minutes, minutes ? counted(it).key() : it.key(), Set.copyOf(splits));
    }

    /** Number of what an indicator adds up, which hides the sum where it is hidden: without it the sum would be told. */
    private Indicator counted(Indicator of) {
        return indicators.list().stream()
                .filter(one -> one.fact() == of.fact()
                        && one.measure() == Measure.NUMBER
                        && one.conditions().equals(of.conditions()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no indicator counts what " + of.key() + " adds up"));
    }

    private static Dimension dimension(Split split) {
        return switch (split) {
            case MONTH, NF_MODE -> Dimension.MONTH;
            case POINT -> Dimension.POINT;
            case THEME -> Dimension.THEME;
            case FAMILY -> Dimension.FAMILY;
            case OPERATOR -> Dimension.OPERATOR;
            case LEVEL -> Dimension.LEVEL;
            case RESULT -> Dimension.RESULT;
            case PRESENCE -> Dimension.PRESENCE;
            case AGE_BAND -> Dimension.AGE_BAND;
            case GENDER -> Dimension.GENDER;
            case SITUATION -> Dimension.SITUATION;
            case SUPPORT -> Dimension.SUPPORT;
            case AUTONOMY -> Dimension.AUTONOMY;
            case ACTIVITY -> Dimension.ACTIVITY;
        };
    }

    private static Map<Dimension, List<String>> filters(Whose whose) {
        var filters = new EnumMap<Dimension, List<String>>(Dimension.class);
        var points = whose.points();
        if (points != null)
            filters.put(
                    Dimension.POINT,
                    points.isEmpty()
                            ? List.of(NOWHERE)
                            : points.stream().map(UUID::toString).sorted().toList());
        var operator = whose.operator();
        if (operator != null) filters.put(Dimension.OPERATOR, List.of(operator));
        return filters;
    }

    @Override
    public Sums sums(List<String> keys, @Nullable Split by, Whose whose, YearMonth from, YearMonth to) {
        var sums = new HashMap<String, Map<YearMonth, Map<String, Long>>>();
        var upTo = new ArrayList<Instant>();
        if (by == Split.NF_MODE) {
            for (var key : keys) modes(key, whose, from, to, sums, upTo);
        } else {
            var split = by == null ? List.of(Dimension.MONTH) : List.of(Dimension.MONTH, dimension(by));
            // indicators of several facts are asked one by one: a split is of one fact
            for (var key : keys)
                ask(List.of(key), split, whose, from, to, upTo)
                        .forEach(cell -> add(
                                sums,
                                key,
                                month(cell.codes().getFirst()),
                                by == null ? "" : cell.codes().getLast(),
                                cell.values().getFirst()));
        }
        return new Sums(sums, upTo.stream().min(Instant::compareTo).orElseThrow());
    }

    @Override
    public String family(String theme, LocalDate on) {
        return nomenclature.on(on).find(CodeList.THEME, theme).map(Code::parent).orElse("");
    }

    private List<fr.parvis.indicators.Answer.Cell> ask(
            List<String> keys, List<Dimension> by, Whose whose, YearMonth from, YearMonth to, List<Instant> upTo) {
        var answer = indicators.answer(new Question(
                keys,
                new Period(from.atDay(1), to.atEndOfMonth()),
                by,
                filters(whose),
                new Extent.OfAssociation(Asking.association())));
        upTo.add(answer.upTo());
        return answer.cells();
    }

    /** Month by month, each act translated by the crosswalk of the month's last day. */
    private void modes(
            String key,
            Whose whose,
            YearMonth from,
            YearMonth to,
            Map<String, Map<YearMonth, Map<String, Long>>> sums,
            List<Instant> upTo) {
        boolean activities = indicators.find(key).orElseThrow().fact() == Fact.ACTIVITY;
        var by = activities
                ? List.of(Dimension.MONTH, Dimension.ACTIVITY)
                : List.of(Dimension.THEME, Dimension.PRESENCE, Dimension.LEVEL);
        if (activities) {
            for (var cell : ask(List.of(key), by, whose, from, to, upTo)) {
                var month = month(cell.codes().getFirst());
                var translated = nomenclature
                        .on(month.atEndOfMonth())
                        .translate(OutsideList.NF_ACTIVITY, cell.codes().getLast());
                add(
                        sums,
                        key,
                        month,
                        mode(translated.orElse(null)),
                        cell.values().getFirst());
            }
            return;
        }
        for (var month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            var catalogue = nomenclature.on(month.atEndOfMonth());
            for (var cell : ask(List.of(key), by, whose, month, month, upTo)) {
                var codes = cell.codes();
                var translated = catalogue.translate(
                        OutsideList.NF_X60_600, new Act(codes.getFirst(), "", codes.get(1), codes.getLast()));
                add(
                        sums,
                        key,
                        month,
                        mode(translated.orElse(null)),
                        cell.values().getFirst());
            }
        }
    }

    /** The first mode of an act: each counts once. */
    private static String mode(@Nullable Translation translated) {
        return translated == null || translated.targets().isEmpty()
                ? ""
                : translated.targets().getFirst();
    }

    private static void add(
            Map<String, Map<YearMonth, Map<String, Long>>> sums, String key, YearMonth month, String code, long value) {
        sums.computeIfAbsent(key, one -> new HashMap<>())
                .computeIfAbsent(month, one -> new HashMap<>())
                .merge(code, value, Long::sum);
    }

    /** {@code 202611}. */
    private static YearMonth month(String code) {
        return YearMonth.of(Integer.parseInt(code.substring(0, 4)), Integer.parseInt(code.substring(4)));
    }
}
