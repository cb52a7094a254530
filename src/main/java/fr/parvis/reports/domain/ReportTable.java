// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL of reports; called inside a transaction. */
@Component
class ReportTable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String COLUMNS = """
            id, template, period, extent, operator, title, texts::text as texts, left_out, version, follows, made_by, made_at, revision,
            sha256, frozen_by, frozen_at
            """;

    private final JdbcClient database;

    ReportTable(JdbcClient database) {
        this.database = database;
    }

    private JdbcClient.StatementSpec sql(String text) {
        return database.sql(text).param("association", Asking.association());
    }

    private static Report report(ResultRow row) {
        var hash = row.textOrNull("sha256");
        return new Report(
                row.uuid("id"),
                row.text("template"),
                ReportPeriod.find(row.text("period")).orElseThrow(),
                row.text("extent"),
                row.textOrNull("operator"),
                row.text("title"),
                JSON.readValue(row.text("texts"), TEXTS),
                Set.copyOf(row.texts("left_out")),
                row.integer("version"),
                row.uuidOrNull("follows"),
                row.uuid("made_by"),
                row.instant("made_at"),
                row.integer("revision"),
                hash == null ? null : new Report.Frozen(hash, row.uuid("frozen_by"), row.instant("frozen_at")));
    }

    /** Reports, the latest first. */
    List<Report> list(int limit, int offset) {
        return sql("select " + COLUMNS
                        + " from reports.report where association = :association order by made_at desc, id limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(ResultRow.map(ReportTable::report))
                .list();
    }

    int count() {
        return sql("select count(*) from reports.report where association = :association")
                .query(Integer.class)
                .single();
    }

    Optional<Report> find(UUID id) {
        return sql("select " + COLUMNS + " from reports.report where association = :association and id = :id")
                .param("id", id)
                .query(ResultRow.map(ReportTable::report))
                .optional();
    }

    /** The version that replaces it. */
    Optional<UUID> findNext(UUID id) {
        return sql("select id from reports.report where association = :association and follows = :id")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** The JSON of a frozen report. */
    Optional<String> model(UUID id) {
        return sql("select model from reports.report where association = :association and id = :id and model is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    Optional<byte[]> paper(UUID id) {
        return sql("select pdf from reports.paper where association = :association and report = :id")
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    /** Inserts a report; idempotent. */
    boolean insert(Report it) {
        return sql("""
                        insert into reports.report (id, association, template, period, extent, operator, title, texts, left_out, version, follows,
                            made_by, made_at, revision)
                        values (:id, :association, :template, :period, :extent, :operator, :title, :texts::jsonb, :left::text[], :version, :follows,
                            :by, :at, 0) on conflict do nothing""")
                        .param("id", it.id())
                        .param("template", it.template())
                        .param("period", it.period().key())
                        .param("extent", it.extent())
                        .param("operator", it.operator())
                        .param("title", it.title())
                        .param("texts", JSON.writeValueAsString(it.texts()))
                        .param("left", it.leftOut().toArray(String[]::new))
                        .param("version", it.version())
                        .param("follows", it.follows())
                        .param("by", it.madeBy())
                        .param("at", it.madeAt())
                        .update()
                == 1;
    }

    /**
     * Title and texts of a report as its maker wrote them.
     *
     * @param texts by the id of their part
     * @param leftOut ids of the parts that are not shown
     */
    record Text(String title, Map<String, String> texts, Set<String> leftOut) {}

    /** @return false when somebody changed it meanwhile, or when it is frozen */
    boolean write(UUID id, int revision, Text text) {
        return sql("""
                        update reports.report set title = :title, texts = :texts::jsonb, left_out = :left::text[], revision = revision + 1
                        where association = :association and id = :id and revision = :revision and frozen_at is null""")
                        .param("id", id)
                        .param("revision", revision)
                        .param("title", text.title())
                        .param("texts", JSON.writeValueAsString(text.texts()))
                        .param("left", text.leftOut().toArray(String[]::new))
                        .update()
                == 1;
    }

    /** @return false when somebody changed it since it was read, or when it is frozen */
    boolean freeze(Report report, String model, Report.Frozen frozen, byte[] pdf) {
        boolean first = sql("""
                        update reports.report set model = :model, sha256 = :hash, frozen_by = :by, frozen_at = :at
                        where association = :association and id = :id and revision = :revision and frozen_at is null""")
                        .param("id", report.id())
                        .param("revision", report.revision())
                        .param("model", model)
                        .param("hash", frozen.sha256())
                        .param("by", frozen.by())
                        .param("at", frozen.at())
                        .update()
                == 1;
        if (first)
            sql("insert into reports.paper (association, report, pdf) values (:association, :id, :pdf)")
                    .param("id", report.id())
                    .param("pdf", pdf)
                    .update();
        return first;
    }

    /** @return false when it is frozen, or not there */
    boolean delete(UUID id) {
        return sql("delete from reports.report where association = :association and id = :id and frozen_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    // --- mails

    List<Report.Sending> sendings(UUID report) {
        return sql("select * from reports.sending where association = :association and report = :report order by begun_at desc, id")
                .param("report", report)
                .query(ResultRow.map(row -> new Report.Sending(
                        row.uuid("id"),
                        row.uuid("report"),
                        row.text("recipient"),
                        row.textOrNull("address"),
                        row.uuid("sent_by"),
                        row.instant("begun_at"),
                        row.flag("gone"))))
                .list();
    }

    /** @return false when that mail is on its way or gone already */
    boolean begin(Report.Sending it) {
        return sql("""
                        insert into reports.sending (id, association, report, recipient, address, sent_by, begun_at, gone)
                        values (:id, :association, :report, :recipient, :address, :by, :at, false) on conflict do nothing""")
                        .param("id", it.id())
                        .param("report", it.report())
                        .param("recipient", it.recipient())
                        .param("address", it.address())
                        .param("by", it.by())
                        .param("at", it.at())
                        .update()
                == 1;
    }

    void gone(UUID sending) {
        sql("update reports.sending set gone = true where association = :association and id = :id")
                .param("id", sending)
                .update();
    }

    void takeBack(UUID sending) {
        sql("delete from reports.sending where association = :association and id = :id and not gone")
                .param("id", sending)
                .update();
    }

    /** Forgets the addresses of mails that went before an instant. */
    int forgetAddresses(Instant before) {
        return sql("update reports.sending set address = null where association = :association and address is not null and begun_at < :before")
                .param("before", before)
                .update();
    }
}
