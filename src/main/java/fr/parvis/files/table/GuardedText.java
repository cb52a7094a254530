// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The letters of a part as they are unpacked. A parser of XML holds a tag, a comment or a piece of text whole: one that is longer than any in a
 * workbook, and whatever swells, ends here before it is held.
 */
final class GuardedText extends FilterReader {
    private static final int LONGEST_PIECE = 64 * 1024;

    private int piece;
    private boolean inside;
    private char before;
    private char beforeThat;

    GuardedText(InputStream part, Budget budget) {
        super(new InputStreamReader(new Counted(part, budget), StandardCharsets.UTF_8));
    }

    /** Bytes that the parts of a workbook may still come to. */
    static final class Budget {
        private long left;

        Budget(long left) {
            this.left = left;
        }

        private void take(long n) throws Swollen {
            left -= n;
            if (left < 0) throw new Swollen();
        }
    }

    /** Too much came. */
    static final class Swollen extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static final class Counted extends FilterInputStream {
        private final Budget budget;

        Counted(InputStream part, Budget budget) {
            super(part);
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            int c = in.read();
            if (c >= 0) budget.take(1);
            return c;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int n = in.read(into, from, most);
            if (n > 0) budget.take(n);
            return n;
        }
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        if (c >= 0) look((char) c);
        return c;
    }

    @Override
    public int read(char[] into, int from, int most) throws IOException {
        int n = super.read(into, from, most);
        for (int i = 0; i < n; i++) look(into[from + i]);
        return n;
    }

    private void look(char c) throws Swollen {
        piece++;
        if (inside) {
            // comments and CDATA may hold tags and are one piece all the same
            if (c == '>' && before == beforeThat && (before == '-' || before == ']')) inside = false;
        } else if (c == '<') piece = 0;
        else if (c == '!' && before == '<') inside = true;
        beforeThat = before;
        before = c;
        if (piece > LONGEST_PIECE) throw new Swollen();
    }
}
