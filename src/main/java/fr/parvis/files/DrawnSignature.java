// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A signature that was drawn on the screen, as a data address of a PNG picture. */
public final class DrawnSignature {
    private static final String PICTURE = "data:image/png;base64,";
    private static final int HEAVIEST = 300_000;
    private static final int WIDEST = 2400;
    private static final int FEWEST_DARK = 40;

    private DrawnSignature() {}

    /** Why what was sent is no signature: {@code drawn} when it is empty, {@code drawn-broken} when it is no picture or too large; null when it is one. */
    public static @Nullable String problem(String drawn) {
        if (drawn.isBlank()) return "drawn";
        if (!drawn.startsWith(PICTURE) || drawn.length() > HEAVIEST) return "drawn-broken";
        try {
            var bytes = Base64.getDecoder().decode(drawn.substring(PICTURE.length()));
            var size = size(bytes);
            if (size == null || size[0] > WIDEST || size[1] > WIDEST) return "drawn-broken";
            var picture = ImageIO.read(new ByteArrayInputStream(bytes));
            if (picture == null) return "drawn-broken";
            return dark(picture) < FEWEST_DARK ? "drawn" : null;
        } catch (IllegalArgumentException | IOException e) {
            return "drawn-broken";
        }
    }

    /** As the head of the file says it: nothing is unpacked before it is known to be small. */
    private static int @Nullable [] size(byte[] png) {
        byte[] head = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
        if (png.length < 33) return null;
        for (int i = 0; i < head.length; i++) if (png[i] != head[i]) return null;
        var in = ByteBuffer.wrap(png);
        int width = in.getInt(16);
        int height = in.getInt(20);
        return width < 1 || height < 1 ? null : new int[] {width, height};
    }

    private static int dark(BufferedImage picture) {
        int dark = 0;
        for (int y = 0; y < picture.getHeight(); y++)
            for (int x = 0; x < picture.getWidth(); x++) {
                int point = picture.getRGB(x, y);
                if (point >>> 24 > 100 && (point & 0xff) + (point >> 8 & 0xff) + (point >> 16 & 0xff) < 384) dark++;
            }
        return dark;
    }
}
