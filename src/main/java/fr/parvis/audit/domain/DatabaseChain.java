// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit.domain;

import fr.parvis.audit.Chain;
import fr.parvis.database.ResultRow;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The chain, closed and verified by functions of the database that see all entries and answer numbers only. */
@Component
class DatabaseChain implements Chain {
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    DatabaseChain(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public int close() {
        int closed = 0;
        while (number("select audit.close_segment()").isPresent()) closed++;
        return closed;
    }

    @Override
    public OptionalInt firstBroken() {
        return number("select audit.first_broken_segment()");
    }

    @Override
    public int forget() {
        return number("select audit.delete_old_segments()").orElse(0);
    }

    private OptionalInt number(String sql) {
        var number = transaction.execute(_ -> database.sql(sql)
                .query(ResultRow.map(row -> row.textOrNull(1)))
                .list()
                .getFirst());
        return number == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number));
    }

    @Override
    @Transactional(readOnly = true)
    public State state() {
        return database.sql("""
                        select count(*)::int as segments, count(deleted_at)::int as deleted, coalesce(sum(entries), 0) as entries,
                               coalesce((select encode(hash, 'hex') from audit.segment order by no desc limit 1), '') as last_hash
                        from audit.segment""").query(State.class).single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Segment> list(int most) {
        return database.sql("""
                        select no, entries, closed_at, hash, deleted_at is not null as deleted
                        from audit.segment order by no desc limit :most""")
                .param("most", most)
                .query(ResultRow.map(row -> new Segment(
                        row.integer("no"),
                        row.integer("entries"),
                        row.instant("closed_at"),
                        HexFormat.of().formatHex(row.bytesOrNull("hash")),
                        row.flag("deleted"))))
                .list();
    }
}
