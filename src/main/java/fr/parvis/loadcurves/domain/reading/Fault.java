// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import fr.parvis.values.EnumCode;

/** Why a file is refused; each has its sentence and what to do. */
public enum Fault {
    EMPTY,
    TOO_LARGE,
    TOO_MANY_ROWS,
    NOT_TEXT,
    NOT_A_CURVE,
    NO_HEADER,
    WRONG_SEPARATOR,
    UNKNOWN_UNIT,
    UNIT_DOES_NOT_FIT,
    PRODUCTION,
    UNKNOWN_MEASURE,
    COMPOSITE,
    TWO_METERS,
    UNREADABLE_ROWS,
    SERIAL_TIME,
    IRREGULAR_STEP,
    STEP_DOES_NOT_FIT,
    SINGLE_POINT,
    NOTHING_CONSUMED,
    IMPLAUSIBLE,
    COLUMNS_MOVED,
    ONLY_PEAKS,
    BROKEN_WORKBOOK,
    /** A zip of several files, as EDF gives them out. */
    ARCHIVE,
    OLD_WORKBOOK,
    LONG_CELL,
    /** Other workbooks are being read. */
    BUSY,
    /** Sums of months only. */
    MONTHLY,
    /** Registers as a supplier lists them: without the calendars that say what each counts. */
    SUPPLIER_INDEX,
    NO_TEMPERATURES;

    /** Whether it is said of the file, whatever stands on its other sheets. */
    boolean ofWholeFile() {
        return this == TOO_LARGE || this == BROKEN_WORKBOOK;
    }

    /** The end of the key of its sentences. */
    public String key() {
        return EnumCode.of(this);
    }
}
