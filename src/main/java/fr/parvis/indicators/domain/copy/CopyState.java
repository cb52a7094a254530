// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.database.ResultRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Progress of a copy.
 *
 * @param horizon all rows of transactions below it are applied
 * @param applied rows of transactions from the horizon on that are applied, too
 * @param fedAt time when that was so
 * @param witness a row that was applied and must still be found; null where there was none
 * @param fed rows that were applied since it was made: their facts stand at the end, not in order
 */
record CopyState(
        long horizon,
        Set<Applied> applied,
        Instant fedAt,
        @Nullable Applied witness,
        long fed) {
    /** A row of the outbox. */
    record Applied(long tx, long seq) {}

    CopyState {
        applied = Set.copyOf(applied);
    }

    static CopyState read(JdbcClient copy) {
        Map<String, String> texts = new HashMap<>();
        copy.sql("select name, text from state")
                .query(ResultRow.each(row -> texts.put(row.text("name"), row.text("text"))));
        var horizon = texts.get("horizon");
        var fedAt = texts.get("fed_at");
        if (horizon == null || fedAt == null) throw new CopyFailed("it was not made to its end", null);
        var applied = new HashSet<Applied>();
        copy.sql("select tx, seq from applied")
                .query(ResultRow.each(row -> applied.add(new Applied(row.bigint("tx"), row.bigint("seq")))));
        var tx = texts.get("witness_tx");
        var seq = texts.get("witness_seq");
        return new CopyState(
                Long.parseLong(horizon),
                applied,
                Instant.parse(fedAt),
                tx == null || seq == null ? null : new Applied(Long.parseLong(tx), Long.parseLong(seq)),
                Long.parseLong(texts.getOrDefault("fed", "0")));
    }

    void write(CopyFile.Writing copy) {
        copy.statements().sql("delete from state").update();
        copy.statements().sql("delete from applied").update();
        copy.append(
                "main",
                "applied",
                rows -> applied.forEach(one -> rows.row(row -> {
                    row.append(one.tx());
                    row.append(one.seq());
                })));
        copy.append("main", "state", rows -> {
            text(rows, "horizon", Long.toString(horizon));
            text(rows, "fed_at", fedAt.toString());
            text(rows, "fed", Long.toString(fed));
            if (witness != null) {
                text(rows, "witness_tx", Long.toString(witness.tx()));
                text(rows, "witness_seq", Long.toString(witness.seq()));
            }
        });
    }

    private static void text(CopyFile.Rows rows, String name, String text) {
        rows.row(row -> {
            row.append(name);
            row.append(text);
        });
    }
}
