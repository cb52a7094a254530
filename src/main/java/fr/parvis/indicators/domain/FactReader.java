// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import fr.parvis.database.ResultRow;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.BiConsumer;

/** Runs statements on the facts of one state. */
public interface FactReader {
    /** Hands over each row: codes, empty for null, and values. */
    void read(FactStatement statement, BiConsumer<List<String>, long[]> row);

    /** A code of {@code DAY}; a day on which nothing was done for what is none. */
    static LocalDate day(String code) {
        try {
            return LocalDate.parse(code);
        } catch (DateTimeParseException e) {
            return LocalDate.of(1, 1, 1);
        }
    }

    /** A code of another piece of time; a number that none has for what is none. */
    static int number(String code) {
        try {
            return Integer.parseInt(code);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static long[] values(FactStatement statement, ResultRow result) {
        var values = new long[statement.indicators().size()];
        for (int i = 0; i < values.length; i++) values[i] = result.bigint("m" + i);
        return values;
    }
}
