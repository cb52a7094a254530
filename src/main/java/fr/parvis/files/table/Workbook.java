// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import fr.parvis.files.table.WorkbookProblem.Kind;
import fr.parvis.limits.HeavyWork;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XLSX workbook row by row within {@link WorkbookLimits}: letters are counted before they are copied, and only what is asked for is
 * unpacked. Few are open at once, for each holds the texts that its cells share.
 */
public final class Workbook implements AutoCloseable {
    /** Files that are open at once. */
    static final Semaphore OPEN = new Semaphore(HeavyWork.AT_ONCE, true);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_COLUMNS = 16_384;
    private static final int MOST_ROWS = 1_048_576;
    private static final int LONGEST_NUMBER = 40;
    private static final int LARGEST_EXPONENT = 30;

    private record Sheet(String name, String part) {}

    private final WorkbookLimits limits;
    private final GuardedText.Budget budget;
    private final WorkbookParts parts;
    private final List<Sheet> sheets = new ArrayList<>();
    private String sharedPart = "xl/sharedStrings.xml";
    private @Nullable List<String> shared;
    private boolean closed;

    private @Nullable PartXml xml;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder formula = new StringBuilder();
    private final Cell[] row;
    private int used;
    private int line;
    private int rowLetters;
    private int letters;
    private int cells;
    private int rows;

    private Workbook(WorkbookParts parts, WorkbookLimits limits) {
        this.parts = parts;
        this.limits = limits;
        this.budget = new GuardedText.Budget(limits.unpacked());
        this.row = new Cell[limits.columns()];
    }

    /**
     * Opens a workbook; whoever opens it closes it.
     *
     * @throws WorkbookProblem also when others are being read for longer than one would wait
     */
    public static Workbook open(byte[] file, WorkbookLimits limits) throws WorkbookProblem {
        return open(file, limits, PATIENCE);
    }

    static Workbook open(byte[] file, WorkbookLimits limits, Duration patience) throws WorkbookProblem {
        try {
            if (!OPEN.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) throw new WorkbookProblem(Kind.BUSY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkbookProblem(Kind.BUSY);
        }
        Workbook opened = null;
        try {
            var parts = WorkbookParts.of(file);
            opened = new Workbook(parts, limits);
            opened.listSheets();
            return opened;
        } catch (WorkbookProblem e) {
            end(opened);
            throw e;
        } catch (GuardedText.Swollen e) {
            end(opened);
            throw new WorkbookProblem(Kind.SWOLLEN);
        } catch (IOException | XMLStreamException | RuntimeException e) {
            end(opened);
            throw broken(e);
        } catch (Error e) {
            end(opened);
            throw e;
        }
    }

    private static void end(@Nullable Workbook opened) {
        if (opened == null) OPEN.release();
        else opened.close();
    }

    /** A parser wraps what the text below it throws. */
    private static WorkbookProblem broken(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof GuardedText.Swollen
                    || (cause instanceof XMLStreamException wrapped
                            && wrapped.getNestedException() instanceof GuardedText.Swollen))
                return new WorkbookProblem(Kind.SWOLLEN);
        return new WorkbookProblem(Kind.BROKEN);
    }

    private void listSheets() throws WorkbookProblem, IOException, XMLStreamException {
        Map<String, String> targets = new HashMap<>();
        var relations = parts.find("xl/_rels/workbook.xml.rels");
        if (relations != null)
            try (var xml = new PartXml(relations, budget)) {
                for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                    if (event != XMLStreamConstants.START_ELEMENT || !xml.name().equals("Relationship")) continue;
                    var id = xml.attribute("Id");
                    var target = xml.attribute("Target");
                    var type = xml.attribute("Type");
                    if (id == null || target == null || type == null) continue;
                    var part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                    if (type.endsWith("/sharedStrings")) sharedPart = part;
                    if (targets.size() > limits.sheets() * 20) throw new WorkbookProblem(Kind.TOO_MANY_SHEETS);
                    targets.put(id, part);
                }
            }
        var book = parts.find("xl/workbook.xml");
        if (book == null) throw new WorkbookProblem(Kind.ARCHIVE);
        int listed = 0;
        try (var xml = new PartXml(book, budget)) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event != XMLStreamConstants.START_ELEMENT || !xml.name().equals("sheet")) continue;
                var part = targets.getOrDefault(
                        String.valueOf(xml.attribute("id")), "xl/worksheets/sheet" + ++listed + ".xml");
                if (!parts.has(part)) continue;
                if (sheets.size() == limits.sheets()) throw new WorkbookProblem(Kind.TOO_MANY_SHEETS);
                var name = xml.attribute("name");
                sheets.add(new Sheet(name == null ? "" : name, part));
            }
        }
        if (sheets.isEmpty()) throw new WorkbookProblem(Kind.BROKEN);
    }

    /** Names of the sheets that can be read, in the order in which they are shown. */
    public List<String> sheets() {
        return sheets.stream().map(Sheet::name).toList();
    }

    /** Begins with the rows of a sheet, from its first one. */
    public void turnTo(int sheet) throws WorkbookProblem {
        reading(() -> {
            leave();
            var part = parts.find(sheets.get(sheet).part);
            if (part == null) throw new WorkbookProblem(Kind.BROKEN);
            if (shared == null) shared = shared();
            xml = new PartXml(part, budget);
            line = 0;
            while (true) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_DOCUMENT) {
                    leave();
                    return false;
                }
                if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("sheetData")) return true;
            }
        });
    }

    /** Whether there is one more row; empty ones may be left out by the program that wrote the file. */
    public boolean next() throws WorkbookProblem {
        return reading(this::row);
    }

    /** Number of the row, from 1. */
    public int line() {
        return line;
    }

    /** How many cells the row has, up to the last one that is written. */
    public int size() {
        return used;
    }

    public Cell cell(int column) {
        return column < used && row[column] != null ? row[column] : Cell.BLANK;
    }

    private interface Step {
        boolean take() throws WorkbookProblem, IOException, XMLStreamException;
    }

    private static boolean reading(Step step) throws WorkbookProblem {
        try {
            return step.take();
        } catch (WorkbookProblem e) {
            throw e;
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw broken(e);
        }
    }

    private boolean row() throws WorkbookProblem, IOException, XMLStreamException {
        Arrays.fill(row, 0, used, null);
        used = 0;
        var from = xml;
        if (from == null) return false;
        while (true) {
            int event = from.next();
            if (event == XMLStreamConstants.END_DOCUMENT
                    || (event == XMLStreamConstants.END_ELEMENT && from.name().equals("sheetData"))) {
                leave();
                return false;
            }
            if (event != XMLStreamConstants.START_ELEMENT || !from.name().equals("row")) continue;
            line = number(from.attribute("r"), line + 1, MOST_ROWS);
            if (++rows > MOST_ROWS) throw new WorkbookProblem(Kind.SWOLLEN);
            cells(from);
            return true;
        }
    }

    private void cells(PartXml from) throws WorkbookProblem, XMLStreamException {
        rowLetters = 0;
        int column = 0;
        while (true) {
            int event = from.next();
            if (event == XMLStreamConstants.END_DOCUMENT) throw new WorkbookProblem(Kind.BROKEN);
            if (event == XMLStreamConstants.END_ELEMENT && from.name().equals("row")) return;
            if (event != XMLStreamConstants.START_ELEMENT || !from.name().equals("c")) continue;
            if (++cells > limits.cells()) throw new WorkbookProblem(Kind.SWOLLEN);
            column = column(from.attribute("r"), column);
            var found = cell(from, column);
            if (column < limits.columns() && !(found.text().isEmpty() && found.formula() == null)) {
                row[column] = found;
                used = Math.max(used, column + 1);
            }
            column++;
        }
    }

    private Cell cell(PartXml from, int column) throws WorkbookProblem, XMLStreamException {
        var type = from.attribute("t");
        boolean wanted = column < limits.columns();
        text.setLength(0);
        formula.setLength(0);
        boolean computed = false;
        StringBuilder into = null;
        int phonetic = 0;
        for (int event = from.next(); ; event = from.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    switch (from.name()) {
                        case "v", "t" -> into = text;
                        case "f" -> {
                            into = formula;
                            computed = true;
                        }
                        case "rPh" -> phonetic++;
                        default -> into = null;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (from.name().equals("rPh")) phonetic--;
                    if (from.name().equals("c")) return cell(type, computed, column);
                    into = null;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (into == null || phonetic > 0 || !wanted) continue;
                    if (into.length() + from.letters() > limits.cellLetters())
                        throw new WorkbookProblem(Kind.LONG_CELL, name(column));
                    from.addTo(into, limits.cellLetters());
                }
                case XMLStreamConstants.END_DOCUMENT -> throw new WorkbookProblem(Kind.BROKEN);
                default -> {}
            }
        }
    }

    private Cell cell(@Nullable String type, boolean computed, int column) throws WorkbookProblem {
        if (column >= limits.columns()) return Cell.BLANK;
        var kind = Cell.Kind.TEXT;
        String found;
        if ("s".equals(type) && !text.isEmpty()) {
            found = sharedText(text.toString().strip());
            if (found.length() > limits.cellLetters()) throw new WorkbookProblem(Kind.LONG_CELL, name(column));
        } else {
            found = text.toString();
            if ("b".equals(type)) kind = Cell.Kind.BOOLEAN;
            else if ((type == null || type.equals("n")) && !found.isBlank()) {
                var number = number(found.strip());
                if (number != null) {
                    found = number;
                    kind = Cell.Kind.NUMBER;
                }
            }
        }
        rowLetters += found.length() + formula.length();
        if (rowLetters > limits.rowLetters()) throw new WorkbookProblem(Kind.LONG_ROW, Integer.toString(line));
        letters += found.length() + formula.length();
        if (letters > limits.letters()) throw new WorkbookProblem(Kind.SWOLLEN);
        if (found.isEmpty() && !computed) return Cell.BLANK;
        return new Cell(kind, found, computed ? formula.toString() : null);
    }

    private String sharedText(String at) throws WorkbookProblem {
        int index = number(at, -1, Integer.MAX_VALUE - 1);
        var all = shared;
        if (all == null || index >= all.size()) throw new WorkbookProblem(Kind.BROKEN);
        return all.get(index);
    }

    /** A text is kept up to one letter more than a cell may have: long ones are refused where a cell names them. */
    private List<String> shared() throws WorkbookProblem, IOException, XMLStreamException {
        List<String> all = new ArrayList<>();
        var part = parts.find(sharedPart);
        if (part == null) return all;
        int inAll = 0;
        int phonetic = 0;
        boolean inText = false;
        try (var from = new PartXml(part, budget)) {
            for (int event = from.next(); event != XMLStreamConstants.END_DOCUMENT; event = from.next()) {
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        switch (from.name()) {
                            case "si" -> {
                                text.setLength(0);
                                phonetic = 0;
                            }
                            case "rPh" -> phonetic++;
                            case "t" -> inText = phonetic == 0;
                            default -> inText = false;
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        inText = false;
                        if (from.name().equals("rPh")) phonetic--;
                        if (!from.name().equals("si")) continue;
                        inAll += text.length();
                        if (all.size() == limits.texts() || inAll > limits.textLetters())
                            throw new WorkbookProblem(Kind.SWOLLEN);
                        all.add(text.toString());
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        int room = limits.cellLetters() + 1 - text.length();
                        if (inText && room > 0) from.addTo(text, room);
                    }
                    default -> {}
                }
            }
        }
        return all;
    }

    /** A number as it is written out, without an exponent; null when it is none that a table holds. */
    private static @Nullable String number(String written) {
        if (written.length() > LONGEST_NUMBER) return null;
        try {
            var number = new BigDecimal(written);
            return number.scale() > LONGEST_NUMBER || (long) number.precision() - number.scale() > LARGEST_EXPONENT
                    ? null
                    : number.toPlainString();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static int number(@Nullable String written, int otherwise, int most) throws WorkbookProblem {
        if (written == null) return otherwise;
        long value = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c < '0' || c > '9') throw new WorkbookProblem(Kind.BROKEN);
            value = value * 10 + (c - '0');
            if (value > most) throw new WorkbookProblem(Kind.BROKEN);
        }
        return (int) value;
    }

    /** The column of {@code AB12}, from 0. */
    private static int column(@Nullable String reference, int otherwise) throws WorkbookProblem {
        int column = 0;
        if (reference == null) column = otherwise + 1;
        else
            for (int i = 0; i < reference.length(); i++) {
                char c = reference.charAt(i);
                if (c >= '0' && c <= '9') break;
                if (c < 'A' || c > 'Z') throw new WorkbookProblem(Kind.BROKEN);
                column = column * 26 + (c - 'A' + 1);
                if (column > MOST_COLUMNS) break;
            }
        if (column < 1 || column > MOST_COLUMNS) throw new WorkbookProblem(Kind.BROKEN);
        return column - 1;
    }

    private String name(int column) {
        var name = new StringBuilder();
        for (int left = column + 1; left > 0; left = (left - 1) / 26) name.insert(0, (char) ('A' + (left - 1) % 26));
        return name.append(line).toString();
    }

    private void leave() throws IOException {
        var open = xml;
        xml = null;
        if (open != null) open.close();
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        try {
            leave();
            parts.close();
        } catch (IOException e) {
            // it stands in memory: nothing is left open
        } finally {
            shared = null;
            OPEN.release();
        }
    }
}
