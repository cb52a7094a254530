// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** A QR code as a picture for paper, with its quiet margin, as a data address. */
public final class QrPicture {
    private static final int DOTS = 8;

    private QrPicture() {}

    public static String of(String text) {
        try (var out = new ByteArrayOutputStream()) {
            var matrix = QrCode.matrix(text);
            int margin = QrCode.MARGIN;
            int side = (matrix.getWidth() + 2 * margin) * DOTS;
            var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
            var pen = picture.createGraphics();
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, side, side);
            pen.setColor(Color.BLACK);
            for (int y = 0; y < matrix.getHeight(); y++)
                for (int x = 0; x < matrix.getWidth(); x++)
                    if (matrix.get(x, y) == 1) pen.fillRect((x + margin) * DOTS, (y + margin) * DOTS, DOTS, DOTS);
            pen.dispose();
            ImageIO.write(picture, "png", out);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
