// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.charset.StandardCharsets;

/** A picture in shades of gray, one byte a pixel, and what makes it easier to read: turned, straightened, lit evenly. */
final class GrayPicture {
    private static final int BLOCK = 32;
    private static final int WHITE = 245;
    private static final double STEEPEST = 8;

    private final BufferedImage image;

    private GrayPicture(BufferedImage image) {
        this.image = image;
    }

    /** @param longest its longest side afterwards: smaller ones grow to it, as a reader of letters wants */
    static GrayPicture of(BufferedImage picture, int longest) {
        double factor = (double) longest / Math.max(picture.getWidth(), picture.getHeight());
        int width = Math.max(1, (int) Math.round(picture.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * factor));
        var gray = blank(width, height);
        var pen = pen(gray);
        if (factor < 1)
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return new GrayPicture(gray);
    }

    private static BufferedImage blank(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    }

    private static Graphics2D pen(BufferedImage image) {
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        return pen;
    }

    BufferedImage image() {
        return image;
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    private byte[] pixels() {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    GrayPicture scaled(int longest) {
        return longest == Math.max(width(), height()) ? this : of(image, longest);
    }

    /** @param quarters turns clockwise */
    GrayPicture turned(int quarters) {
        int turns = Math.floorMod(quarters, 4);
        if (turns == 0) return this;
        boolean lies = turns % 2 == 1;
        var turned = blank(lies ? height() : width(), lies ? width() : height());
        var pen = pen(turned);
        var how = new AffineTransform();
        how.translate(turned.getWidth() / 2.0, turned.getHeight() / 2.0);
        how.quadrantRotate(turns);
        how.translate(-width() / 2.0, -height() / 2.0);
        pen.drawImage(image, how, null);
        pen.dispose();
        return new GrayPicture(turned);
    }

    /** Turned back by the angle of its lines. */
    GrayPicture straightened() {
        double degrees = skew();
        if (Math.abs(degrees) < 0.15) return this;
        var straight = blank(width(), height());
        var pen = pen(straight);
        pen.rotate(Math.toRadians(-degrees), width() / 2.0, height() / 2.0);
        pen.drawImage(image, 0, 0, null);
        pen.dispose();
        return new GrayPicture(straight);
    }

    /** Dark pixels of a small copy, by which lines of text are seen. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Dark(int[] xs, int[] ys, int count, int width, int height) {

        /** Whether there are too few for lines, or so many that it is no paper. */
        boolean tellsNothing() {
            return count < 200 || count > width * height / 2;
        }

        double distinct(double degrees) {
            double slope = Math.tan(Math.toRadians(degrees));
            int shift = (int) Math.ceil(Math.abs(slope) * width) + 1;
            var rows = new int[height + 2 * shift + 1];
            for (int i = 0; i < count; i++) rows[(int) Math.round(ys[i] - xs[i] * slope) + shift]++;
            double sum = 0;
            for (int i = 1; i < rows.length; i++) {
                double step = rows[i] - rows[i - 1];
                sum += step * step;
            }
            return sum;
        }
    }

    private Dark dark() {
        var small = scaled(900).evenlyLit();
        var pixels = small.pixels();
        int width = small.width();
        int height = small.height();
        int dark = 0;
        for (var pixel : pixels) if ((pixel & 0xff) < 140) dark++;
        var xs = new int[dark];
        var ys = new int[dark];
        int at = 0;
        int edge = 12;
        for (int y = edge; y < height - edge; y++)
            for (int x = edge; x < width - edge; x++)
                if ((pixels[y * width + x] & 0xff) < 140) {
                    xs[at] = x;
                    ys[at++] = y;
                }
        return new Dark(xs, ys, at, width, height);
    }

    /** Degrees by which lines of text fall to the right: the angle at which rows of dark pixels are the most distinct. */
    double skew() {
        var dark = dark();
        if (dark.tellsNothing()) return 0;
        double best = 0;
        double most = dark.distinct(0) * 1.02;
        for (double degrees = -STEEPEST; degrees <= STEEPEST; degrees += 0.5) {
            double here = dark.distinct(degrees);
            if (here > most) {
                most = here;
                best = degrees;
            }
        }
        double around = best;
        for (double degrees = around - 0.4; degrees <= around + 0.41; degrees += 0.1) {
            double here = dark.distinct(degrees);
            if (here > most) {
                most = here;
                best = degrees;
            }
        }
        return best;
    }

    /** With white paper everywhere: shadows and the fall of light are divided out. */
    GrayPicture evenlyLit() {
        int columns = (width() + BLOCK - 1) / BLOCK;
        int rows = (height() + BLOCK - 1) / BLOCK;
        var paper = new int[rows * columns];
        var pixels = pixels();
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
                paper[row * columns + column] = brightness(pixels, column * BLOCK, row * BLOCK);
        paper = smoothed(paper, rows, columns);
        var lit = blank(width(), height());
        var to = ((DataBufferByte) lit.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < height(); y++) {
            double row = Math.clamp((y - BLOCK / 2.0) / BLOCK, 0, rows - 1.0);
            int top = (int) row;
            int below = Math.min(rows - 1, top + 1);
            double down = row - top;
            for (int x = 0; x < width(); x++) {
                double column = Math.clamp((x - BLOCK / 2.0) / BLOCK, 0, columns - 1.0);
                int left = (int) column;
                int right = Math.min(columns - 1, left + 1);
                double over = column - left;
                double upper = paper[top * columns + left] * (1 - over) + paper[top * columns + right] * over;
                double lower = paper[below * columns + left] * (1 - over) + paper[below * columns + right] * over;
                double here = Math.max(20, upper * (1 - down) + lower * down);
                int gray = pixels[y * width() + x] & 0xff;
                to[y * width() + x] = (byte) Math.min(255, (int) (gray * WHITE / here));
            }
        }
        return new GrayPicture(lit);
    }

    /** Ninth decile of a block's brightness: that of its paper, where there is any. */
    private int brightness(byte[] pixels, int left, int top) {
        var counts = new int[256];
        int all = 0;
        for (int y = top; y < Math.min(height(), top + BLOCK); y++)
            for (int x = left; x < Math.min(width(), left + BLOCK); x++) {
                counts[pixels[y * width() + x] & 0xff]++;
                all++;
            }
        int left_ = all / 10;
        for (int gray = 255; gray > 0; gray--) {
            left_ -= counts[gray];
            if (left_ < 0) return gray;
        }
        return 0;
    }

    private static int[] smoothed(int[] paper, int rows, int columns) {
        var wide = new int[paper.length];
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++) {
                int most = 0;
                for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
                    for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++)
                        most = Math.max(most, paper[r * columns + c]);
                wide[row * columns + column] = most;
            }
        var smooth = new int[paper.length];
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++) {
                int sum = 0;
                int count = 0;
                for (int r = Math.max(0, row - 2); r <= Math.min(rows - 1, row + 2); r++)
                    for (int c = Math.max(0, column - 2); c <= Math.min(columns - 1, column + 2); c++) {
                        sum += wide[r * columns + c];
                        count++;
                    }
                smooth[row * columns + column] = sum / count;
            }
        return smooth;
    }

    /** As a portable graymap (PGM, P5): nothing has to compress it. */
    byte[] pgm() {
        var head = ("P5\n" + width() + " " + height() + "\n255\n").getBytes(StandardCharsets.US_ASCII);
        var pixels = pixels();
        var all = new byte[head.length + pixels.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(pixels, 0, all, head.length, pixels.length);
        return all;
    }
}
