// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.indicators.Fact;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns lines of facts into rows of the copy: codes become numbers, and a day its month, quarter, year and day of the week. */
final class CopiedRows implements Consumer<@Nullable String[]> {
    private static final int MONTHS = 100;
    private static final int QUARTERS = 10;

    private final List<CopiedColumn> columns;
    private final CopyCodes codes;
    private final CopyFile.Rows rows;

    /** Lines come in the order of days: the last one is often the same. */
    private String lastDay = "";

    private LocalDate day = LocalDate.EPOCH;
    private long written;

    CopiedRows(Fact fact, CopyCodes codes, CopyFile.Rows rows) {
        this.columns = CopiedColumn.of(fact);
        this.codes = codes;
        this.rows = rows;
    }

    long written() {
        return written;
    }

    @Override
    public void accept(@Nullable String[] line) {
        rows.row(row -> {
            int i = 0;
            for (var column : columns) {
                if (column.kind() == CopiedColumn.Kind.OF_DAY) {
                    row.append(ofDay(column.name()));
                    continue;
                }
                var text = line[i++];
                var list = column.list();
                if (text == null) row.appendNull();
                else if (list != null) row.append(codes.number(list, text));
                else
                    switch (column.kind()) {
                        case NUMBER -> row.append(Long.parseLong(text));
                        case DAY -> row.appendDay((int) read(text).toEpochDay());
                        default -> row.append(Integer.parseInt(text));
                    }
            }
        });
        written++;
    }

    private LocalDate read(String text) {
        if (!text.equals(lastDay)) {
            day = LocalDate.parse(text);
            lastDay = text;
        }
        return day;
    }

    private int ofDay(String name) {
        return switch (name) {
            case "month" -> day.getYear() * MONTHS + day.getMonthValue();
            case "quarter" -> day.getYear() * QUARTERS + day.get(IsoFields.QUARTER_OF_YEAR);
            case "year" -> day.getYear();
            case "weekday" -> day.getDayOfWeek().getValue();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
