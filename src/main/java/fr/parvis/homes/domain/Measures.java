// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.values.EnumCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of equipment and gestures: read by all, written by the network's head. */
@Component
public class Measures {
    private final JdbcClient database;
    private final Journal journal;
    private final Clock clock;

    Measures(JdbcClient database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /** Every line there is, the latest of each first. */
    @Transactional(readOnly = true)
    public List<Measure> list() {
        return database.sql("select * from homes.measure order by kind, place, code, valid_from desc limit 500")
                .query(ResultRow.map(Measures::read))
                .list();
    }

    /** One line for each as it stands on a day, those no longer proposed too; before the first line of one, its first. */
    @Transactional(readOnly = true)
    public List<Measure> on(LocalDate day) {
        return database.sql("""
                        select * from (
                            select distinct on (code) * from homes.measure
                            order by code, valid_from <= :day desc, abs(valid_from - :day)) latest
                        order by kind, place, code""")
                .param("day", day)
                .query(ResultRow.map(Measures::read))
                .list();
    }

    /** Adds a line, or puts another in the place of that of the same day. */
    @Transactional
    public void keep(Measure it) {
        database.sql("""
                        insert into homes.measure (code, valid_from, kind, label, label_en, kwh, share, of_use, source, read_on, checked,
                            proposed, place, changed_by, changed_at)
                        values (:code, :from, :kind, :label, :labelEn, :kwh, :share, :ofUse, :source, :readOn, :checked, :proposed, :place,
                            :by, :at)
                        on conflict (code, valid_from) do update set kind = excluded.kind, label = excluded.label,
                            label_en = excluded.label_en, kwh = excluded.kwh, share = excluded.share, of_use = excluded.of_use,
                            source = excluded.source, read_on = excluded.read_on, checked = excluded.checked,
                            proposed = excluded.proposed, place = excluded.place, changed_by = excluded.changed_by,
                            changed_at = excluded.changed_at""")
                .param("code", it.code())
                .param("from", it.validFrom())
                .param("kind", it.kind().key())
                .param("label", it.label())
                .param("labelEn", it.labelEn())
                .param("kwh", it.kWh())
                .param("share", it.share())
                .param("ofUse", it.ofUse())
                .param("source", it.source())
                .param("readOn", it.readOn())
                .param("checked", it.checked())
                .param("proposed", it.proposed())
                .param("place", it.place())
                .param("by", Actor.account())
                .param("at", clock.instant())
                .update();
        journal.note(
                "homes.measure-kept", it.code(), Map.of("from", it.validFrom().toString()));
    }

    private static Measure read(ResultRow row) {
        return new Measure(
                row.text("code"),
                row.day("valid_from"),
                EnumCode.read(Measure.Kind.class, row.text("kind")),
                row.text("label"),
                row.text("label_en"),
                row.integerOrNull("kwh"),
                row.integerOrNull("share"),
                row.textOrNull("of_use"),
                row.text("source"),
                row.day("read_on"),
                row.flag("checked"),
                row.flag("proposed"),
                row.integer("place"));
    }
}
