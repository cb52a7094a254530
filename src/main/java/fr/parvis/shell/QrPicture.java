// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** A QR code as a picture for paper, with its quiet margin, as a data address. */
public final class QrPicture {
    private static final int MARGIN = 4;
    private static final int DOTS = 8;

    private QrPicture() {}

    public static String of(String text) {
        try (var out = new ByteArrayOutputStream()) {
            var matrix = Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
            int side = (matrix.getWidth() + 2 * MARGIN) * DOTS;
            var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < side; y++)
                for (int x = 0; x < side; x++) picture.setRGB(x, y, dark(matrix, x, y) ? 0x000000 : 0xffffff);
            ImageIO.write(picture, "png", out);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean dark(com.google.zxing.qrcode.encoder.ByteMatrix matrix, int x, int y) {
        int column = x / DOTS - MARGIN;
        int row = y / DOTS - MARGIN;
        return column >= 0
                && row >= 0
                && column < matrix.getWidth()
                && row < matrix.getHeight()
                && matrix.get(column, row) == 1;
    }
}
