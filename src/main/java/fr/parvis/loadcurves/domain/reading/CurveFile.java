package fr.parvis.loadcurves.domain.reading;

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
     * @param chosen which end of its step a stamp stands for, when somebody said so
     * @return a curve, or why there is none; never an exception for what stands in the file
     * @throws IOException when the file cannot be read at all
     */
    public static Reading read(InputStream file, Stamps.@Nullable End chosen) throws IOException {
        try {
            return new CurveTable(rows(file), chosen).read();
        } catch (Unreadable.Refusal e) {
            return e.why();
        }
    }

    /** Daily temperatures: a file of its own. */
    public static TemperatureFile.Outcome temperatures(InputStream file) throws IOException {
        try {
            return TemperatureFile.of(rows(file));
        } catch (Unreadable.Refusal e) {
            return new TemperatureFile.Outcome.Refused(e.why());
        }
    }

    private static Rows rows(InputStream file) throws IOException {
        var begun = TextRows.of(new Bounded(file));
        return WorkbookRows.isMeant(begun) ? WorkbookRows.of(begun) : new TextRows(begun);
    }

    /** Ends what does not end. */
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
