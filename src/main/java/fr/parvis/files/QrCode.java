// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/**
 * A QR code to be drawn as SVG: dark squares of side 1 as one path, with the quiet margin of four squares around.
 *
 * @param size of the side, margin included
 */
public record QrCode(int size, String path) {
    static final int MARGIN = 4;

    public static QrCode of(String text) {
        var matrix = matrix(text);
        var path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++)
            for (int x = 0; x < matrix.getWidth(); x++)
                if (matrix.get(x, y) == 1)
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
        return new QrCode(matrix.getWidth() + 2 * MARGIN, path.toString());
    }

    /** Squares without the margin, the dark ones 1. */
    static ByteMatrix matrix(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }
}
