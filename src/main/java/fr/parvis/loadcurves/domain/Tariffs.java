// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The prices of electricity that reports count in: read by all, written by the network's head. */
@Component
public class Tariffs {
    private final JdbcClient database;
    private final Journal journal;
    private final JsonMapper json;
    private final Clock clock;

    Tariffs(JdbcClient database, Journal journal, JsonMapper json, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.json = json;
        this.clock = clock;
    }

    /** Tariffs, the latest first. */
    @Transactional(readOnly = true)
    public List<Tariff> list() {
        return database.sql("select * from loadcurves.tariff order by valid_from desc limit 100")
                .query(ResultRow.map(this::read))
                .list();
    }

    /** Those of a day; before the first of all, the first. */
    @Transactional(readOnly = true)
    public Tariff on(LocalDate day) {
        return database.sql("""
                        select * from loadcurves.tariff
                        order by valid_from <= :day desc, abs(valid_from - :day) limit 1""")
                .param("day", day)
                .query(ResultRow.map(this::read))
                .single();
    }

    /** Adds one, or puts another in the place of that of the same day. */
    @Transactional
    public void keep(Tariff it) {
        database.sql("""
                        insert into loadcurves.tariff (valid_from, label, source, read_on, checked, kwh, peak, off_peak, subscriptions, changed_by,
                            changed_at)
                        values (:from, :label, :source, :readOn, :checked, :kwh, :peak, :offPeak, :subscriptions::jsonb, :by, :at)
                        on conflict (valid_from) do update set label = excluded.label, source = excluded.source, read_on = excluded.read_on,
                            checked = excluded.checked, kwh = excluded.kwh, peak = excluded.peak, off_peak = excluded.off_peak,
                            subscriptions = excluded.subscriptions, changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
                .param("from", it.validFrom())
                .param("label", it.label())
                .param("source", it.source())
                .param("readOn", it.readOn())
                .param("checked", it.checked())
                .param("kwh", it.kWh())
                .param("peak", it.peak())
                .param("offPeak", it.offPeak())
                .param("subscriptions", json.writeValueAsString(it.subscriptions()))
                .param("by", Actor.account())
                .param("at", clock.instant())
                .update();
        journal.note("loadcurves.tariff-kept", it.validFrom().toString(), Map.of());
    }

    private Tariff read(ResultRow row) {
        SortedMap<Integer, Integer> subscriptions =
                new TreeMap<>(json.readValue(row.text("subscriptions"), new TypeReference<Map<Integer, Integer>>() {}));
        return new Tariff(
                row.day("valid_from"),
                row.text("label"),
                row.text("source"),
                row.day("read_on"),
                row.flag("checked"),
                row.integer("kwh"),
                row.integer("peak"),
                row.integer("off_peak"),
                subscriptions);
    }
}
