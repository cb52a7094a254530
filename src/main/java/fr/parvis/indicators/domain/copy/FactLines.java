// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.indicators.Fact;
import fr.parvis.indicators.domain.FactTables;
import fr.parvis.indicators.domain.copy.CopiedColumn.Kind;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
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
 * Facts of the association in scope as lines of the database's own text format ({@code copy … to stdout}), the quickest way out of it; policies hold as
 * for any statement.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FactLines {
    private final JdbcTemplate database;

    FactLines(JdbcTemplate database) {
        this.database = database;
    }

    /** All facts of a kind, by day. */
    void all(Fact fact, UUID association, Consumer<@Nullable String[]> line) {
        lines(select(fact) + " where f.association = '" + association + "' order by f.day", line);
    }

    /** Those of one day. */
    void ofDay(Fact fact, UUID association, LocalDate day, Consumer<@Nullable String[]> line) {
        lines(select(fact) + " where f.association = '" + association + "' and f.day = '" + day + "'", line);
    }

    /** Those of some visits. */
    void ofVisits(Fact fact, UUID association, List<UUID> visits, Consumer<@Nullable String[]> line) {
        lines(select(fact) + " where f.association = '" + association + "' and f.id in " + list(visits), line);
    }

    /** The numbers of visits, also of those that were cancelled. */
    List<Long> numbers(UUID association, List<UUID> visits) {
        var numbers = new ArrayList<Long>();
        lines(
                "select no from visits.numbered_visit where association = '" + association + "' and id in "
                        + list(visits),
                line -> numbers.add(Long.parseLong(java.util.Objects.requireNonNull(line[0]))));
        return numbers;
    }

    /** Points with their communes, communes with their departments, themes with their families. */
    void dimension(String table, String columns, Consumer<@Nullable String[]> line) {
        lines("select " + columns + " from indicators." + table + " order by 1", line);
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

    private void lines(String select, Consumer<@Nullable String[]> line) {
        database.execute((ConnectionCallback<Boolean>) connection -> {
            read(connection.unwrap(PGConnection.class), select, line);
            return true;
        });
    }

    private static void read(PGConnection connection, String select, Consumer<@Nullable String[]> line)
            throws SQLException {
        var out = connection.getCopyAPI().copyOut("copy (" + select + ") to stdout");
        try {
            for (var bytes = out.readFromCopy(); bytes != null; bytes = out.readFromCopy())
                line.accept(split(new String(bytes, StandardCharsets.UTF_8)));
        } finally {
            if (out.isActive()) out.cancelCopy();
        }
    }

    /** The fields of a line: parted by tabs, {@code \N} for null, a backslash before what is special. */
    static @Nullable String[] split(String line) {
        var text = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
        var fields = new ArrayList<@Nullable String>();
        int from = 0;
        while (true) {
            int tab = text.indexOf('\t', from);
            fields.add(field(tab < 0 ? text.substring(from) : text.substring(from, tab)));
            if (tab < 0) return fields.toArray(new String[0]);
            from = tab + 1;
        }
    }

    private static @Nullable String field(String raw) {
        if (raw.equals("\\N")) return null;
        if (raw.indexOf('\\') < 0) return raw;
        var read = new StringBuilder();
        boolean special = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (!special && c == '\\') {
                special = true;
                continue;
            }
            if (!special) {
                read.append(c);
                continue;
            }
            special = false;
            read.append(
                    switch (c) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        case 'b' -> '\b';
                        case 'f' -> '\f';
                        case 'v' -> '\u000b';
                        default -> c;
                    });
        }
        return read.toString();
    }
}
