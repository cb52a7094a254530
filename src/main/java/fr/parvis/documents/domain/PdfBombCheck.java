// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.io.RandomAccessRead;
import org.jspecify.annotations.Nullable;

/**
 * Finds decompression bombs before anything reads a PDF: each compressed part is inflated, counted and thrown away, also one that
 * is compressed twice. Keeps no more in memory than a few buffers.
 */
final class PdfBombCheck {
    /** Bytes that one part may inflate to: a scanned page of A3 in colour at 300 dots an inch fits. */
    static final long ONE = 80L << 20;

    /** Bytes that all parts together may inflate to. */
    static final long ALL = 1L << 30;

    private static final int LEVELS = 3;
    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};

    private final RandomAccessRead file;
    private final byte[] in = new byte[1 << 13];
    private long all;

    private PdfBombCheck(RandomAccessRead file) {
        this.file = file;
    }

    static boolean check(RandomAccessRead file) throws IOException {
        return new PdfBombCheck(file).swells();
    }

    private boolean swells() throws IOException {
        var window = new byte[1 << 16];
        int matched = 0;
        for (long at = 0; at < file.length(); ) {
            file.seek(at);
            int some = file.read(window, 0, window.length);
            for (int i = 0; i < some; i++) {
                matched = window[i] == STREAM[matched] ? matched + 1 : window[i] == STREAM[0] ? 1 : 0;
                if (matched < STREAM.length) continue;
                matched = 0;
                if (swellsAt(at + i + 1)) return true;
            }
            at += some;
        }
        return false;
    }

    /** The word may also end "endstream", or stand in a text: what follows is no compressed data then, and counts for nothing. */
    private boolean swellsAt(long from) throws IOException {
        long at = from;
        file.seek(at);
        int first = file.read();
        while (first == '\r' || first == '\n' || first == ' ') {
            at++;
            first = file.read();
        }
        if (!isDeflated(first, file.read())) return false;
        var levels = new Level();
        try {
            file.seek(at);
            while (true) {
                int some = file.read(in, 0, in.length);
                if (some <= 0) return false;
                var fed = levels.feed(in, some);
                if (fed == Fed.SWOLLEN) return true;
                if (fed == Fed.ENDED) return false;
                at += some;
                file.seek(at);
            }
        } finally {
            levels.end();
        }
    }

    private static boolean isDeflated(int first, int second) {
        return (first & 0x0f) == 8 && (first >> 4) <= 7 && second >= 0 && ((first << 8) + second) % 31 == 0;
    }

    private enum Fed {
        MORE,
        ENDED,
        SWOLLEN
    }

    /** One compression; what comes out may be compressed again. */
    private final class Level {
        private final Inflater inflater = new Inflater();
        private final byte[] out = new byte[1 << 14];
        private final int depth;
        private long size;
        private @Nullable Level inner;
        private boolean looked;

        Level() {
            this(0);
        }

        private Level(int depth) {
            this.depth = depth;
        }

        Fed feed(byte[] bytes, int length) {
            inflater.setInput(bytes, 0, length);
            try {
                while (true) {
                    int some = inflater.inflate(out);
                    size += some;
                    all += some;
                    if (size > ONE || all > ALL) return Fed.SWOLLEN;
                    if (some > 0 && !looked) {
                        looked = true;
                        if (some > 1 && isDeflated(out[0] & 0xff, out[1] & 0xff)) {
                            // nobody compresses so often for another reason
                            if (depth == LEVELS) return Fed.SWOLLEN;
                            inner = new Level(depth + 1);
                        }
                    }
                    var next = inner;
                    if (next != null && some > 0) {
                        var fed = next.feed(out, some);
                        if (fed == Fed.SWOLLEN) return fed;
                        if (fed == Fed.ENDED) {
                            next.end();
                            inner = null;
                        }
                    }
                    if (inflater.finished() || inflater.needsDictionary()) return Fed.ENDED;
                    if (some == 0 && inflater.needsInput()) return Fed.MORE;
                }
            } catch (DataFormatException e) {
                return Fed.ENDED;
            }
        }

        void end() {
            inflater.end();
            var next = inner;
            if (next != null) next.end();
        }
    }
}
