package fr.parvis.visits.domain;

import fr.parvis.database.Asking;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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

/** Learns from sixty days of a point's visits what its desk should propose first. */
@Component
public class LearnHabits {
    static final int TILES = 12;
    static final int DAYS = 60;
    static final int MINUTES = 15;

    /** A habit does not change within minutes. */
    private static final Duration TRUST = Duration.ofMinutes(5);

    /** How often something was met: a theme with an operator, a presence, a level or a result; the others are absent. */
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

    private List<Met> read(UUID association, UUID point, LocalDate today) {
        return database.sql("""
                        select r.theme, r.operator, v.presence, r.level, r.result, count(*)
                        from visits.visit v join visits.request r on r.visit = v.id
                        where v.association = :association and v.point = :point and v.day > :since and v.cancelled_at is null
                        group by grouping sets ((r.theme, r.operator), (v.presence), (r.level), (r.result))
                        order by count(*) desc, 1, 2, 3, 4, 5""")
                .param("association", association)
                .param("point", point)
                .param("since", today.minusDays(DAYS))
                .query((row, n) -> new Met(
                        row.getInt(6),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    /** @param met the most often met first */
    private static Habits habits(List<Met> met, Catalogue catalogue) {
        var times = new LinkedHashMap<String, Integer>();
        var operators = new HashMap<String, String>();
        for (var one : met) {
            if (one.theme() == null || !catalogue.isUsable(CodeList.THEME, one.theme())) continue;
            times.merge(one.theme(), one.times(), Integer::sum);
            if (one.operator() != null && catalogue.isUsable(CodeList.OPERATOR, one.operator()))
                operators.putIfAbsent(one.theme(), one.operator());
        }
        var tiles = new ArrayList<>(times.keySet());
        tiles.sort(Comparator.comparing((String theme) -> times.getOrDefault(theme, 0))
                .reversed());
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
                first(met.stream().map(Met::presence).toList(), CodeList.PRESENCE, "desk", catalogue),
                first(met.stream().map(Met::level).toList(), CodeList.LEVEL, "accompaniment", catalogue),
                first(met.stream().map(Met::result).toList(), CodeList.RESULT, "settled", catalogue),
                MINUTES);
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
