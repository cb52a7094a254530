package fr.parvis.loadcurves.domain.reading;

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
    NO_TEMPERATURES;

    /** The end of the key of its sentences. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
