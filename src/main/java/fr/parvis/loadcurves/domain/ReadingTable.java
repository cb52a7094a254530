// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.loadcurves.domain.CurveReading.Agreement;
import fr.parvis.loadcurves.domain.CurveReading.Purpose;
import fr.parvis.loadcurves.domain.analysis.Indicators;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import fr.parvis.values.EnumCode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Indicators of curves in PostgreSQL, sealed. */
@Component
public class ReadingTable {
    private final JdbcClient database;
    private final Sealing sealing;
    private final JsonMapper json;

    ReadingTable(JdbcClient database, Sealing sealing, JsonMapper json) {
        this.database = database;
        this.sealing = sealing;
        this.json = json;
    }

    /** Columns that a change of keys must reach. */
    @Configuration(proxyBeanMethods = false)
    static class SealedHere {
        @Bean
        SealedColumn sealedCurves() {
            return new SealedColumn("loadcurves.reading", "said", "'curve ' || id");
        }
    }

    void insert(CurveReading it) {
        var said = sealing.seal(json.writeValueAsString(it.indicators()), it.about());
        database.sql("""
                        insert into loadcurves.reading (id, association, case_file, read_on, read_by, purpose, manner, agreed_from, agreed_to,
                            kept_until, said, key)
                        values (:id, :association, :case, :on, :by, :purpose, :manner, :from, :to, :until, :said, :key)""")
                .param("id", it.id())
                .param("association", Asking.association())
                .param("case", it.caseFile())
                .param("on", it.readOn())
                .param("by", it.readBy())
                .param("purpose", it.agreement().purpose().key())
                .param("manner", it.agreement().manner())
                .param("from", it.agreement().from())
                .param("to", it.agreement().to())
                .param("until", it.agreement().until())
                .param("said", said.bytes())
                .param("key", said.key())
                .update();
    }

    Optional<CurveReading> find(UUID id) {
        return database.sql("select * from loadcurves.reading where id = :id")
                .param("id", id)
                .query(ResultRow.map(this::read))
                .optional();
    }

    /** Readings of a case, the latest first. */
    public List<CurveReading> of(UUID caseFile, int most) {
        return database.sql(
                        "select * from loadcurves.reading where case_file = :case order by read_on desc, id desc limit :most")
                .param("case", caseFile)
                .param("most", most)
                .query(ResultRow.map(this::read))
                .list();
    }

    /** All readings of some cases, by case. */
    public Map<UUID, List<CurveReading>> of(Collection<UUID> cases) {
        if (cases.isEmpty()) return Map.of();
        return database
                .sql("select * from loadcurves.reading where case_file = any (:cases)")
                .param("cases", cases.toArray(UUID[]::new))
                .query(ResultRow.map(this::read))
                .list()
                .stream()
                .collect(Collectors.groupingBy(CurveReading::caseFile));
    }

    boolean delete(UUID id) {
        return database.sql("delete from loadcurves.reading where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Deletes readings past their time of keeping, in the association in scope. */
    int deleteOver(LocalDate today) {
        return database.sql("delete from loadcurves.reading where association = :association and kept_until < :today")
                .param("association", Asking.association())
                .param("today", today)
                .update();
    }

    private CurveReading read(ResultRow row) {
        var id = row.uuid("id");
        var text = sealing.open(new Sealing.Text(row.text("key"), row.bytes("said")), "curve " + id);
        return new CurveReading(
                id,
                row.uuid("case_file"),
                row.day("read_on"),
                row.uuid("read_by"),
                new Agreement(
                        EnumCode.read(Purpose.class, row.text("purpose")),
                        row.text("manner"),
                        row.day("agreed_from"),
                        row.day("agreed_to"),
                        row.day("kept_until")),
                json.readValue(text, Indicators.class));
    }
}
