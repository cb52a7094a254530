// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import fr.parvis.files.Spreadsheet;
import fr.parvis.files.table.TextProblem;
import fr.parvis.files.table.TextTable;
import fr.parvis.network.domain.standard.StandardReader.Layout;
import fr.parvis.network.domain.standard.StandardReader.Limits;
import fr.parvis.network.domain.standard.StandardReader.Reason;
import fr.parvis.network.domain.standard.StandardReader.Rows;
import fr.parvis.network.domain.standard.StandardReader.Unreadable;
import fr.parvis.values.RowProblem;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads the rows of a CSV file whose first line names the columns. */
final class CsvRows {

    private static final int MOST_COLUMNS = 500;

    private final Reader text;
    private final PlaceCheck check;
    private final Limits limits;
    private final SeenIds ids = new SeenIds();

    CsvRows(Reader text, PlaceCheck check, Limits limits) {
        this.text = text;
        this.check = check;
        this.limits = limits;
    }

    Rows read(Consumer<Row> taker) throws IOException {
        try (var table = TextTable.open(text, name -> StandardField.named(name).isPresent())) {
            if (!table.next()) {
                throw new Unreadable(Reason.NO_KNOWN_COLUMN, "");
            }
            Columns columns = columns(table.cells());
            int rows = 0;
            while (table.next()) {
                List<String> raw =
                        table.cells().stream().map(Spreadsheet::unescapeFormula).toList();
                if (raw.stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (rows++ == limits.rows()) {
                    throw new Unreadable(Reason.TOO_MANY_ROWS, String.valueOf(limits.rows()));
                }
                taker.accept(row(table.line(), raw, columns));
            }
            return new Rows(Layout.CSV, table.separator(), columns.names(), columns.ignored());
        } catch (TextProblem e) {
            throw switch (e.kind()) {
                case BROKEN -> new Unreadable(Reason.BROKEN_CSV, e.line());
                case TOO_WIDE -> new Unreadable(Reason.NO_KNOWN_COLUMN, "");
            };
        }
    }

    private Columns columns(List<String> header) throws Unreadable {
        if (header.size() > MOST_COLUMNS) {
            throw new Unreadable(Reason.NO_KNOWN_COLUMN, "");
        }
        Columns columns = new Columns();
        header.forEach(name -> columns.add(name.strip()));
        if (!columns.knowsAny()) {
            String found = header.stream().limit(5).collect(Collectors.joining(", "));
            throw new Unreadable(Reason.NO_KNOWN_COLUMN, RowProblem.shown(found));
        }
        String missing = StandardField.listRequired().stream()
                .filter(field -> !columns.has(field))
                .map(StandardField::column)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new Unreadable(Reason.MISSING_COLUMNS, missing);
        }
        return columns;
    }

    private Row row(int line, List<String> raw, Columns columns) {
        boolean beyond = raw.stream().skip(columns.size()).anyMatch(value -> !value.isBlank());
        if (beyond) {
            // every value may be in the wrong column: what else is wrong would mislead
            RowProblem shifted = RowProblem.of(
                    line,
                    "",
                    raw.getLast(),
                    "network.import.row.shifted",
                    String.valueOf(raw.size()),
                    String.valueOf(columns.size()));
            return new Row.Refused(line, raw, List.of(shifted), List.of());
        }
        Map<StandardField, String> values = columns.byField(raw);
        return check.check(line, raw, values, ids.problems(line, values));
    }
}
