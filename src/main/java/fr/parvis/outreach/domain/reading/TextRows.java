package fr.parvis.outreach.domain.reading;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows of a text: UTF-8 with or without its mark, UTF-16 of either kind, or Windows-1252; semicolons, commas, tabs or bars. */
final class TextRows {
    private static final char[] SEPARATORS = {';', '\t', ',', '|'};
    private static final int LOOKED_AT = 64 * 1024;
    private static final int LINES_COMPARED = 20;

    /** Exports of large systems have some hundreds of columns. */
    private static final int MOST_CELLS = 2000;

    private TextRows() {}

    static void read(byte[] file, FileRows.Taker taker) throws Unreadable {
        int mark = mark(file);
        var charset = charset(file, mark);
        try (var text = new BufferedReader(
                new InputStreamReader(new ByteArrayInputStream(file, mark, file.length - mark), charset), LOOKED_AT)) {
            int before = 0;
            var head = peek(text);
            refuseNoText(head);
            if (head.matches("(?is)\\s*sep=.[\\r\\n].*")) {
                // the line by which Excel tells itself the separator
                text.readLine();
                before = 1;
                head = peek(text);
            }
            read(text, separator(head), before, taker);
        } catch (TooWide e) {
            throw new Unreadable("no-text");
        } catch (CSVException e) {
            throw broken(e);
        } catch (UncheckedIOException e) {
            var cause = e.getCause();
            throw cause == null || cause instanceof TooWide ? new Unreadable("no-text") : broken(cause);
        } catch (IOException e) {
            throw new Unreadable("no-text");
        }
    }

    private static void read(BufferedReader text, char separator, int before, FileRows.Taker taker)
            throws IOException, Unreadable {
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(separator != '\t')
                .setIgnoreEmptyLines(true)
                .setTrailingData(true)
                .get();
        try (var parser = CSVParser.parse(new Narrow(text, separator), format)) {
            for (CSVRecord record : parser) {
                var cells = record.toList();
                taker.take(firstLine(parser, cells, before), cells);
            }
        }
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

    private static Unreadable broken(IOException e) {
        return new Unreadable("broken", String.valueOf(e.getMessage()).replaceAll("\\D*(\\d+).*", "$1"));
    }

    /** The parser tells the line where a record ends: values on several lines are counted back. */
    private static int firstLine(CSVParser parser, List<String> cells, int before) {
        long inside = 0;
        for (var value : cells)
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '\n' || (c == '\r' && (i + 1 == value.length() || value.charAt(i + 1) != '\n'))) inside++;
            }
        return Math.toIntExact(before + parser.getCurrentLineNumber() - inside);
    }

    private static int mark(byte[] file) {
        if (at(file, 0) == 0xef && at(file, 1) == 0xbb && at(file, 2) == 0xbf) return 3;
        if ((at(file, 0) == 0xff && at(file, 1) == 0xfe) || (at(file, 0) == 0xfe && at(file, 1) == 0xff)) return 2;
        return 0;
    }

    private static Charset charset(byte[] file, int mark) {
        if (mark == 3) return StandardCharsets.UTF_8;
        if (mark == 2) return at(file, 0) == 0xff ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        int even = 0;
        int odd = 0;
        int looked = Math.min(file.length, 200);
        for (int i = 0; i < looked; i++)
            if (file[i] == 0)
                if (i % 2 == 0) even++;
                else odd++;
        if (odd > looked / 4 && even == 0) return StandardCharsets.UTF_16LE;
        if (even > looked / 4 && odd == 0) return StandardCharsets.UTF_16BE;
        return isUtf8(file) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    }

    private static boolean isUtf8(byte[] file) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var from = ByteBuffer.wrap(file);
        var to = CharBuffer.allocate(8192);
        while (true) {
            var result = decoder.decode(from, to, true);
            if (result.isError()) return false;
            if (result.isUnderflow()) return true;
            to.clear();
        }
    }

    private static int at(byte[] file, int index) {
        return index < file.length ? file[index] & 0xff : -1;
    }

    private static String peek(BufferedReader text) throws IOException {
        text.mark(LOOKED_AT);
        var head = new char[LOOKED_AT - 1];
        int n = 0;
        for (int some = text.read(head, 0, head.length); some > 0 && n + some <= head.length; ) {
            n += some;
            some = n == head.length ? -1 : text.read(head, n, head.length - n);
        }
        text.reset();
        return new String(head, 0, n);
    }

    private static void refuseNoText(String head) throws Unreadable {
        if (head.isBlank()) throw new Unreadable("empty");
        long signs = head.chars()
                .filter(c -> (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0xfffd)
                .count();
        if (signs > head.length() / 50) throw new Unreadable("no-text");
        var start = head.stripLeading();
        if (start.startsWith("<")) throw new Unreadable("web-page");
    }

    /** The one that cuts the most first lines into the same number of cells, the more the better. */
    static char separator(String head) {
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
}
