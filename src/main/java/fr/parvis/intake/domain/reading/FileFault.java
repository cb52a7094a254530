// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain.reading;

/** Reason why a file cannot be imported. */
public enum FileFault {
    EMPTY,
    NO_LINE,
    TOO_HEAVY,
    TOO_MANY_ROWS,
    SWOLLEN,
    LONG_CELL,
    LONG_ROW,
    TOO_MANY_SHEETS,
    /** Too many workbooks are read at this moment. */
    BUSY,
    /** Its reading did not end, twice. */
    STOPPED,
    PDF,
    PICTURE,
    OLD_WORKBOOK,
    OPEN_DOCUMENT,
    ARCHIVE,
    BROKEN_WORKBOOK,
    NO_TEXT,
    WEB_PAGE,
    /** A quotation mark is not closed. */
    BROKEN,
    NO_KNOWN_COLUMN,
    NO_REFERENCE_COLUMN,
    NOTHING_GOOD,
    /** There is no such arrangement. */
    UNKNOWN,
    /** The arrangement has not begun or is over. */
    NOT_RUNNING;

    /** Whether nothing is wrong with the file: it may be read in a minute. */
    public boolean isForNow() {
        return this == BUSY;
    }

    /** Whether somebody who says which column is which may make a list of it. */
    public boolean mayBeCorrected() {
        return this == NO_KNOWN_COLUMN || this == NO_REFERENCE_COLUMN || this == NOTHING_GOOD;
    }
}
