// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import org.jspecify.annotations.Nullable;

/**
 * One cell of a workbook.
 *
 * @param text text shown; a number with a point, without an exponent; of a formula its result
 * @param formula formula that computes it; null in most cells
 */
public record Cell(Kind kind, String text, @Nullable String formula) {
    static final Cell BLANK = new Cell(Kind.TEXT, "", null);

    /** Kind of content of a cell. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** {@code 1} or {@code 0}. */
        BOOLEAN
    }
}
