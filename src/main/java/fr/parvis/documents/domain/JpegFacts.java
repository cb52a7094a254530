package fr.parvis.documents.domain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.io.RandomAccessRead;

/**
 * What the head of a JPEG says.
 *
 * @param orientation how the camera was held, 1 to 8 (EXIF 2.3, tag 0x0112)
 * @param private_ segments that tell of the camera, its place and its time: left out of what is kept
 */
record JpegFacts(int width, int height, int components, int orientation, List<Segment> private_) {

    /** Where a segment begins and ends, its marker included. */
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
            // Adobe's (colours) and the colour profile stay, and JFIF; all else that applications say goes
            if (marker >= 0xe1 && marker <= 0xef && marker != 0xe2 && marker != 0xee || marker == 0xfe)
                hidden.add(new Segment(at, end));
            if (marker == 0xda) break;
            at = end;
        }
        if (frame == null) throw new IOException("no size");
        return new JpegFacts(frame[0], frame[1], frame[2], orientation, List.copyOf(hidden));
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
