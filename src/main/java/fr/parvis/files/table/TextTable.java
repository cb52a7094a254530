// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table in a text, row by row: cells between semicolons, commas, tabs or bars, quoted where they hold one of them or several lines. */
public final class TextTable implements AutoCloseable {
    private static final char[] SEPARATORS = {';', '\t', ',', '|'};
    private static final int LINES_COMPARED = 20;

    /** Letters from which the separator is told. */
    private static final int LOOKED_AT = 64 * 1024;

    /** Exports of large systems have some hundreds of columns. */
    private static final int MOST_CELLS = 2000;

    /** The line by which Excel tells itself the separator. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("(?is)\\s*sep=.[ \\t]*[\\r\\n].*");

    private final String head;
    private final char separator;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final int linesBefore;
    private List<String> cells = List.of();

    private TextTable(BufferedReader text, Predicate<String> column) throws IOException {
        head = peek(text);
        linesBefore = SEPARATOR_LINE.matcher(head).matches() ? skipLine(text) : 0;
        separator = separator(linesBefore == 0 ? head : peek(text), column);
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(separator != '\t')
                .setIgnoreEmptyLines(true)
                .setTrailingData(true)
                .get();
        parser = CSVParser.parse(new Narrow(text, separator), format);
        records = parser.iterator();
    }

    /**
     * Begins to read.
     *
     * @param text reader that {@link #close} closes
     * @param column whether a cell of the first line is the name of a column, by which the separator is told; else it is the one that cuts
     *     most lines alike
     */
    public static TextTable open(Reader text, Predicate<String> column) throws IOException {
        return new TextTable(text instanceof BufferedReader buffered ? buffered : new BufferedReader(text), column);
    }

    /** The first letters of the text. */
    public String head() {
        return head;
    }

    public char separator() {
        return separator;
    }

    /**
     * Goes to the next row that is not empty.
     *
     * @throws IOException as the text throws it
     */
    public boolean next() throws IOException, TextProblem {
        try {
            if (!records.hasNext()) return false;
            cells = records.next().toList();
            return true;
        } catch (UncheckedIOException e) {
            throw problem(Objects.requireNonNull(e.getCause()));
        }
    }

    private static IOException problem(IOException e) throws TextProblem {
        if (e instanceof TooWide) throw new TextProblem(TextProblem.Kind.TOO_WIDE, "");
        if (e instanceof CSVException)
            throw new TextProblem(
                    TextProblem.Kind.BROKEN, String.valueOf(e.getMessage()).replaceAll("\\D*(\\d+).*", "$1"));
        return e;
    }

    public List<String> cells() {
        return cells;
    }

    /** The line on which the row begins, from 1. The parser tells where it ends: cells on several lines are counted back. */
    public int line() {
        long inside = 0;
        for (var cell : cells)
            for (int i = 0; i < cell.length(); i++) {
                char c = cell.charAt(i);
                if (c == '\n' || (c == '\r' && (i + 1 == cell.length() || cell.charAt(i + 1) != '\n'))) inside++;
            }
        return Math.toIntExact(linesBefore + parser.getCurrentLineNumber() - inside);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Skips the next line that is not blank. @return number of lines read */
    private static int skipLine(BufferedReader text) throws IOException {
        int lines = 1;
        for (var line = text.readLine(); line != null && line.isBlank(); line = text.readLine()) lines++;
        return lines;
    }

    /** The first letters of a text, left to be read. */
    private static String peek(BufferedReader text) throws IOException {
        text.mark(LOOKED_AT);
        var head = new char[LOOKED_AT - 1];
        int n = 0;
        for (int some = text.read(head, 0, head.length); some > 0; some = text.read(head, n, head.length - n))
            n += some;
        text.reset();
        return new String(head, 0, n);
    }

    private static char separator(String head, Predicate<String> column) {
        var names = head.stripLeading().lines().findFirst().orElse("");
        char best = ';';
        long most = 0;
        for (char separator : SEPARATORS) {
            long known = Pattern.compile(String.valueOf(separator), Pattern.LITERAL)
                    .splitAsStream(names)
                    .filter(column)
                    .count();
            if (known > most) {
                most = known;
                best = separator;
            }
        }
        return most > 0 ? best : separator(head);
    }

    /** The one that cuts the most first lines into the same number of cells, the more the better. */
    private static char separator(String head) {
        char best = ';';
        int most = 0;
        for (char separator : SEPARATORS) {
            var counts = new int[LINES_COMPARED];
            int lines = 0;
            boolean quoted = false;
            boolean blank = true;
            for (int i = 0; i < head.length() && lines < LINES_COMPARED; i++) {
                char c = head.charAt(i);
                if (c == '"') quoted = !quoted;
                else if ((c == '\n' || c == '\r') && !quoted) {
                    if (!blank) lines++;
                    blank = true;
                    continue;
                } else if (c == separator && !quoted) counts[lines]++;
                if (!Character.isWhitespace(c)) blank = false;
            }
            int compared = Math.min(LINES_COMPARED, lines + (blank ? 0 : 1));
            for (int i = 0; i < compared; i++) {
                int same = 0;
                for (int j = 0; j < compared; j++) if (counts[j] == counts[i]) same++;
                if (counts[i] * same > most) {
                    most = counts[i] * same;
                    best = separator;
                }
            }
        }
        return best;
    }

    /** A line of more cells than any table has is not read to its end: they would all be held at once. */
    private static final class Narrow extends FilterReader {
        private final char separator;
        private int cells;

        Narrow(Reader text, char separator) {
            super(text);
            this.separator = separator;
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            count(c);
            return c;
        }

        @Override
        public int read(char[] into, int from, int most) throws IOException {
            int n = super.read(into, from, most);
            for (int i = 0; i < n; i++) count(into[from + i]);
            return n;
        }

        private void count(int c) throws IOException {
            if (c == '\n' || c == '\r') cells = 0;
            else if (c == separator && ++cells > MOST_CELLS) throw new TooWide();
        }
    }

    private static final class TooWide extends IOException {
        private static final long serialVersionUID = 1;
    }
}
