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
import fr.parvis.values.Ids;
import fr.parvis.values.Period;
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
    private static final String NOWHERE = Ids.NIL.toString();

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
    public Sums sums(List<String> keys, @Nullable Split by, Whose whose, Months months) {
        var counting = new Counting(whose, months);
        // indicators of several facts are asked one by one: a split is of one fact
        for (var key : keys)
            if (by == Split.NF_MODE) counting.modes(key);
            else counting.count(key, by);
        return counting.sums();
    }

    @Override
    public String family(String theme, LocalDate on) {
        return nomenclature.on(on).find(CodeList.THEME, theme).map(Code::parent).orElse("");
    }

    /** Sums of some indicators while they are asked for. */
    private final class Counting {
        private final Whose whose;
        private final Months months;
        private final Map<String, Map<YearMonth, Map<String, Long>>> sums = new HashMap<>();
        private final List<Instant> upTo = new ArrayList<>();
        private final Map<String, LocalDate> knownFrom = new HashMap<>();

        Counting(Whose whose, Months months) {
            this.whose = whose;
            this.months = months;
        }

        Sums sums() {
            return new Sums(sums, upTo.stream().min(Instant::compareTo).orElseThrow(), knownFrom);
        }

        void count(String key, @Nullable Split by) {
            var split = by == null ? List.of(Dimension.MONTH) : List.of(Dimension.MONTH, dimension(by));
            for (var cell : ask(key, split, months))
                add(
                        key,
                        month(cell.codes().getFirst()),
                        by == null ? "" : cell.codes().getLast(),
                        cell.values().getFirst());
        }

        /** Month by month, each act translated by the crosswalk of the month's last day. */
        void modes(String key) {
            boolean activities = indicators.find(key).orElseThrow().fact() == Fact.ACTIVITY;
            if (activities) {
                for (var cell : ask(key, List.of(Dimension.MONTH, Dimension.ACTIVITY), months)) {
                    var month = month(cell.codes().getFirst());
                    var translated = nomenclature
                            .on(month.atEndOfMonth())
                            .translate(OutsideList.NF_ACTIVITY, cell.codes().getLast());
                    add(key, month, mode(translated.orElse(null)), cell.values().getFirst());
                }
                return;
            }
            var by = List.of(Dimension.THEME, Dimension.PRESENCE, Dimension.LEVEL);
            for (var month = months.first(); !month.isAfter(months.last()); month = month.plusMonths(1)) {
                var catalogue = nomenclature.on(month.atEndOfMonth());
                for (var cell : ask(key, by, new Months(month, month))) {
                    var codes = cell.codes();
                    var translated = catalogue.translate(
                            OutsideList.NF_X60_600, new Act(codes.getFirst(), "", codes.get(1), codes.getLast()));
                    add(key, month, mode(translated.orElse(null)), cell.values().getFirst());
                }
            }
        }

        private List<fr.parvis.indicators.Answer.Cell> ask(String key, List<Dimension> by, Months asked) {
            var answer = indicators.answer(new Question(
                    List.of(key),
                    new Period(asked.first().atDay(1), asked.last().atEndOfMonth()),
                    by,
                    filters(whose),
                    new Extent.OfAssociation(Asking.association())));
            upTo.add(answer.upTo());
            knownFrom.putAll(answer.knownFrom());
            return answer.cells();
        }

        private void add(String key, YearMonth month, String code, long value) {
            sums.computeIfAbsent(key, one -> new HashMap<>())
                    .computeIfAbsent(month, one -> new HashMap<>())
                    .merge(code, value, Long::sum);
        }
    }

    /** The first mode of an act: each counts once. */
    private static String mode(@Nullable Translation translated) {
        return translated == null || translated.targets().isEmpty()
                ? ""
                : translated.targets().getFirst();
    }

    /** {@code 202611}. */
    private static YearMonth month(String code) {
        return YearMonth.of(Integer.parseInt(code.substring(0, 4)), Integer.parseInt(code.substring(4)));
    }
}
