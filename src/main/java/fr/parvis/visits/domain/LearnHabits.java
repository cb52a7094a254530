// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Learns what a point's desk should propose first: from its visits of the last sixty days, and from those of the same weeks a year
 * ago, because tax returns, energy vouchers and school grants come back with their season.
 */
@Component
public class LearnHabits {
    static final int TILES = 12;
    static final int COMBINATIONS = 40;
    static final int DAYS = 60;
    static final int MINUTES = 15;

    /** Fifty-two weeks: the same days of the week a year ago. */
    static final int YEAR = 52;

    static final int SEASON = 3;

    /** A habit does not change within minutes. */
    private static final Duration TRUST = Duration.ofMinutes(5);

    /** Frequency of something: a theme with an operator and a level, a presence or a result; the others are absent. */
    private record Met(
            int times,
            @Nullable String theme,
            @Nullable String operator,
            @Nullable String presence,
            @Nullable String level,
            @Nullable String result) {}

    private record Learnt(List<Met> met, LocalDate today, long readAt) {}

    private final JdbcClient database;
    private final Nomenclature nomenclature;
    private final Map<UUID, Learnt> byPoint = new ConcurrentHashMap<>();

    LearnHabits(JdbcClient database, Nomenclature nomenclature) {
        this.database = database;
        this.nomenclature = nomenclature;
    }

    /** The habits of a point of the current association. */
    @Transactional(readOnly = true)
    public Habits at(UUID point, LocalDate today) {
        var learnt = byPoint.get(point);
        if (learnt == null || !learnt.today.equals(today) || System.nanoTime() - learnt.readAt > TRUST.toNanos()) {
            learnt = new Learnt(read(Asking.association(), point, today), today, System.nanoTime());
            byPoint.put(point, learnt);
        }
        return habits(learnt.met, nomenclature.on(today));
    }

    /** Frequencies of requests, presences and results at a point; recent visits count double. */
    private List<Met> read(UUID association, UUID point, LocalDate today) {
        return database.sql("""
                        with met as (
                          select r.theme, r.operator, v.presence, r.level, r.result, 2 as weight
                          from visits.visit v join visits.request r on r.visit = v.id
                          where v.association = :association and v.point = :point and v.day > :since and v.cancelled_at is null
                          union all
                          select r.theme, r.operator, v.presence, r.level, r.result, 1
                          from visits.visit v join visits.request r on r.visit = v.id
                          where v.association = :association and v.point = :point and v.day between :from and :to
                            and v.cancelled_at is null)
                        select theme, operator, presence, level, result, sum(weight)::int from met
                        group by grouping sets ((theme, operator, level), (presence), (result))
                        order by sum(weight) desc, 1, 2, 3, 4, 5""")
                .param("association", association)
                .param("point", point)
                .param("since", today.minusDays(DAYS))
                .param("from", today.minusWeeks(YEAR + SEASON))
                .param("to", today.minusWeeks(YEAR - SEASON))
                .query(ResultRow.map(row -> new Met(
                        row.integer(6),
                        row.textOrNull(1),
                        row.textOrNull(2),
                        row.textOrNull(3),
                        row.textOrNull(4),
                        row.textOrNull(5))))
                .list();
    }

    /** @param met the most often met first */
    private static Habits habits(List<Met> met, Catalogue catalogue) {
        var times = new LinkedHashMap<String, Integer>();
        var byOperator = new LinkedHashMap<Habits.Combination, Integer>();
        var levels = new LinkedHashMap<String, Integer>();
        var combinations = new ArrayList<Habits.Combination>();
        for (var one : met) {
            if (one.level() == null) continue;
            if (catalogue.isUsable(CodeList.LEVEL, one.level())) levels.merge(one.level(), one.times(), Integer::sum);
            if (one.theme() == null || !catalogue.isUsable(CodeList.THEME, one.theme())) continue;
            times.merge(one.theme(), one.times(), Integer::sum);
            if (one.operator() != null && !catalogue.isUsable(CodeList.OPERATOR, one.operator())) continue;
            byOperator.merge(new Habits.Combination(one.theme(), one.operator(), ""), one.times(), Integer::sum);
            if (combinations.size() < COMBINATIONS && catalogue.isUsable(CodeList.LEVEL, one.level()))
                combinations.add(new Habits.Combination(one.theme(), one.operator(), one.level()));
        }
        var operators = new HashMap<String, String>();
        for (var pair : mostMet(byOperator))
            if (pair.operator() != null) operators.putIfAbsent(pair.theme(), pair.operator());
        var tiles = new ArrayList<>(mostMet(times));
        usual(catalogue).stream().filter(theme -> !times.containsKey(theme)).forEach(tiles::add);
        var shown = tiles.subList(0, Math.min(TILES, tiles.size()));
        for (var theme : shown)
            catalogue.defaultOperators(theme).stream()
                    .findFirst()
                    .ifPresent(operator -> operators.putIfAbsent(theme, operator.code()));
        operators.keySet().retainAll(shown);
        return new Habits(
                List.copyOf(shown),
                Map.copyOf(operators),
                List.copyOf(combinations),
                first(met.stream().map(Met::presence).toList(), CodeList.PRESENCE, "desk", catalogue),
                first(mostMet(levels), CodeList.LEVEL, "accompaniment", catalogue),
                first(met.stream().map(Met::result).toList(), CodeList.RESULT, "settled", catalogue),
                MINUTES);
    }

    /** The most met first; those met as often as they were read. */
    private static <T> List<T> mostMet(Map<T, Integer> times) {
        return times.entrySet().stream()
                .sorted(Map.Entry.<T, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The first theme of each family, then the second, and so on. */
    private static List<String> usual(Catalogue catalogue) {
        var usual = new ArrayList<String>();
        for (int i = 0; usual.size() < TILES && i < TILES; i++) {
            for (var family : catalogue.themes())
                if (i < family.themes().size()) usual.add(family.themes().get(i).code());
        }
        return usual;
    }

    private static String first(List<@Nullable String> met, CodeList list, String otherwise, Catalogue catalogue) {
        for (var code : met) if (code != null && catalogue.isUsable(list, code)) return code;
        if (catalogue.isUsable(list, otherwise)) return otherwise;
        return catalogue.list(list).stream().findFirst().map(Code::code).orElse(otherwise);
    }
}
