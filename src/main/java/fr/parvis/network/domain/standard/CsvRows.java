package fr.parvis.network.domain.standard;

import fr.parvis.network.domain.standard.StandardReader.Layout;
import fr.parvis.network.domain.standard.StandardReader.Limits;
import fr.parvis.network.domain.standard.StandardReader.Reason;
import fr.parvis.network.domain.standard.StandardReader.Rows;
import fr.parvis.network.domain.standard.StandardReader.Unreadable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the rows of a CSV file whose first line names the columns. */
final class CsvRows {

    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int MOST_COLUMNS = 500;
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    private final BufferedReader text;
    private final PlaceCheck check;
    private final Limits limits;
    private final SeenIds ids = new SeenIds();
    private int linesBefore;

    CsvRows(Reader text, PlaceCheck check, Limits limits) {
        this.text = text instanceof BufferedReader buffered ? buffered : new BufferedReader(text);
        this.check = check;
        this.limits = limits;
    }

    Rows read(Consumer<Row> taker) throws IOException {
        char separator = separator();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(separator != '\t')
                .setIgnoreEmptyLines(true)
                .setTrailingData(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw new Unreadable(Reason.NO_KNOWN_COLUMN, "");
            }
            Columns columns = columns(records.next());
            int rows = 0;
            while (records.hasNext()) {
                List<String> raw = records.next().toList();
                if (raw.stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (rows++ == limits.rows()) {
                    throw new Unreadable(Reason.TOO_MANY_ROWS, String.valueOf(limits.rows()));
                }
                taker.accept(row(firstLine(parser, raw), raw, columns));
            }
            return new Rows(Layout.CSV, separator, columns.names(), columns.ignored());
        } catch (UncheckedIOException e) {
            // so the parser wraps what happens while it goes on: a file too large, or a quote never closed
            throw e.getCause() instanceof CSVException ? broken(e.getCause()) : e.getCause();
        } catch (CSVException e) {
            throw broken(e);
        }
    }

    private static Unreadable broken(IOException e) {
        return new Unreadable(Reason.BROKEN_CSV, String.valueOf(e.getMessage()).replaceAll("\\D*(\\d+).*", "$1"));
    }

    private Columns columns(CSVRecord header) throws Unreadable {
        if (header.size() > MOST_COLUMNS) {
            throw new Unreadable(Reason.NO_KNOWN_COLUMN, "");
        }
        Columns columns = new Columns();
        header.forEach(name -> columns.add(name.strip()));
        if (!columns.knowsAny()) {
            String found = header.stream().limit(5).collect(Collectors.joining(", "));
            throw new Unreadable(Reason.NO_KNOWN_COLUMN, found.length() > 120 ? found.substring(0, 120) + "…" : found);
        }
        String missing = StandardField.listRequired().stream()
                .filter(field -> !columns.has(field))
                .map(StandardField::column)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new Unreadable(Reason.MISSING_COLUMNS, missing);
        }
        return columns;
    }

    private Row row(int line, List<String> raw, Columns columns) {
        boolean beyond = raw.stream().skip(columns.size()).anyMatch(value -> !value.isBlank());
        if (beyond) {
            // every value may be in the wrong column: what else is wrong would mislead
            Problem shifted = Problem.of(
                    line,
                    "",
                    raw.getLast(),
                    "network.import.row.shifted",
                    String.valueOf(raw.size()),
                    String.valueOf(columns.size()));
            return new Row.Refused(line, raw, List.of(shifted), List.of());
        }
        Map<StandardField, String> values = columns.byField(raw);
        return check.check(line, raw, values, ids.problems(line, values));
    }

    /** The parser tells the line where a record ends: values on several lines are counted back. */
    private int firstLine(CSVParser parser, List<String> raw) {
        long inside = 0;
        for (String value : raw) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '\n' || c == '\r' && (i + 1 == value.length() || value.charAt(i + 1) != '\n')) {
                    inside++;
                }
            }
        }
        return Math.toIntExact(linesBefore + parser.getCurrentLineNumber() - inside);
    }

    /** The separator that makes the most known columns of the first line. */
    private char separator() throws IOException {
        String header = peek();
        if (header.matches("(?i)sep=.\\s*")) {
            // the line by which Excel tells itself the separator
            text.readLine();
            linesBefore++;
            header = peek();
        }
        char best = ',';
        long most = -1;
        for (char separator : SEPARATORS) {
            long known = Stream.of(header.split(separator == '|' ? "\\|" : String.valueOf(separator), -1))
                    .filter(name -> StandardField.named(name).isPresent())
                    .count();
            if (known > most) {
                most = known;
                best = separator;
            }
        }
        return best;
    }

    /** The next line that is not blank, left to be read. */
    private String peek() throws IOException {
        text.mark(LONGEST_HEADER + 1);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < LONGEST_HEADER; i++) {
            int c = text.read();
            if (c < 0 || ((c == '\n' || c == '\r') && !line.toString().isBlank())) {
                break;
            }
            line.append((char) c);
        }
        text.reset();
        return line.toString().strip();
    }
}
