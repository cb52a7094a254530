package fr.parvis.mandates.web;

import fr.parvis.shell.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** A QR code as a picture inside a document: papers draw no SVG. */
final class QrPicture {
    private static final int SIDE = 6;
    private static final Pattern SQUARE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

    private QrPicture() {}

    /** @return a data address of a PNG */
    static String of(String text) {
        var code = QrCode.of(text);
        var picture = new BufferedImage(code.size() * SIDE, code.size() * SIDE, BufferedImage.TYPE_BYTE_BINARY);
        var drawn = picture.createGraphics();
        drawn.setColor(java.awt.Color.WHITE);
        drawn.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        drawn.setColor(java.awt.Color.BLACK);
        SQUARE.matcher(code.path())
                .results()
                .forEach(square -> drawn.fillRect(
                        Integer.parseInt(square.group(1)) * SIDE,
                        Integer.parseInt(square.group(2)) * SIDE,
                        SIDE,
                        SIDE));
        drawn.dispose();
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", out);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
