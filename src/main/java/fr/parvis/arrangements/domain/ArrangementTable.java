// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements.domain;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Arrangements in the database: an association's own; for a partner that signed in, those with it. */
@Component
class ArrangementTable {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;
    private final LocalDays localDays;

    ArrangementTable(JdbcClient database, JsonMapper json, LocalDays localDays) {
        this.database = database;
        this.json = json;
        this.localDays = localDays;
    }

    Optional<Arrangement> find(UUID id) {
        return database.sql("select * from outreach.arrangement where id = :id")
                .param("id", id)
                .query(ResultRow.map(this::read))
                .optional();
    }

    /** By name; the ended ones last. */
    List<Arrangement> list() {
        return database.sql("""
                        select * from outreach.arrangement
                        order by ends_on is not null and ends_on < :today, lower(name), id""")
                .param("today", localDays.today())
                .query(ResultRow.map(this::read))
                .list();
    }

    int insert(Arrangement it) {
        return said("""
                insert into outreach.arrangement (id, association, partner, name, matter, fields_in, fields_out, controller, legal_basis,
                    informed_by, information, rights_at, keep_days, most_attempts, confirm_days, return_on, folder, starts_on, ends_on)
                values (:id, :association, :partner, :name, :matter, :fieldsIn, :fieldsOut, :controller, :legalBasis, :informedBy,
                    :information, :rightsAt, :keepDays, :mostAttempts, :confirmDays, :returnOn, :folder, :startsOn, :endsOn)
                on conflict do nothing""", it)
                .param("association", Asking.association())
                .param("partner", it.partner())
                .update();
    }

    /** The partner stays: what came in is the partner's. */
    int update(Arrangement it) {
        return said("""
                update outreach.arrangement set name = :name, matter = :matter, fields_in = :fieldsIn, fields_out = :fieldsOut,
                    controller = :controller, legal_basis = :legalBasis, informed_by = :informedBy, information = :information,
                    rights_at = :rightsAt, keep_days = :keepDays, most_attempts = :mostAttempts, confirm_days = :confirmDays,
                    return_on = :returnOn, folder = :folder, starts_on = :startsOn, ends_on = :endsOn, version = version + 1
                where id = :id and version = :version""", it).param("version", it.version()).update();
    }

    private JdbcClient.StatementSpec said(String sql, Arrangement it) {
        return database.sql(sql)
                .param("id", it.id())
                .param("name", it.name())
                .param("matter", it.matter())
                .param("fieldsIn", it.fieldsIn().toArray(String[]::new))
                .param("fieldsOut", it.fieldsOut().toArray(String[]::new))
                .param("controller", it.controller())
                .param("legalBasis", it.legalBasis())
                .param("informedBy", it.informedBy())
                .param("information", it.information())
                .param("rightsAt", it.rightsAt())
                .param("keepDays", it.keepDays())
                .param("mostAttempts", it.mostAttempts())
                .param("confirmDays", it.confirmDays())
                .param("returnOn", it.returnOn())
                .param("folder", it.folder())
                .param("startsOn", it.startsOn())
                .param("endsOn", it.endsOn());
    }

    void remember(UUID arrangement, Map<String, String> mapping) {
        database.sql("update outreach.arrangement set mapping = :mapping::jsonb where id = :id")
                .param("id", arrangement)
                .param("mapping", json.writeValueAsString(mapping))
                .update();
    }

    private Arrangement read(ResultRow row) {
        return new Arrangement(
                row.uuid("id"),
                row.uuid("association"),
                row.uuid("partner"),
                row.text("name"),
                row.text("matter"),
                row.texts("fields_in"),
                row.texts("fields_out"),
                row.text("controller"),
                row.text("legal_basis"),
                row.text("informed_by"),
                row.text("information"),
                row.text("rights_at"),
                row.integer("keep_days"),
                row.integer("most_attempts"),
                row.integer("confirm_days"),
                row.integerOrNull("return_on"),
                json.readValue(row.text("mapping"), TEXTS),
                row.flag("folder"),
                row.day("starts_on"),
                row.dayOrNull("ends_on"),
                row.integer("version"));
    }
}
