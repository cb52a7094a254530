// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import fr.parvis.files.table.Workbook;
import fr.parvis.files.table.WorkbookProblem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the file that a person downloaded: once, as it arrives, without keeping any of it. */
public final class CurveFile {
    public static final long MOST_BYTES = 64L << 20;

    private CurveFile() {}

    /**
     * Reads a curve.
     *
     * @param chosen end of its step that a stamp stands for, when somebody said so
     * @return a curve, or why there is none; never an exception for what stands in the file
     * @throws IOException when the file cannot be read at all
     */
    public static Reading read(InputStream file, Stamps.@Nullable End chosen) throws IOException {
        try {
            var begun = begin(file);
            if (WorkbookRows.isMeant(begun)) return best(begun, chosen);
            return new CurveTable(new TextRows(begun), chosen).read();
        } catch (Unreadable.Refusal e) {
            return e.why();
        }
    }

    /** A workbook begins with a cover, and may have a sheet for each thing that is measured: the finest curve of them counts. */
    private static Reading best(PushbackInputStream file, Stamps.@Nullable End chosen) throws IOException {
        try (var book = WorkbookRows.open(file)) {
            Reading best = null;
            var names = book.sheets();
            for (int i = 0; i < names.size(); i++) {
                var found = sheet(book, i, names.get(i), chosen);
                if (best == null || rank(found) > rank(best)) best = found;
            }
            return best == null ? Unreadable.file(Fault.EMPTY) : best;
        }
    }

    private static Reading sheet(Workbook book, int at, String name, Stamps.@Nullable End chosen) throws IOException {
        try {
            book.turnTo(at);
            if (Row.plain(name).matches(".*(production|injection).*"))
                return new Unreadable(Fault.PRODUCTION, 0, name, name);
            return new CurveTable(new WorkbookRows(book), chosen).read();
        } catch (WorkbookProblem e) {
            throw WorkbookRows.refusal(e);
        } catch (Unreadable.Refusal e) {
            if (e.why().fault().ofWholeFile()) throw e;
            return e.why();
        }
    }

    /** Rank of a sheet's reading: the highest one says most about the file. */
    private static int rank(Reading reading) {
        return switch (reading) {
            case Curve curve -> curve.load() != null ? 5 : 4;
            case Unreadable why ->
                switch (why.fault()) {
                    case EMPTY -> 0;
                    case NOT_A_CURVE, NO_HEADER, LONG_CELL -> 1;
                    case PRODUCTION -> 2;
                    default -> 3;
                };
        };
    }

    /** Daily temperatures: a file of its own. */
    public static TemperatureFile.Outcome temperatures(InputStream file) throws IOException {
        try {
            var begun = begin(file);
            if (!WorkbookRows.isMeant(begun)) return TemperatureFile.of(new TextRows(begun));
            try (var book = WorkbookRows.open(begun)) {
                book.turnTo(0);
                return TemperatureFile.of(new WorkbookRows(book));
            } catch (WorkbookProblem e) {
                throw WorkbookRows.refusal(e);
            }
        } catch (Unreadable.Refusal e) {
            return new TemperatureFile.Outcome.Refused(e.why());
        }
    }

    /** Stream with a limit, whose first bytes can be read and put back. */
    private static PushbackInputStream begin(InputStream file) {
        return new PushbackInputStream(new Bounded(file), WorkbookRows.MARK);
    }

    /** Stream that is refused once it is longer than {@code MOST_BYTES}. */
    private static final class Bounded extends FilterInputStream {
        private long left = MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int c = in.read();
            if (c >= 0) count(1);
            return c;
        }

        @Override
        public int read(byte[] bytes, int off, int len) throws IOException {
            int n = in.read(bytes, off, len);
            if (n > 0) count(n);
            return n;
        }

        private void count(int n) {
            left -= n;
            if (left < 0) throw new Unreadable.Refusal(Unreadable.file(Fault.TOO_LARGE));
        }
    }

    static boolean startsWith(PushbackInputStream file, byte[] mark) throws IOException {
        var head = new byte[mark.length];
        int n = file.readNBytes(head, 0, head.length);
        file.unread(head, 0, n);
        return n == mark.length && java.util.Arrays.equals(head, mark);
    }
}
