// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import fr.parvis.files.table.WorkbookProblem.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** A workbook of LibreOffice (OpenDocument, ISO/IEC 26300): all sheets in one part; rows and cells that repeat are written once. */
final class OdsWorkbook extends Workbook {
    static final String PART = "content.xml";

    /** Depth of a sheet: document-content, body, spreadsheet, table. */
    private static final int SHEET_DEPTH = 4;

    private static final String MIDNIGHT = "T00:00:00";

    private final List<String> sheets = new ArrayList<>();

    /** How often the row that was read last comes once more. */
    private int again;

    private final List<Cell> repeated = new ArrayList<>();

    OdsWorkbook(WorkbookParts parts, WorkbookLimits limits) {
        super(parts, limits);
    }

    @Override
    void listSheets() throws WorkbookProblem, IOException, XMLStreamException {
        var part = parts.find(PART);
        if (part == null) throw new WorkbookProblem(Kind.BROKEN);
        // the rows pass here once more than they are read: what they unpack to is counted twice
        try (var from = new PartXml(part, new GuardedText.Budget(limits.unpacked()))) {
            while (nextSheet(from)) {
                if (sheets.size() == limits.sheets()) throw new WorkbookProblem(Kind.TOO_MANY_SHEETS);
                var name = from.attribute("name");
                sheets.add(name == null ? "" : name);
            }
        }
        if (sheets.isEmpty()) throw new WorkbookProblem(Kind.OPEN_DOCUMENT);
    }

    private static boolean nextSheet(PartXml from) throws WorkbookProblem, XMLStreamException {
        for (int event = from.next(); event != XMLStreamConstants.END_DOCUMENT; event = from.next())
            if (event == XMLStreamConstants.START_ELEMENT
                    && from.depth() == SHEET_DEPTH
                    && from.name().equals("table")) return true;
        return false;
    }

    @Override
    public List<String> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    void begin(int sheet) throws WorkbookProblem, IOException, XMLStreamException {
        again = 0;
        var from = enter(PART);
        for (int i = 0; i <= sheet; i++) if (!nextSheet(from)) throw new WorkbookProblem(Kind.BROKEN);
    }

    @Override
    boolean row(PartXml from) throws WorkbookProblem, IOException, XMLStreamException {
        if (again > 0) {
            again--;
            beginRow(line() + 1);
            for (int i = 0; i < repeated.size(); i++) {
                countCell();
                put(i, repeated.get(i));
            }
            return true;
        }
        int skipped = 0;
        while (true) {
            int event = from.next();
            if (event == XMLStreamConstants.END_DOCUMENT
                    || (event == XMLStreamConstants.END_ELEMENT && from.depth() < SHEET_DEPTH)) {
                leave();
                return false;
            }
            if (event != XMLStreamConstants.START_ELEMENT || !from.name().equals("table-row")) continue;
            int times = repeats(from, "number-rows-repeated");
            beginRow(line() + skipped + 1);
            cells(from);
            if (size() > 0) {
                repeat(times - 1);
                return true;
            }
            skipped = times - 1;
        }
    }

    private void repeat(int more) {
        again = more;
        repeated.clear();
        if (more > 0) for (int i = 0; i < size(); i++) repeated.add(cell(i));
    }

    private void cells(PartXml from) throws WorkbookProblem, XMLStreamException {
        int column = 0;
        while (true) {
            int event = from.next();
            if (event == XMLStreamConstants.END_DOCUMENT) throw new WorkbookProblem(Kind.BROKEN);
            if (event == XMLStreamConstants.END_ELEMENT && from.name().equals("table-row")) return;
            if (event != XMLStreamConstants.START_ELEMENT) continue;
            // under a merged cell others are kept that nobody sees
            boolean covered = from.name().equals("covered-table-cell");
            if (!covered && !from.name().equals("table-cell")) continue;
            int times = repeats(from, "number-columns-repeated");
            countCell();
            var found = cell(from, column);
            if (!covered && (!found.text().isEmpty() || found.formula() != null))
                for (int i = 0; i < times && column + i < limits.columns(); i++) {
                    if (i > 0) countCell();
                    put(column + i, found);
                }
            column = Math.min(column + times, MOST_ROWS);
        }
    }

    /** One cell to its end; of what stands in it only its own paragraphs, not a comment's nor a drawing's. */
    private Cell cell(PartXml from, int column) throws WorkbookProblem, XMLStreamException {
        int depth = from.depth();
        var type = from.attribute("value-type");
        var value = value(from, type);
        var computed = formula(from.attribute("formula"));
        if (computed != null && computed.length() > limits.cellLetters())
            throw new WorkbookProblem(Kind.LONG_CELL, name(column));
        text.setLength(0);
        int paragraphs = 0;
        int apart = 0;
        while (true) {
            switch (from.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (apart > 0) continue;
                    switch (from.name()) {
                        case "p", "h" -> {
                            if (paragraphs++ > 0) add('\n', 1, column);
                        }
                        case "s" -> add(' ', repeats(from, "c"), column);
                        case "tab" -> add('\t', 1, column);
                        case "line-break" -> add('\n', 1, column);
                        case "span", "a" -> {}
                        default -> apart = from.depth();
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    // the depth is that after the end
                    if (from.depth() < depth) return cell(type, value, computed, column);
                    if (from.depth() < apart) apart = 0;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    // between two paragraphs stands only the layout of the file
                    if (apart == 0 && from.depth() > depth && column < limits.columns()) add(from, text, column);
                }
                case XMLStreamConstants.END_DOCUMENT -> throw new WorkbookProblem(Kind.BROKEN);
                default -> {}
            }
        }
    }

    /** A formula without its language and its equals sign: {@code of:=[.A1]}. */
    private static @Nullable String formula(@Nullable String written) {
        return written == null ? null : written.substring(written.indexOf('=') + 1);
    }

    private void add(char c, int times, int column) throws WorkbookProblem {
        if (text.length() + times > limits.cellLetters()) throw new WorkbookProblem(Kind.LONG_CELL, name(column));
        text.repeat(c, times);
    }

    private static @Nullable String value(PartXml from, @Nullable String type) {
        return switch (type == null ? "" : type) {
            case "float", "percentage", "currency" -> from.attribute("value");
            case "date" -> from.attribute("date-value");
            case "time" -> from.attribute("time-value");
            case "boolean" -> from.attribute("boolean-value");
            case "string" -> from.attribute("string-value");
            default -> null;
        };
    }

    private Cell cell(@Nullable String type, @Nullable String value, @Nullable String computed, int column)
            throws WorkbookProblem {
        if (column >= limits.columns()) return Cell.BLANK;
        var shown = text.toString();
        if (type == null || value == null) return new Cell(Cell.Kind.TEXT, shown, computed);
        if (value.length() > limits.cellLetters()) throw new WorkbookProblem(Kind.LONG_CELL, name(column));
        return switch (type) {
            case "boolean" -> new Cell(Cell.Kind.BOOLEAN, value.equals("true") ? "1" : "0", computed);
            case "date" ->
                new Cell(
                        Cell.Kind.TEXT,
                        value.endsWith(MIDNIGHT) ? value.substring(0, value.length() - MIDNIGHT.length()) : value,
                        computed);
            case "time" -> new Cell(Cell.Kind.TEXT, time(value, shown), computed);
            case "string" -> new Cell(Cell.Kind.TEXT, value, computed);
            default -> {
                var number = number(value.strip());
                yield number == null
                        ? new Cell(Cell.Kind.TEXT, shown, computed)
                        : new Cell(Cell.Kind.NUMBER, number, computed);
            }
        };
    }

    /** {@code 14:30:00} for {@code PT14H30M00S}. */
    private static String time(String value, String shown) {
        try {
            var time = Duration.parse(value);
            return "%02d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
        } catch (DateTimeParseException e) {
            return shown;
        }
    }

    private static int repeats(PartXml from, String attribute) throws WorkbookProblem {
        return Math.max(1, wholeNumber(from.attribute(attribute), 1, MOST_ROWS));
    }
}
