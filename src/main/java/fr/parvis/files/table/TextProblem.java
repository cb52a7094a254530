// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

/** Why a text is not read to its end as a table, and on which line. Nothing of the file is in it. */
public final class TextProblem extends Exception {
    private static final long serialVersionUID = 1;

    /** Kind of problem. */
    public enum Kind {
        /** A quotation mark that is not closed. */
        BROKEN,
        /** A line of more cells than any table has. */
        TOO_WIDE
    }

    private final Kind kind;
    private final String line;

    TextProblem(Kind kind, String line) {
        super(kind.name(), null, false, false);
        this.kind = kind;
        this.line = line;
    }

    public Kind kind() {
        return kind;
    }

    /** Where the parser gave up; empty when it does not say. */
    public String line() {
        return line;
    }
}
