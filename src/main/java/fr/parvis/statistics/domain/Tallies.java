package fr.parvis.statistics.domain;

import fr.parvis.statistics.Recount;
import fr.parvis.visits.Visit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the tallies in step with the acts, in the same transaction. The rows that an act touches belong to its point and day,
 * are written in one statement and always in the same order, so that two desks of one point wait but never block each other.
 */
@Component
public class Tallies implements Recount {
    private record Cell(Dimension dimension, String code) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int order = dimension.compareTo(other.dimension);
            return order != 0 ? order : code.compareTo(other.code);
        }
    }

    private final JdbcClient database;

    Tallies(JdbcClient database) {
        this.database = database;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Visit visit) {
        write(visit, cells(visit), 1);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(Visit visit) {
        write(visit, cells(visit), -1);
    }

    /**
     * Replaces what a visit counted for. A correction may move it to another point: points are written in the order of their
     * identifiers, so that two visits that change places do not wait for each other for ever.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(Visit before, Visit after) {
        if (before.point().compareTo(after.point()) <= 0) {
            remove(before);
            add(after);
        } else {
            add(after);
            remove(before);
        }
    }

    private static Map<Cell, Sum> cells(Visit visit) {
        var cells = new TreeMap<Cell, Sum>();
        int count = visit.requests().size();
        long minutes =
                visit.requests().stream().mapToLong(Visit.Request::minutes).sum();
        var whole = new Sum(1, visit.persons(), count, minutes);
        cells.put(new Cell(Dimension.TOTAL, ""), whole);
        cells.put(new Cell(Dimension.PRESENCE, visit.presence()), whole);
        cells.put(new Cell(Dimension.DIRECTION, code(visit)), whole);
        var ageBand = visit.ageBand();
        cells.put(new Cell(Dimension.AGE_BAND, ageBand == null ? "" : ageBand), whole);
        for (var request : visit.requests()) {
            var one = new Sum(0, 0, 1, request.minutes());
            var operator = request.operator();
            cells.merge(new Cell(Dimension.THEME, request.theme()), one, Sum::plus);
            cells.merge(new Cell(Dimension.OPERATOR, operator == null ? "" : operator), one, Sum::plus);
            cells.merge(new Cell(Dimension.LEVEL, request.level()), one, Sum::plus);
            cells.merge(new Cell(Dimension.RESULT, request.result()), one, Sum::plus);
        }
        return cells;
    }

    private static String code(Visit visit) {
        return visit.direction().name().toLowerCase(java.util.Locale.ROOT);
    }

    private void write(Visit visit, Map<Cell, Sum> cells, int sign) {
        var keys = cells.keySet();
        var sums = cells.values();
        database.sql("""
                        insert into statistics.tally as t
                            (association, point, day, dimension, code, visits, persons, requests, minutes)
                        select :association, :point, :day, * from unnest(:dimensions::text[], :codes::text[],
                            :visits::int[], :persons::int[], :requests::int[], :minutes::int[])
                        on conflict (point, day, dimension, code) do update set
                            visits = t.visits + excluded.visits, persons = t.persons + excluded.persons,
                            requests = t.requests + excluded.requests, minutes = t.minutes + excluded.minutes""")
                .param("association", visit.association())
                .param("point", visit.point())
                .param("day", visit.day())
                .param(
                        "dimensions",
                        keys.stream().map(c -> c.dimension().name()).toArray(String[]::new))
                .param("codes", keys.stream().map(Cell::code).toArray(String[]::new))
                .param(
                        "visits",
                        sums.stream().map(s -> (int) (sign * s.visits())).toArray(Integer[]::new))
                .param(
                        "persons",
                        sums.stream().map(s -> (int) (sign * s.persons())).toArray(Integer[]::new))
                .param(
                        "requests",
                        sums.stream().map(s -> (int) (sign * s.requests())).toArray(Integer[]::new))
                .param(
                        "minutes",
                        sums.stream().map(s -> (int) (sign * s.minutes())).toArray(Integer[]::new))
                .update();
    }

    /** The rows that an association's acts add up to, as the tallies should have them; one per dimension and code. */
    static final String RECOUNTED = """
            select point, day, dimension, code, sum(visits)::int as visits, sum(persons)::int as persons,
                   sum(requests)::int as requests, sum(minutes)::int as minutes
            from (
                select v.point, v.day, d.dimension, d.code, 1 as visits, v.persons, coalesce(r.requests, 0) as requests,
                       coalesce(r.minutes, 0) as minutes
                from visits.counted_visit v
                left join (select visit, count(*) as requests, sum(minutes) as minutes
                           from visits.counted_request group by visit) r on r.visit = v.id
                cross join lateral (values ('TOTAL', ''), ('PRESENCE', v.presence), ('DIRECTION', lower(v.direction)),
                    ('AGE_BAND', coalesce(v.age_band, ''))) d (dimension, code)
                union all
                select r.point, r.day, d.dimension, d.code, 0, 0, 1, r.minutes
                from visits.counted_request r
                cross join lateral (values ('THEME', r.theme), ('OPERATOR', coalesce(r.operator, '')),
                    ('LEVEL', r.level), ('RESULT', r.result)) d (dimension, code)
            ) act group by point, day, dimension, code
            """;

    @Override
    @Transactional
    public int recount(UUID association) {
        database.sql("lock table statistics.tally in share row exclusive mode").update();
        database.sql("delete from statistics.tally where association = :association")
                .param("association", association)
                .update();
        return database.sql("""
                        insert into statistics.tally
                            (association, point, day, dimension, code, visits, persons, requests, minutes)
                        select :association, * from (""" + RECOUNTED + ") recounted")
                .param("association", association)
                .update();
    }

    /** How many rows of the current association's tallies differ from what its acts add up to; 0 when the figures are exact. */
    @Transactional(readOnly = true)
    public int differences(UUID association) {
        return database.sql("with recounted as (" + RECOUNTED + """
                        ), kept as (
                            select point, day, dimension, code, visits, persons, requests, minutes
                            from statistics.tally where association = :association
                              and (visits, persons, requests, minutes) <> (0, 0, 0, 0))
                        select count(*) from (
                            (select * from recounted except select * from kept)
                            union all (select * from kept except select * from recounted)) difference""")
                .param("association", association)
                .query(Integer.class)
                .single();
    }
}
