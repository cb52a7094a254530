// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.walks;

import fr.parvis.files.NormalizedImage;
import fr.parvis.rounds.RoundsSettings;
import fr.parvis.rounds.domain.Result;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.springframework.stereotype.Component;

/**
 * Makes the photo that is kept of a photo that arrives: a JPEG of 1600 pixels at most, upright, of which nothing is left but the
 * picture: no place, no device, no thumbnail. Sizes are read before any pixel is.
 */
@Component
class PlacePhoto {
    static final int LONGEST_SIDE = 1600;
    private static final int SIDE = 12_000;
    private static final long PIXELS = 50_000_000;
    private static final float QUALITY = 0.8f;

    private final int bytes;

    PlacePhoto(RoundsSettings settings) {
        this.bytes = settings.photoBytes();
        // pictures pass through memory, never through files
        ImageIO.setUseCache(false);
    }

    /** @return the JPEG, or why there is none */
    public Result<byte[]> handle(byte[] given) {
        if (given.length > bytes) return Result.rejected("photo", "rounds.problem.photo-heavy", bytes / 1_000_000);
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(given))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) return Result.rejected("photo", "rounds.problem.photo-none");
            var reader = readers.next();
            try {
                if (!List.of("JPEG", "PNG").contains(reader.getFormatName().toUpperCase(Locale.ROOT)))
                    return Result.rejected("photo", "rounds.problem.photo-none");
                reader.setInput(input, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (width > SIDE || height > SIDE || (long) width * height > PIXELS)
                    return Result.rejected("photo", "rounds.problem.photo-large", width, height);
                return new Result.Accepted<>(NormalizedImage.jpeg(
                        NormalizedImage.of(small(reader, width, height), orientation(given), LONGEST_SIDE), QUALITY));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // a file that only begins like a picture
            return Result.rejected("photo", "rounds.problem.photo-none");
        }
    }

    /** Every so many pixels only, so that no large picture is ever whole in memory. */
    private static BufferedImage small(ImageReader reader, int width, int height) throws IOException {
        var how = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / (LONGEST_SIDE * 2));
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }

    /** Looks for the one fact of the camera's that the picture needs; 1 when it says nothing. */
    static int orientation(byte[] jpeg) {
        int at = 2;
        while (at + 4 < jpeg.length && (jpeg[at] & 0xff) == 0xff) {
            int marker = jpeg[at + 1] & 0xff;
            int length = two(jpeg, at + 2, false);
            if (marker == 0xda || length < 2) return 1;
            if (marker == 0xe1
                    && at + 10 < jpeg.length
                    && jpeg[at + 4] == 'E'
                    && jpeg[at + 5] == 'x'
                    && jpeg[at + 6] == 'i') return orientation(jpeg, at + 10, Math.min(jpeg.length, at + 2 + length));
            at += 2 + length;
        }
        return 1;
    }

    private static int orientation(byte[] jpeg, int tiff, int end) {
        if (tiff + 8 > end) return 1;
        boolean little = jpeg[tiff] == 'I';
        long directory = tiff + four(jpeg, tiff + 4, little);
        if (directory < tiff || directory + 2 > end) return 1;
        int entries = two(jpeg, (int) directory, little);
        for (int i = 0; i < entries; i++) {
            int entry = (int) directory + 2 + 12 * i;
            if (entry + 12 > end) return 1;
            if (two(jpeg, entry, little) == 0x0112) {
                int value = two(jpeg, entry + 8, little);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static int two(byte[] bytes, int at, boolean little) {
        int one = bytes[at] & 0xff;
        int other = bytes[at + 1] & 0xff;
        return little ? other << 8 | one : one << 8 | other;
    }

    private static long four(byte[] bytes, int at, boolean little) {
        long one = two(bytes, at, little);
        long other = two(bytes, at + 2, little);
        return little ? other << 16 | one : one << 16 | other;
    }
}
