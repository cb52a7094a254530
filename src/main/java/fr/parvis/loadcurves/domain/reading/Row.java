// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import fr.parvis.values.FoldedText;

/** One line of a file cut into fields, without a string for each: the same object is reused for 150,000 lines. */
final class Row {
    static final double BLANK = Double.NaN;

    /** No number stands there. */
    static final double BAD = Double.NEGATIVE_INFINITY;

    static final int NAIVE = Integer.MIN_VALUE;
    private static final int MOST_FIELDS = 80;

    /** Workbooks keep 45.1 as 45.10000000000001. */
    private static final int MOST_DECIMALS = 17;

    private final char[] text;
    private int length;
    private final int[] from = new int[MOST_FIELDS];
    private final int[] to = new int[MOST_FIELDS];
    private int size;

    /** Fields with the empty ones at the end. */
    int cells;

    /** Empty fields before the table, left out when a line is cut: columns may begin anywhere. */
    int shift;

    int line;

    /** Whether the line has an end; the last one of a file may not. */
    boolean finished = true;

    /** Result of {@link #stamp}: local seconds, and the offset in seconds or {@link #NAIVE}. */
    long local;

    int offset;
    boolean dateOnly;

    /** Dates before that year are none. */
    int firstYear = Paris.FIRST_YEAR;

    Row(int longest) {
        text = new char[longest];
    }

    void clear() {
        length = 0;
        size = 0;
    }

    boolean add(char c) {
        if (length == text.length) return false;
        text[length++] = c;
        return true;
    }

    boolean blank() {
        for (int i = 0; i < length; i++) if (text[i] > ' ' && text[i] != ';') return false;
        return true;
    }

    /** Cuts at semicolons or tabulators; spaces and quotation marks around a field fall away, empty fields at the end too. */
    void cut(char separator) {
        size = 0;
        int begin = 0;
        int left = shift;
        for (int i = 0; i <= length; i++) {
            if (i < length && text[i] != separator) continue;
            if (left > 0) {
                left--;
                begin = i + 1;
                continue;
            }
            if (size == MOST_FIELDS) break;
            int a = begin;
            int b = i;
            while (a < b && text[a] <= ' ') a++;
            while (b > a && text[b - 1] <= ' ') b--;
            if (b - a >= 2 && text[a] == '"' && text[b - 1] == '"') {
                a++;
                b--;
            }
            from[size] = a;
            to[size++] = b;
            begin = i + 1;
        }
        cells = size;
        while (size > 0 && from[size - 1] == to[size - 1]) size--;
    }

    /** Cuts a line that may begin a table: what is empty before it is empty on all lines of the table. */
    void cutHead(char separator) {
        shift = 0;
        cut(separator);
        while (shift < size && from[shift] == to[shift]) shift++;
        if (shift > 0) cut(separator);
    }

    int size() {
        return size;
    }

    int length(int i) {
        return i >= 0 && i < size ? to[i] - from[i] : 0;
    }

    boolean contains(char c) {
        for (int i = 0; i < length; i++) if (text[i] == c) return true;
        return false;
    }

    /** The whole line as it is shown to somebody. */
    String shown() {
        return new String(text, 0, Math.min(length, 120));
    }

    String field(int i) {
        return i >= 0 && i < size ? new String(text, from[i], to[i] - from[i]) : "";
    }

    /** Small letters without accents or double spaces: how names of columns are compared. */
    String name(int i) {
        return plain(field(i));
    }

    /** First letter of the first field; a space when there is none. */
    char first() {
        return length(0) == 0 ? ' ' : text[from[0]];
    }

    boolean is(int i, String word) {
        int n = length(i);
        if (n != word.length()) return false;
        for (int k = 0; k < n; k++) if (text[from[i] + k] != word.charAt(k)) return false;
        return true;
    }

    static String plain(String text) {
        return FoldedText.unaccented(text)
                .replace('\u00a0', ' ')
                .replaceAll("\\s+", " ")
                .strip();
    }

    /**
     * A number with a point or a comma; {@link #BLANK} when nothing stands there, {@link #BAD} when it is none. More than 12 digits are
     * no measurement.
     */
    double number(int i) {
        int n = length(i);
        if (n == 0) return BLANK;
        int at = from[i];
        int end = to[i];
        if (n == 2 && (text[at] | 32) == 'n' && (text[at + 1] | 32) == 'a') return BLANK;
        boolean negative = text[at] == '-';
        if (negative) at++;
        long whole = 0;
        int digits = 0;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            whole = whole * 10 + (text[at++] - '0');
            if (++digits > 12) return BAD;
        }
        if (digits == 0) return BAD;
        double value = whole;
        if (at < end && (text[at] == '.' || text[at] == ',')) {
            at++;
            double unit = 0.1;
            int decimals = 0;
            while (at < end && text[at] >= '0' && text[at] <= '9') {
                value += unit * (text[at++] - '0');
                unit /= 10;
                if (++decimals > MOST_DECIMALS) return BAD;
            }
            if (decimals == 0) return BAD;
        }
        if (at != end) return BAD;
        return negative ? -value : value;
    }

    private int digits(int at, int n) {
        int value = 0;
        for (int k = 0; k < n; k++) {
            char c = text[at + k];
            if (c < '0' || c > '9') return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    }

    /** A date of eight digits, {@code 20260131}, as weather services write them. */
    boolean day(int i) {
        if (length(i) != 8) return false;
        int year = digits(from[i], 4);
        int month = digits(from[i] + 4, 2);
        int dayOfMonth = digits(from[i] + 6, 2);
        if (year < firstYear || year > Paris.LAST_YEAR || month < 1 || month > 12 || dayOfMonth < 1) return false;
        if (dayOfMonth > daysOf(year, month)) return false;
        local = epochDay(year, month, dayOfMonth) * (long) Paris.DAY;
        return true;
    }

    /**
     * A date and hour: {@code 2020-08-20T23:40:00+02:00}, the same without an offset or with a space, {@code 20/08/2020 23:40}, or a date
     * alone. Nothing else: a stamp that is cut is no stamp.
     */
    boolean stamp(int i) {
        int n = length(i);
        if (n < 10) return false;
        int at = from[i];
        int year;
        int month;
        int dayOfMonth;
        if (text[at + 4] == '-' && text[at + 7] == '-') {
            year = digits(at, 4);
            month = digits(at + 5, 2);
            dayOfMonth = digits(at + 8, 2);
        } else if (text[at + 2] == '/' && text[at + 5] == '/') {
            dayOfMonth = digits(at, 2);
            month = digits(at + 3, 2);
            year = digits(at + 6, 4);
        } else {
            return false;
        }
        if (year < firstYear || year > Paris.LAST_YEAR || month < 1 || month > 12 || dayOfMonth < 1) return false;
        if (dayOfMonth > daysOf(year, month)) return false;
        local = epochDay(year, month, dayOfMonth) * (long) Paris.DAY;
        offset = NAIVE;
        dateOnly = n == 10;
        if (dateOnly) return true;
        if (n < 16 || (text[at + 10] != 'T' && text[at + 10] != ' ')) return false;
        if (!hour(at + 11, Math.min(n - 11, 8))) return false;
        int k = n >= 19 && text[at + 16] == ':' ? 19 : 16;
        return k == n || zone(at + k, n - k);
    }

    /** An hour alone, added to the date that was found before. */
    boolean hourOf(int i) {
        int n = length(i);
        return (n == 5 || n == 8) && hour(from[i], n);
    }

    private boolean hour(int at, int n) {
        if (n < 5 || text[at + 2] != ':') return false;
        int hours = digits(at, 2);
        int minutes = digits(at + 3, 2);
        int seconds = 0;
        if (n >= 8 && text[at + 5] == ':') seconds = digits(at + 6, 2);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) return false;
        local += hours * 3600L + minutes * 60L + seconds;
        return true;
    }

    private boolean zone(int at, int n) {
        if (n == 1 && text[at] == 'Z') {
            offset = 0;
            return true;
        }
        if (n != 6 || text[at + 3] != ':' || (text[at] != '+' && text[at] != '-')) return false;
        int hours = digits(at + 1, 2);
        int minutes = digits(at + 4, 2);
        if (hours < 0 || hours > 14 || minutes != 0) return false;
        offset = (text[at] == '-' ? -1 : 1) * hours * 3600;
        return true;
    }

    private static int daysOf(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Days since 1970 in the proleptic Gregorian calendar (as {@link java.time.LocalDate#toEpochDay}). */
    private static int epochDay(int year, int month, int dayOfMonth) {
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400;
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + dayOfMonth - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }
}
