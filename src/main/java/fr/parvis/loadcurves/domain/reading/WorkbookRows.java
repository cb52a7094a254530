package fr.parvis.loadcurves.domain.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** Lines of the first sheet of an XLSX workbook: how the daily file is given out, too. */
final class WorkbookRows implements Rows {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int MOST_PACKED = 8 << 20;
    private static final long MOST_UNPACKED = 40L << 20;
    private static final int MOST_CELLS = 60;

    /** Three years of half hours are 52,608. */
    private static final int MOST_ROWS = 100_000;

    private final List<String> lines;
    private int at;

    private WorkbookRows(List<String> lines) {
        this.lines = lines;
    }

    static boolean isMeant(PushbackInputStream file) throws IOException {
        return CurveFile.startsWith(file, ZIP);
    }

    static Rows of(InputStream file) throws IOException {
        var bytes = file.readNBytes(MOST_PACKED + 1);
        if (bytes.length > MOST_PACKED) throw new Unreadable.Refusal(Unreadable.file(Fault.TOO_LARGE));
        refuseSwollen(bytes);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes));
                var rows = book.getFirstSheet().openStream()) {
            List<String> lines = new ArrayList<>();
            rows.forEach(row -> {
                if (row.getRowNum() > MOST_ROWS)
                    throw new Unreadable.Refusal(Fault.TOO_MANY_ROWS, row.getRowNum(), "", "");
                while (lines.size() < row.getRowNum() - 1) lines.add("");
                var line = new StringBuilder();
                for (int i = 0; i < Math.min(row.getCellCount(), MOST_CELLS); i++) {
                    if (i > 0) line.append(';');
                    row.getOptionalCell(i).ifPresent(cell -> line.append(text(cell)));
                }
                lines.add(line.toString());
            });
            return new WorkbookRows(lines);
        } catch (Unreadable.Refusal e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new Unreadable.Refusal(Unreadable.file(Fault.BROKEN_WORKBOOK));
        }
    }

    private static String text(Cell cell) {
        var found = cell.getType() == CellType.NUMBER ? cell.asNumber().toPlainString() : cell.getText();
        return found == null ? "" : found.replace(';', ',').replace('\n', ' ');
    }

    private static void refuseSwollen(byte[] bytes) {
        var buffer = new byte[16_384];
        long all = 0;
        try (var zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (var entries = zip.getEntries(); entries.hasMoreElements(); )
                try (var unpacked = zip.getInputStream(entries.nextElement())) {
                    for (int n = unpacked.read(buffer); n > 0; n = unpacked.read(buffer)) {
                        all += n;
                        if (all > MOST_UNPACKED) throw new Unreadable.Refusal(Unreadable.file(Fault.TOO_LARGE));
                    }
                }
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable.Refusal(Unreadable.file(Fault.BROKEN_WORKBOOK));
        }
    }

    @Override
    public boolean next(Row row) {
        row.clear();
        if (at == lines.size()) return false;
        var text = lines.get(at++);
        row.line = at;
        row.finished = true;
        row.raw = false;
        for (int i = 0; i < text.length(); i++)
            if (!row.add(text.charAt(i))) throw new Unreadable.Refusal(Fault.NOT_A_CURVE, at, "", row.shown());
        return true;
    }
}
