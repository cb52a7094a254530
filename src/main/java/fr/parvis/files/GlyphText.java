// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Text as outlines of Noto Sans, for pictures that need no font where they are shown. */
public final class GlyphText {
    private static final String FONT = "/fonts/noto-sans/400Regular/NotoSans_400Regular.ttf";

    /** Outline at size 1, upside down as pictures count from the top, also as the data of an SVG path, and how far the next letter stands. */
    private record Glyph(Shape outline, String path, double advance) {}

    private final TrueTypeFont font;
    private final CmapLookup letters;
    private final double perEm;
    private final Map<Integer, Glyph> glyphs = new ConcurrentHashMap<>();

    public GlyphText() {
        try (var in = GlyphText.class.getResourceAsStream(FONT)) {
            font = new TTFParser()
                    .parse(new RandomAccessReadBuffer(
                            Objects.requireNonNull(in, FONT).readAllBytes()));
            letters = font.getUnicodeCmapLookup();
            perEm = font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException("the font of charts cannot be read", e);
        }
    }

    /** How wide a text is at a size. */
    public double width(String text, double size) {
        return text.codePoints().mapToDouble(letter -> glyph(letter).advance()).sum() * size;
    }

    /** The text, or its beginning with an ellipsis where it is wider. */
    public String fit(String text, double size, double width) {
        if (width(text, size) <= width) return text;
        var cut = new StringBuilder(text);
        while (!cut.isEmpty() && width(cut + "…", size) > width) cut.setLength(cut.length() - 1);
        return cut.toString().stripTrailing() + "…";
    }

    /** Paths that draw the text from {@code x} on its line {@code y}. */
    public String draw(String text, double x, double y, double size) {
        var drawn = new StringBuilder();
        double at = x;
        for (int letter : text.codePoints().toArray()) {
            var glyph = glyph(letter);
            if (!glyph.path().isEmpty())
                drawn.append("<path transform=\"translate(")
                        .append(number(at))
                        .append(' ')
                        .append(number(y))
                        .append(") scale(")
                        .append(number(size))
                        .append(")\" d=\"")
                        .append(glyph.path())
                        .append("\"/>");
            at += glyph.advance() * size;
        }
        return drawn.toString();
    }

    /** Outlines of the text from {@code x} on its line {@code y}, to be filled. */
    public Shape outlines(String text, double x, double y, double size) {
        var drawn = new Path2D.Double();
        double at = x;
        for (int letter : text.codePoints().toArray()) {
            var glyph = glyph(letter);
            var place = AffineTransform.getTranslateInstance(at, y);
            place.scale(size, size);
            drawn.append(place.createTransformedShape(glyph.outline()), false);
            at += glyph.advance() * size;
        }
        return drawn;
    }

    private Glyph glyph(int letter) {
        return glyphs.computeIfAbsent(letter == 0x202f ? 0xa0 : letter, this::read);
    }

    /** A font reads its tables as it goes: one at a time. */
    private synchronized Glyph read(int letter) {
        try {
            int id = letters.getGlyphId(letter);
            var data = font.getGlyph().getGlyph(id);
            Shape outline = data == null || data.getNumberOfContours() == 0
                    ? new Path2D.Double()
                    : AffineTransform.getScaleInstance(1 / perEm, -1 / perEm).createTransformedShape(data.getPath());
            return new Glyph(outline, path(outline), font.getAdvanceWidth(id) / perEm);
        } catch (IOException e) {
            throw new UncheckedIOException("the font of charts cannot be read", e);
        }
    }

    private static String path(Shape outline) {
        var data = new StringBuilder();
        var points = new double[6];
        for (var it = outline.getPathIterator(null); !it.isDone(); it.next()) {
            int count = switch (it.currentSegment(points)) {
                case PathIterator.SEG_MOVETO -> append(data, "M", 2);
                case PathIterator.SEG_LINETO -> append(data, "L", 2);
                case PathIterator.SEG_QUADTO -> append(data, "Q", 4);
                case PathIterator.SEG_CUBICTO -> append(data, "C", 6);
                default -> append(data, "Z", 0);
            };
            for (int i = 0; i < count; i++) data.append(number(points[i])).append(' ');
        }
        return data.toString().strip();
    }

    private static int append(StringBuilder data, String sign, int count) {
        data.append(sign);
        return count;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
