package fr.parvis.outreach.domain.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Rows of the first sheet of an XLSX workbook, as they come. */
final class WorkbookRows {
    private static final long MOST_UNPACKED = 300L << 20;

    /** Texts of a workbook are all held at once while its rows pass: those of 50 000 households are about 15 MB. */
    private static final long MOST_TEXTS = 20L << 20;

    /** A row is held whole. */
    private static final long MOST_OF_A_ROW = 24L << 20;

    /** Styles, pictures and the like. */
    private static final long MOST_BESIDE = 16L << 20;

    /** No spreadsheet keeps a text of more than 32 767 letters. */
    private static final int MOST_OF_A_TEXT = 1 << 20;

    private static final int MOST_CELLS = 200;

    private WorkbookRows() {}

    static void read(byte[] file, FileRows.Taker taker) throws Unreadable {
        refuseOthers(file);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file));
                var rows = book.getFirstSheet().openStream()) {
            for (var each = rows.iterator(); each.hasNext(); ) {
                var row = each.next();
                taker.take(row.getRowNum(), cells(row));
            }
        } catch (Unreadable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new Unreadable("broken-workbook");
        }
    }

    private static List<String> cells(Row row) {
        int n = Math.min(row.getCellCount(), MOST_CELLS);
        var cells = new ArrayList<String>(n);
        for (int i = 0; i < n; i++)
            cells.add(row.getOptionalCell(i).map(WorkbookRows::text).orElse(""));
        return cells;
    }

    private static String text(Cell cell) {
        var text = switch (cell.getType()) {
            case NUMBER -> number(cell.asNumber());
            case BOOLEAN -> cell.asBoolean() ? "oui" : "non";
            // what it computes may come from anywhere: it is said to be one, and refused where it stands
            case FORMULA -> "=" + cell.getFormula();
            default -> cell.getText();
        };
        return text == null ? "" : text.strip();
    }

    /** A workbook keeps 45.1 as 45.10000000000001. */
    private static String number(BigDecimal number) {
        var plain = number.scale() > 2 ? number.setScale(2, RoundingMode.HALF_UP) : number;
        return plain.stripTrailingZeros().toPlainString();
    }

    /** What one part of a workbook comes to, looked at as it is unpacked. */
    private static final class Part {
        private static final byte[] ROW = {'<', 'r', 'o', 'w'};
        private final boolean sheet;
        private final long most;
        private long size;
        private long row;
        private int text;
        private int matched;

        Part(String name) {
            sheet = name.startsWith("xl/worksheets/");
            most = sheet ? MOST_UNPACKED : name.equals("xl/sharedStrings.xml") ? MOST_TEXTS : MOST_BESIDE;
        }

        void take(byte[] some, int n) throws Unreadable {
            size += n;
            if (size > most) throw new Unreadable("swollen");
            for (int i = 0; i < n; i++) {
                byte c = some[i];
                text = c == '<' ? 0 : text + 1;
                matched = c == '<' ? 1 : matched > 0 && c == ROW[matched] ? matched + 1 : 0;
                row++;
                if (matched == ROW.length) {
                    matched = 0;
                    row = 0;
                }
                if (text > MOST_OF_A_TEXT || (sheet && row > MOST_OF_A_ROW)) throw new Unreadable("swollen");
            }
        }
    }

    /** No workbook, or one that swells beyond what any list would. */
    private static void refuseOthers(byte[] file) throws Unreadable {
        var buffer = new byte[65_536];
        long all = 0;
        try (var zip = ZipFile.builder().setByteArray(file).get()) {
            if (zip.getEntry("xl/workbook.xml") == null)
                throw new Unreadable(zip.getEntry("content.xml") != null ? "open-document" : "archive");
            for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var part = new Part(entry.getName());
                try (var unpacked = zip.getInputStream(entry)) {
                    for (int n = unpacked.read(buffer); n > 0; n = unpacked.read(buffer)) {
                        all += n;
                        if (all > MOST_UNPACKED) throw new Unreadable("swollen");
                        part.take(buffer, n);
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable("broken-workbook");
        }
    }
}
