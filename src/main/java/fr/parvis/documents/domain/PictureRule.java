// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.io.RandomAccessRead;
import org.springframework.stereotype.Component;

/** Rule of which pictures may be uploaded: their size is read before any pixel is, and their parts must follow each other to the end. */
@Component
class PictureRule {
    static final int SIDE = 12_000;
    static final long PIXELS = 50_000_000;

    /** A camera's picture weighs less than half of it; pictures pass through memory when they are drawn. */
    static final long BYTES = 20_000_000;

    ContentCheck jpeg(RandomAccessRead file) throws IOException {
        if (file.length() > BYTES) return ContentCheck.refused("picture-heavy", BYTES / 1_000_000);
        try {
            var facts = JpegFacts.of(file);
            return sized(Kind.JPEG, facts.width(), facts.height());
        } catch (IOException e) {
            return ContentCheck.refused("picture-broken");
        }
    }

    ContentCheck png(RandomAccessRead file) throws IOException {
        if (file.length() > BYTES) return ContentCheck.refused("picture-heavy", BYTES / 1_000_000);
        try {
            var seen = new HashMap<String, Integer>();
            int[] size = new int[2];
            long at = 8;
            while (!seen.containsKey("IEND")) {
                file.seek(at);
                var head = new byte[16];
                file.readFully(head, 0, 8);
                long length = four(head, 0);
                var name = new String(head, 4, 4, StandardCharsets.US_ASCII);
                if (length > file.length() - at - 12 || !name.matches("[A-Za-z]{4}")) throw new IOException("cut");
                if (seen.isEmpty()) {
                    if (!name.equals("IHDR")) throw new IOException("no head");
                    file.readFully(head, 8, 8);
                    size[0] = (int) Math.min(Integer.MAX_VALUE, four(head, 8));
                    size[1] = (int) Math.min(Integer.MAX_VALUE, four(head, 12));
                }
                seen.merge(name, 1, Integer::sum);
                at += length + 12;
            }
            if (!isWhole(seen)) throw new IOException("no picture");
            return sized(Kind.PNG, size[0], size[1]);
        } catch (IOException e) {
            return ContentCheck.refused("picture-broken");
        }
    }

    private static boolean isWhole(Map<String, Integer> seen) {
        return seen.getOrDefault("IHDR", 0) == 1 && seen.containsKey("IDAT");
    }

    private static ContentCheck sized(Kind kind, int width, int height) throws IOException {
        if (width <= 0 || height <= 0) throw new IOException("no size");
        return width > SIDE || height > SIDE || (long) width * height > PIXELS
                ? ContentCheck.refused("picture-large", width, height)
                : new ContentCheck.Accepted(kind, 1);
    }

    private static long four(byte[] bytes, int at) {
        return (bytes[at] & 0xffL) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }
}
