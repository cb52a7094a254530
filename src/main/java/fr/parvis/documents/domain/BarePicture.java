// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Copies a picture without its metadata (EXIF and the like): no place, no device, no time, no thumbnail, no bytes after its end. */
final class BarePicture {
    /** Chunks that a PNG is drawn from; all others are text about it. */
    private static final Set<String> DRAWN =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "pHYs", "sBIT", "bKGD");

    private BarePicture() {}

    static void write(Kind kind, SealedReading from, OutputStream to) throws IOException {
        if (kind == Kind.JPEG) jpeg(from, to);
        else png(from, to);
    }

    /** A JPEG without its orientation either: the page that shows it is turned instead. */
    static void jpegForPage(SealedReading from, JpegFacts facts, OutputStream to) throws IOException {
        long at = 0;
        for (var segment : facts.private_()) {
            copy(from, at, segment.from(), to);
            at = segment.to();
        }
        copy(from, at, from.length(), to);
    }

    private static void jpeg(SealedReading from, OutputStream to) throws IOException {
        var facts = JpegFacts.of(from);
        if (facts.orientation() == 1) {
            jpegForPage(from, facts, to);
            return;
        }
        copy(from, 0, 2, to);
        to.write(JpegFacts.held(facts.orientation()));
        long at = 2;
        for (var segment : facts.private_()) {
            copy(from, at, segment.from(), to);
            at = segment.to();
        }
        copy(from, at, from.length(), to);
    }

    private static void png(SealedReading from, OutputStream to) throws IOException {
        copy(from, 0, 8, to);
        long at = 8;
        while (true) {
            var head = new byte[8];
            from.seek(at);
            from.readFully(head);
            long length = (head[0] & 0xffL) << 24 | (head[1] & 0xff) << 16 | (head[2] & 0xff) << 8 | head[3] & 0xff;
            var name = new String(head, 4, 4, StandardCharsets.US_ASCII);
            if (DRAWN.contains(name)) copy(from, at, at + length + 12, to);
            if (name.equals("IEND")) return;
            at += length + 12;
        }
    }

    private static void copy(SealedReading from, long at, long end, OutputStream to) throws IOException {
        from.seek(at);
        var buffer = new byte[1 << 13];
        for (long left = end - at; left > 0; ) {
            int some = from.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (some < 0) throw new IOException("cut");
            to.write(buffer, 0, some);
            left -= some;
        }
    }
}
