// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.indicators.Fact;
import fr.parvis.visits.Visit;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of the facts, noted in the act's transaction and read by a copy in the network's scope. A row says what to read anew; reading
 * it twice gives the same.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Outbox {
    /** How long rows are kept; a copy that is further behind starts anew. */
    public static final int DAYS = 7;

    /**
     * A change.
     *
     * @param tx number of the transaction that wrote it
     * @param fact {@code visit}, {@code activity} …
     * @param subject of a visit
     */
    public record Row(
            long tx,
            long seq,
            UUID association,
            String fact,
            @Nullable UUID subject,
            LocalDate day) {}

    /**
     * Rows that are seen now.
     *
     * @param horizon all transactions below it are over: their rows are among these or were seen before
     */
    public record Seen(long horizon, List<Row> rows) {}

    private final JdbcClient database;

    Outbox(JdbcClient database) {
        this.database = database;
    }

    public void visit(Visit visit) {
        add(visit.association(), "visit", visit.id(), visit.day());
    }

    public void day(UUID association, Fact fact, LocalDate day) {
        add(association, FactTables.name(fact), null, day);
    }

    private void add(UUID association, String fact, @Nullable UUID subject, LocalDate day) {
        database.sql("""
                        insert into indicators.outbox (association, fact, subject, day)
                        values (:association, :fact, :subject::uuid, :day)""")
                .param("association", association)
                .param("fact", fact)
                .param("subject", subject)
                .param("day", day)
                .update();
    }

    /** Rows of transactions that were not over at an earlier horizon, in one look with the horizon of now. */
    public Seen since(long horizon) {
        var rows = database.sql("""
                        select tx::text as tx, seq, association, fact, subject, day from indicators.outbox
                        where tx >= :horizon::text::xid8 order by seq""")
                .param("horizon", Long.toUnsignedString(horizon))
                .query(ResultRow.map(row -> new Row(
                        Long.parseUnsignedLong(row.text("tx")),
                        row.bigint("seq"),
                        row.uuid("association"),
                        row.text("fact"),
                        row.uuidOrNull("subject"),
                        row.day("day"))))
                .list();
        return new Seen(horizon(), rows);
    }

    /** Below it all transactions are over. Read in the snapshot of the caller's transaction, which must be one for all. */
    public long horizon() {
        return Long.parseUnsignedLong(database.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
                .query(String.class)
                .single());
    }

    /** The transaction that wrote a row; nothing when there is no such row. */
    public Optional<Long> writerOf(long tx, long seq) {
        return database.sql("select tx::text from indicators.outbox where tx = :tx::text::xid8 and seq = :seq")
                .param("tx", Long.toUnsignedString(tx))
                .param("seq", seq)
                .query(String.class)
                .optional()
                .map(Long::parseUnsignedLong);
    }

    /** Deletes what is a week old; in the network's scope. */
    public int forget() {
        return database.sql("delete from indicators.outbox where at < now() - make_interval(days => :days)")
                .param("days", DAYS)
                .update();
    }
}
