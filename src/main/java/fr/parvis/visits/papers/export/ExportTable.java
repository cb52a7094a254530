// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.papers.export;

import fr.parvis.database.Asking;
import fr.parvis.database.Processes;
import fr.parvis.database.ResultRow;
import fr.parvis.files.table.TableFormat;
import fr.parvis.values.EnumCode;
import fr.parvis.visits.domain.VisitFilter;
import fr.parvis.visits.papers.export.Export.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The exports of the current association in PostgreSQL; each change says from which state it leads. */
@Component
class ExportTable {
    /** Nobody writes it: its process has ended, or there is but one. */
    private static final String FREE = "(writer is null or " + Processes.ENDED.formatted("writer") + ")";

    private final JdbcClient database;
    private final @Nullable String ours;

    ExportTable(JdbcClient database, Processes processes) {
        this.database = database;
        this.ours = processes.ours().orElse(null);
    }

    /** Waiting, however far it says that it is. */
    void insert(Export it) {
        database.sql("""
                        insert into visits.export (id, association, account, asked_at, format, filter, notes, state, writer)
                        values (:id, :association, :account, :now, :format, :filter, :notes, 'waiting', :ours)
                        on conflict (id) do nothing""")
                .param("id", it.id())
                .param("association", Asking.association())
                .param("account", it.account())
                .param("now", it.askedAt())
                .param("format", it.format().key())
                .param("filter", it.filter().text())
                .param("notes", it.notes())
                .param("ours", ours)
                .update();
    }

    Optional<Export> find(UUID id) {
        return database.sql("select * from visits.export where id = :id")
                .param("id", id)
                .query(ResultRow.map(ExportTable::export))
                .optional();
    }

    /** The exports of an account, the latest first. */
    List<Export> list(UUID account) {
        return database.sql("""
                        select * from visits.export where association = :association and account = :account
                        order by asked_at desc, id desc limit 100""")
                .param("association", Asking.association())
                .param("account", account)
                .query(ResultRow.map(ExportTable::export))
                .list();
    }

    int unfinished(UUID account) {
        return database.sql("""
                        select count(*) from visits.export
                        where association = :association and account = :account and state in ('waiting', 'running')""")
                .param("association", Asking.association())
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    /** Those that wait, the oldest first; and those that a stop of Parvis cut, which nobody writes any more. */
    List<Export> listUnfinished() {
        return database.sql("""
                        select * from visits.export where association = :association and state in ('waiting', 'running')
                          and (:ours::text is null or \
                        """ + FREE + """
                        ) order by asked_at, id""")
                .param("association", Asking.association())
                .param("ours", ours)
                .query(ResultRow.map(ExportTable::export))
                .list();
    }

    /** @return number of times it was begun; empty when it is not to be written any more */
    Optional<Integer> begin(UUID id) {
        return database.sql("""
                        update visits.export set state = 'running', attempts = attempts + 1, lines = 0, problem = null, writer = :ours
                        where id = :id and state in ('waiting', 'running') and (:ours::text is null or writer = :ours or \
                        """ + FREE + """
                        ) returning attempts""")
                .param("id", id)
                .param("ours", ours)
                .query(Integer.class)
                .optional();
    }

    void expect(UUID id, long lines) {
        database.sql("update visits.export set expected = :lines where id = :id")
                .param("id", id)
                .param("lines", lines)
                .update();
    }

    /** @return false when it was taken back meanwhile */
    boolean progress(UUID id, long lines) {
        return database.sql("update visits.export set lines = :lines where id = :id and state = 'running'")
                        .param("id", id)
                        .param("lines", lines)
                        .update()
                == 1;
    }

    boolean ready(UUID id, long lines, long bytes, Instant now) {
        return database.sql("""
                        update visits.export set state = 'ready', lines = :lines, bytes = :bytes, finished_at = :now
                        where id = :id and state = 'running'""")
                        .param("id", id)
                        .param("lines", lines)
                        .param("bytes", bytes)
                        .param("now", now)
                        .update()
                == 1;
    }

    void fail(UUID id, String problem, Instant now) {
        database.sql("update visits.export set state = 'failed', problem = :problem, finished_at = :now where id = :id")
                .param("id", id)
                .param("problem", problem)
                .param("now", now)
                .update();
    }

    /** Puts one that failed, or whose file is lost, in the row again. */
    void again(UUID id) {
        database.sql("""
                        update visits.export set state = 'waiting', attempts = 0, lines = 0, bytes = null, problem = null,
                            finished_at = null, writer = :ours where id = :id and state in ('failed', 'ready')""").param("id", id).param("ours", ours).update();
    }

    void delete(UUID id) {
        database.sql("delete from visits.export where id = :id").param("id", id).update();
    }

    /** Deletes those asked for before; their identifiers. */
    List<UUID> deleteOld(Instant before) {
        return database.sql("""
                        delete from visits.export
                        where association = :association and asked_at < :before and state in ('ready', 'failed') returning id""")
                .param("association", Asking.association())
                .param("before", before)
                .query(UUID.class)
                .list();
    }

    private static Export export(ResultRow row) {
        var finished = row.instantOrNull("finished_at");
        return new Export(
                row.uuid("id"),
                row.uuid("account"),
                row.instant("asked_at"),
                TableFormat.find(row.text("format")).orElseThrow(),
                VisitFilter.parse(row.text("filter")),
                row.flag("notes"),
                EnumCode.read(State.class, row.text("state")),
                row.bigint("lines"),
                row.bigintOrNull("expected"),
                row.bigintOrNull("bytes"),
                row.textOrNull("problem"),
                finished);
    }
}
