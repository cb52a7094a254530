// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.io.RandomAccessRead;

/**
 * Facts of a JPEG, and where its picture ends.
 *
 * @param orientation orientation of the camera, 1 to 8 (EXIF 2.3, tag 0x0112)
 * @param private_ segments that tell of the camera, its place and its time, and all that follows the picture: left out of what is kept
 */
record JpegFacts(int width, int height, int components, int orientation, List<Segment> private_) {

    /** Beginning and end of a segment, its marker included. */
    record Segment(long from, long to) {}

    static JpegFacts of(RandomAccessRead file) throws IOException {
        var hidden = new ArrayList<Segment>();
        int orientation = 1;
        int[] frame = null;
        long at = 2;
        while (true) {
            file.seek(at);
            if (file.read() != 0xff) throw new IOException("no marker");
            int marker = file.read();
            while (marker == 0xff) {
                at++;
                marker = file.read();
            }
            if (marker < 0xc0) throw new IOException("no marker");
            int length = file.read() << 8 | file.read();
            if (length < 2 || at + 2 + length > file.length()) throw new IOException("cut");
            long end = at + 2 + length;
            boolean sizes = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (sizes) {
                var head = new byte[6];
                file.readFully(head);
                frame = new int[] {two(head, 3), two(head, 1), head[5] & 0xff};
            } else if (marker == 0xe1) {
                var exif = new byte[Math.min(length - 2, 4096)];
                file.readFully(exif);
                int said = orientation(exif);
                if (said != 1) orientation = said;
            }
            if (tells(file, marker, at + 4, length - 2)) hidden.add(new Segment(at, end));
            at = end;
            if (marker == 0xda) break;
        }
        if (frame == null) throw new IOException("no size");
        scans(file, at, hidden);
        return new JpegFacts(frame[0], frame[1], frame[2], orientation, List.copyOf(hidden));
    }

    /** Adobe's (colours) and the colour profile stay, and JFIF; all else that applications say goes. */
    private static boolean tells(RandomAccessRead file, int marker, long from, int length) throws IOException {
        if (marker == 0xfe) return true;
        if (marker < 0xe0 || marker > 0xef) return false;
        var drawn = switch (marker) {
            case 0xe0 -> "JFIF\0";
            case 0xe2 -> "ICC_PROFILE\0";
            case 0xee -> "Adobe";
            default -> "";
        };
        if (drawn.isEmpty() || length < drawn.length()) return true;
        var name = new byte[drawn.length()];
        file.seek(from);
        file.readFully(name);
        return !new String(name, StandardCharsets.ISO_8859_1).equals(drawn);
    }

    /**
     * Walks through the scans to the end of the picture. What lies behind is no part of it: other pictures with places of their own,
     * films, marks of the maker. A picture that was cut ends with the file.
     */
    private static void scans(RandomAccessRead file, long from, List<Segment> hidden) throws IOException {
        long all = file.length();
        var bytes = new byte[1 << 13];
        long at = from;
        boolean marked = false;
        while (at < all) {
            file.seek(at);
            int some = file.read(bytes, 0, (int) Math.min(bytes.length, all - at));
            if (some <= 0) return;
            long next = at + some;
            for (int i = 0; i < some; i++) {
                int marker = bytes[i] & 0xff;
                if (marker == 0xff || !marked) {
                    marked = marker == 0xff;
                    continue;
                }
                marked = false;
                // a byte of the pixels, or a mark among them
                if (marker < 0xc0 || marker >= 0xd0 && marker <= 0xd7) continue;
                long place = at + i - 1;
                if (marker == 0xd9) {
                    hide(hidden, place + 2, all);
                    return;
                }
                // another picture begins before this one ended
                if (marker == 0xd8 || place + 4 > all) {
                    hide(hidden, place, all);
                    return;
                }
                file.seek(place + 2);
                int length = file.read() << 8 | file.read();
                next = place + 2 + length;
                if (length < 2 || next > all) {
                    hide(hidden, place, all);
                    return;
                }
                if (tells(file, marker, place + 4, length - 2)) hide(hidden, place, next);
                break;
            }
            at = next;
        }
    }

    private static void hide(List<Segment> hidden, long from, long to) {
        if (from < to) hidden.add(new Segment(from, to));
    }

    private static int orientation(byte[] exif) {
        if (exif.length < 14 || exif[0] != 'E' || exif[1] != 'x' || exif[2] != 'i' || exif[3] != 'f') return 1;
        int tiff = 6;
        boolean little = exif[tiff] == 'I';
        long directory = tiff + four(exif, tiff + 4, little);
        if (directory < tiff || directory + 2 > exif.length) return 1;
        int entries = ordered(exif, (int) directory, little);
        for (int i = 0; i < entries; i++) {
            int entry = (int) directory + 2 + 12 * i;
            if (entry + 12 > exif.length) return 1;
            if (ordered(exif, entry, little) == 0x0112) {
                int value = ordered(exif, entry + 8, little);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    /** A segment that says how the picture is held, and nothing else. */
    static byte[] held(int orientation) {
        return new byte[] {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
    }

    private static int two(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private static int ordered(byte[] bytes, int at, boolean little) {
        int one = bytes[at] & 0xff;
        int other = bytes[at + 1] & 0xff;
        return little ? other << 8 | one : one << 8 | other;
    }

    private static long four(byte[] bytes, int at, boolean little) {
        long one = ordered(bytes, at, little);
        long other = ordered(bytes, at + 2, little);
        return little ? other << 16 | one : one << 16 | other;
    }
}
