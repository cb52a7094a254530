// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.loadcurves.domain.analysis.NormalYear;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Normal years by department: read by all, written by the network's head. */
@Component
public class Climates {
    private final JdbcClient database;
    private final Journal journal;
    private final Clock clock;

    Climates(JdbcClient database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /** Climates by department. */
    @Transactional(readOnly = true)
    public List<Climate> list() {
        return database.sql("select * from loadcurves.climate order by department")
                .query(ResultRow.map(Climates::read))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Climate> find(String department) {
        return database.sql("select * from loadcurves.climate where department = :department")
                .param("department", department)
                .query(ResultRow.map(Climates::read))
                .optional();
    }

    /** In the place of what was known of the department. */
    @Transactional
    public void keep(Climate it) {
        database.sql("""
                        insert into loadcurves.climate as c (department, station, source, read_on, from_year, to_year, years, degree_days,
                            changed_by, changed_at)
                        values (:department, :station, :source, :readOn, :from, :to, :years, :degreeDays, :by, :at)
                        on conflict (department) do update set station = excluded.station, source = excluded.source,
                            read_on = excluded.read_on, from_year = excluded.from_year, to_year = excluded.to_year, years = excluded.years,
                            degree_days = excluded.degree_days, changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
                .param("department", it.department())
                .param("station", it.station())
                .param("source", it.source())
                .param("readOn", it.readOn())
                .param("from", it.year().from())
                .param("to", it.year().to())
                .param("years", it.year().years())
                .param("degreeDays", it.year().degreeDays().toArray(Double[]::new))
                .param("by", Actor.account())
                .param("at", clock.instant())
                .update();
        journal.note("loadcurves.climate-kept", it.department(), Map.of());
    }

    private static Climate read(ResultRow row) {
        return new Climate(
                row.text("department"),
                row.text("station"),
                row.text("source"),
                row.day("read_on"),
                new NormalYear(
                        row.integer("from_year"),
                        row.integer("to_year"),
                        row.integer("years"),
                        row.reals("degree_days")));
    }
}
