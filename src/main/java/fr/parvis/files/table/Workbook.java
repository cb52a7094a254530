// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import fr.parvis.files.table.WorkbookProblem.Kind;
import fr.parvis.limits.HeavyWork;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XLSX or ODS workbook row by row within {@link WorkbookLimits}: letters are counted before they are copied, and only what is asked for is
 * unpacked. Few are open at once, for each holds the texts that its cells share.
 */
public abstract sealed class Workbook implements AutoCloseable permits OdsWorkbook, XlsxWorkbook {
    /** Files that are open at once. */
    static final Semaphore OPEN = new Semaphore(HeavyWork.AT_ONCE, true);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    static final int MOST_ROWS = 1_048_576;
    private static final int LONGEST_NUMBER = 40;
    private static final int LARGEST_EXPONENT = 30;

    final WorkbookLimits limits;
    final GuardedText.Budget budget;
    final WorkbookParts parts;
    final StringBuilder text = new StringBuilder();

    private boolean closed;
    private @Nullable PartXml xml;
    private final Cell[] row;
    private int used;
    private int line;
    private int rowLetters;
    private int letters;
    private int cells;
    private int rows;

    Workbook(WorkbookParts parts, WorkbookLimits limits) {
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
            opened = parts.has(XlsxWorkbook.MAIN_PART)
                    ? new XlsxWorkbook(parts, limits)
                    : new OdsWorkbook(parts, limits);
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

    /** Lists the sheets; nothing else of the file is read yet. */
    abstract void listSheets() throws WorkbookProblem, IOException, XMLStreamException;

    /** Names of the sheets that can be read, in the order in which they are shown. */
    public abstract List<String> sheets();

    /** Goes before the first row of a sheet, or {@linkplain #leave leaves} when it has none. */
    abstract void begin(int sheet) throws WorkbookProblem, IOException, XMLStreamException;

    /** Reads the next row, or leaves the sheet at its end and returns false. */
    abstract boolean row(PartXml from) throws WorkbookProblem, IOException, XMLStreamException;

    /** Begins with the rows of a sheet, from its first one. */
    public void turnTo(int sheet) throws WorkbookProblem {
        reading(() -> {
            leave();
            line = 0;
            begin(sheet);
            return true;
        });
    }

    /** Whether there is one more row; empty ones may be left out by the program that wrote the file. */
    public boolean next() throws WorkbookProblem {
        return reading(() -> {
            Arrays.fill(row, 0, used, null);
            used = 0;
            return xml != null && row(xml);
        });
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

    /** Opens the part of a sheet, in place of the one before. */
    PartXml enter(String part) throws WorkbookProblem, IOException, XMLStreamException {
        leave();
        var content = parts.find(part);
        if (content == null) throw new WorkbookProblem(Kind.BROKEN);
        xml = new PartXml(content, budget);
        return xml;
    }

    void beginRow(int line) throws WorkbookProblem {
        this.line = line;
        rowLetters = 0;
        if (++rows > MOST_ROWS) throw new WorkbookProblem(Kind.SWOLLEN);
    }

    void countCell() throws WorkbookProblem {
        if (++cells > limits.cells()) throw new WorkbookProblem(Kind.SWOLLEN);
    }

    /** Adds a piece of text of a cell, as long as the cell may be. */
    void add(PartXml from, StringBuilder into, int column) throws WorkbookProblem {
        if (into.length() + from.letters() > limits.cellLetters())
            throw new WorkbookProblem(Kind.LONG_CELL, name(column));
        from.addTo(into, limits.cellLetters());
    }

    /** Puts a cell into the row; its letters count for the row and for the file. */
    void put(int column, Cell cell) throws WorkbookProblem {
        int more = cell.text().length()
                + (cell.formula() == null ? 0 : cell.formula().length());
        rowLetters += more;
        if (rowLetters > limits.rowLetters()) throw new WorkbookProblem(Kind.LONG_ROW, Integer.toString(line));
        letters += more;
        if (letters > limits.letters()) throw new WorkbookProblem(Kind.SWOLLEN);
        if (column >= limits.columns() || (cell.text().isEmpty() && cell.formula() == null)) return;
        row[column] = cell;
        used = Math.max(used, column + 1);
    }

    /** A number as it is written out, without an exponent; null when it is none that a table holds. */
    static @Nullable String number(String written) {
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

    static int wholeNumber(@Nullable String written, int otherwise, int most) throws WorkbookProblem {
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

    String name(int column) {
        var name = new StringBuilder();
        for (int left = column + 1; left > 0; left = (left - 1) / 26) name.insert(0, (char) ('A' + (left - 1) % 26));
        return name.append(line).toString();
    }

    void leave() throws IOException {
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
            OPEN.release();
        }
    }
}
