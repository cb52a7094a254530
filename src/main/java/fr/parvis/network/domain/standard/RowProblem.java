// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import java.util.List;
import java.util.stream.Stream;

/**
 * Problem at one place of a file.
 *
 * @param line line of the file (CSV) or rank of the object (JSON), from 1
 * @param field column of the standard, or empty when the row as a whole is wrong
 * @param value of the file, shortened when long
 * @param messageKey key of the sentence that says what is wrong and what to do
 * @param args of the sentence: 0 the column, 1 the value, then what is particular to it
 */
public record RowProblem(int line, String field, String value, String messageKey, List<String> args) {

    private static final int SHOWN = 120;

    public RowProblem {
        args = List.copyOf(args);
    }

    static RowProblem of(int line, String field, String value, String messageKey, String... more) {
        String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        return new RowProblem(
                line,
                field,
                shown,
                messageKey,
                Stream.concat(Stream.of(field, shown), Stream.of(more)).toList());
    }
}
