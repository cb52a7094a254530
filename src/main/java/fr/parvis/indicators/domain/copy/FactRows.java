// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.database.ResultRow;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.domain.FactTables;
import fr.parvis.indicators.domain.copy.CopiedColumn.Kind;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Facts of the association in scope as rows of the database's binary format ({@code copy … to stdout (format binary)}), the quickest way out of it: fields
 * in the order of the columns that are read, each its length in bytes, -1 for null, and its bytes. Policies hold as for any statement.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FactRows {
    /** Bytes of the signature and the flags; the length of what may follow them comes next. */
    private static final int HEADER = 15;

    private static final int END = -1;

    /** Memory for each sort of an association's facts: what an ordinary one did in some years fits. */
    private static final String SORTED = "32MB";

    private final JdbcTemplate database;

    FactRows(JdbcTemplate database) {
        this.database = database;
    }

    /** Lets the statements of this transaction sort and join in memory what they would otherwise write to the disk and read again. */
    void sortInMemory() {
        database.execute("select set_config('work_mem', '" + SORTED + "', true)"
                + " where pg_size_bytes(current_setting('work_mem')) < pg_size_bytes('" + SORTED + "')");
    }

    /** All facts of a kind, by day. */
    void all(Fact fact, UUID association, Consumer<ByteBuffer> row) {
        rows(select(fact) + " where f.association = '" + association + "' order by f.day", row);
    }

    /** Facts of one day. */
    void ofDay(Fact fact, UUID association, LocalDate day, Consumer<ByteBuffer> row) {
        rows(select(fact) + " where f.association = '" + association + "' and f.day = '" + day + "'", row);
    }

    /** Facts of some visits. */
    void ofVisits(Fact fact, UUID association, List<UUID> visits, Consumer<ByteBuffer> row) {
        rows(select(fact) + " where f.association = '" + association + "' and f.id in " + list(visits), row);
    }

    /** The numbers of visits, also of those that were cancelled. */
    List<Long> numbers(UUID association, List<UUID> visits) {
        return database.queryForList(
                "select no from visits.numbered_visit where association = '" + association + "' and id in "
                        + list(visits),
                Long.class);
    }

    /**
     * Points with their communes, communes with their departments, themes with their families.
     *
     * @param columns parted by commas
     */
    void dimension(String table, String columns, Consumer<@Nullable String[]> line) {
        int number = columns.split(",").length;
        database.query("select " + columns + " from indicators." + table + " order by 1", ResultRow.each(row -> {
            var fields = new @Nullable String[number];
            for (int i = 0; i < number; i++) fields[i] = row.textOrNull(i + 1);
            line.accept(fields);
        }));
    }

    private static String list(List<UUID> ids) {
        return ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ", "(", ")"));
    }

    private static String select(Fact fact) {
        return CopiedColumn.of(fact).stream()
                .filter(column -> column.kind() != Kind.OF_DAY)
                .map(column -> "f." + column.name())
                .collect(Collectors.joining(", ", "select ", " from " + FactTables.of(fact) + " f"));
    }

    private void rows(String select, Consumer<ByteBuffer> row) {
        database.execute((ConnectionCallback<Boolean>) connection -> {
            read(connection.unwrap(PGConnection.class), select, row);
            return true;
        });
    }

    private static void read(PGConnection connection, String select, Consumer<ByteBuffer> row) throws SQLException {
        var out = connection.getCopyAPI().copyOut("copy (" + select + ") to stdout (format binary)");
        try {
            boolean isFirst = true;
            for (var bytes = out.readFromCopy(); bytes != null; bytes = out.readFromCopy()) {
                var read = ByteBuffer.wrap(bytes);
                if (isFirst) read.position(HEADER + Integer.BYTES + read.getInt(HEADER));
                isFirst = false;
                if (read.getShort() != END) row.accept(read);
            }
        } finally {
            if (out.isActive()) out.cancelCopy();
        }
    }
}
