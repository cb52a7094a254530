// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Problem at one place of a file.
 *
 * @param line as a spreadsheet counts it, from 1; of JSON the rank of the object
 * @param column as the file names it, empty when it is the row as a whole; the field of the problem where none is given, as in JSON
 * @param value of the file, as {@link #shown}
 * @param problem its field is the code of what the column holds
 */
public record RowProblem(
        int line,
        @JsonIgnore @Nullable String column,
        String value,
        @JsonUnwrapped Problem problem) {
    private static final int SHOWN = 120;

    /**
     * A problem of a column that is named as its field.
     *
     * @param more arguments of the sentence, after 0 the column and 1 the value
     */
    public static RowProblem of(int line, String column, String value, String code, Object... more) {
        var shown = shown(value);
        var args = Stream.concat(Stream.of(column, shown), Stream.of(more)).toList();
        return new RowProblem(line, column, shown, new Problem(column, code, args, null));
    }

    @Override
    public String column() {
        return column == null ? problem.field() : column;
    }

    /** Text of a file in one line, cut when it is long. */
    public static String shown(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
