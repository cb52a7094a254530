// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

/** Why a workbook is not read, and where. Nothing of the file is in it. */
public final class WorkbookProblem extends Exception {
    private static final long serialVersionUID = 1;

    /** Kind of problem. */
    public enum Kind {
        /** A zip that is no workbook. */
        ARCHIVE,
        /** An OpenDocument file that is no workbook, but a text or a presentation. */
        OPEN_DOCUMENT,
        /** Cut, damaged, or written by nothing that writes workbooks. */
        BROKEN,
        /** More than any table comes to. */
        SWOLLEN,
        TOO_MANY_SHEETS,
        /** A cell with more letters than any value has. */
        LONG_CELL,
        LONG_ROW,
        /** Others are being read, and it would take too long to wait. */
        BUSY
    }

    private final Kind kind;
    private final String where;

    WorkbookProblem(Kind kind, String where) {
        super(kind.name(), null, false, false);
        this.kind = kind;
        this.where = where;
    }

    WorkbookProblem(Kind kind) {
        this(kind, "");
    }

    public Kind kind() {
        return kind;
    }

    /** Name of a cell or number of a row; empty when it is the file as a whole. */
    public String where() {
        return where;
    }
}
