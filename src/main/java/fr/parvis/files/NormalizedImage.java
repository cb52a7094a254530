// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** A picture as it is to be looked at: turned as the camera was held, white behind what is transparent, no longer than wanted. */
public final class NormalizedImage {
    private NormalizedImage() {}

    /**
     * @param orientation orientation of the camera, 1 to 8 (EXIF 2.3, tag 0x0112)
     * @param longest its longest side afterwards, in pixels; a smaller one keeps its size
     */
    public static BufferedImage of(BufferedImage read, int orientation, int longest) {
        double factor = Math.min(1, (double) longest / Math.max(read.getWidth(), read.getHeight()));
        int width = Math.max(1, (int) Math.round(read.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(read.getHeight() * factor));
        boolean lies = orientation >= 5;
        var drawn = new BufferedImage(lies ? height : width, lies ? width : height, BufferedImage.TYPE_INT_RGB);
        var pen = drawn.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.transform(held(orientation, width, height));
            pen.drawImage(read, 0, 0, width, height, null);
        } finally {
            pen.dispose();
        }
        return drawn;
    }

    /** @param quality 0 to 1 */
    public static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(output);
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static AffineTransform held(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
