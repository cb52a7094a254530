// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.limits.DrawingTurns;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Picture that a message or a social network shows of a page before one opens it: a sheet of 1,200 by 630 pixels with the name of a place, where it is,
 * and our sign. Drawn when it is asked for; the last hundred are kept.
 */
@Component
class PreviewPicture {
    private static final Logger LOG = LoggerFactory.getLogger(PreviewPicture.class);
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int MARGIN = 80;
    private static final int FOOT = HEIGHT - 50;
    private static final int MOST_KEPT = 100;

    /** Sizes of a name, the largest first. */
    private static final List<Size> SIZES = List.of(new Size(80, 2), new Size(64, 3), new Size(52, 3));

    private static final Color PAPER = new Color(0xfbf8f3);
    private static final Color INK = new Color(0x1e2a32);
    private static final Color ACT = new Color(0x0b5563);
    private static final Color NOTICE = new Color(0xf0b45a);

    /**
     * Text of the picture.
     *
     * @param name of the place, the largest
     * @param where below it
     * @param what one finds there, at the foot
     */
    record Text(String name, String where, String what) {}

    /**
     * Size of letters.
     *
     * @param pixels of their height
     * @param lines most lines that the text may take
     */
    private record Size(int pixels, int lines) {}

    /** Fonts of one weight, by script. */
    private record Face(Font latin, Font arabic) {}

    private record Faces(Face plain, Face bold) {}

    private final Map<Text, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Text, byte[]> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private final DrawingTurns turns;
    private @Nullable Faces faces;

    PreviewPicture(DrawingTurns turns) {
        this.turns = turns;
    }

    byte[] of(Text text) {
        var known = find(text);
        return known == null ? turns.take(() -> drawOnce(text)) : known;
    }

    private byte @Nullable [] find(Text text) {
        synchronized (kept) {
            return kept.get(text);
        }
    }

    /** Looks again after waiting for a turn: another request may have drawn the picture meanwhile. */
    private byte[] drawOnce(Text text) {
        var known = find(text);
        if (known != null) return known;
        var drawn = draw(text);
        synchronized (kept) {
            kept.put(text, drawn);
        }
        return drawn;
    }

    private byte[] draw(Text text) {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            pen.setColor(PAPER);
            pen.fillRect(0, 0, WIDTH, HEIGHT);
            pen.setColor(ACT);
            pen.fillRect(0, HEIGHT - 24, WIDTH, 24);
            sign(pen, MARGIN, 52, 72);
            write(pen, text);
        } finally {
            pen.dispose();
        }
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A square with a door and somebody in it, as in the head of each page. */
    private static void sign(Graphics2D pen, double x, double y, double side) {
        double unit = side / 32;
        pen.setColor(ACT);
        pen.fill(new RoundRectangle2D.Double(x, y, side, side, 14 * unit, 14 * unit));
        var walls = new Path2D.Double();
        walls.moveTo(x + 13 * unit, y + 25 * unit);
        walls.lineTo(x + 7 * unit, y + 25 * unit);
        walls.lineTo(x + 7 * unit, y + 7 * unit);
        walls.lineTo(x + 25 * unit, y + 7 * unit);
        walls.lineTo(x + 25 * unit, y + 25 * unit);
        walls.lineTo(x + 19 * unit, y + 25 * unit);
        pen.setColor(Color.WHITE);
        pen.setStroke(new BasicStroke((float) (3.2 * unit), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        pen.draw(walls);
        pen.setColor(NOTICE);
        pen.fill(new Ellipse2D.Double(x + 13 * unit, y + 20 * unit, 6 * unit, 6 * unit));
    }

    private void write(Graphics2D pen, Text text) {
        var known = faces();
        if (known == null) return;
        pen.setColor(INK);
        new TextLayout("Parvis", known.bold().latin().deriveFont(44f), pen.getFontRenderContext())
                .draw(pen, MARGIN + 92f, 103);
        float y = draw(pen, name(pen, text.name(), known.bold()), 164);
        y = draw(pen, lines(pen, text.where(), known.plain(), new Size(38, 2)), y + 14);
        pen.setColor(ACT);
        var what = lines(pen, text.what(), known.plain(), new Size(30, 2));
        float from = FOOT - what.high();
        // a long name leaves no room for what all of these pages say
        if (from > y + 10) draw(pen, what, from);
    }

    private static Lines name(Graphics2D pen, String text, Face face) {
        for (var size : SIZES) {
            var lines = lines(pen, text, face, size);
            if (lines.whole()) return lines;
        }
        // a name that is longer than that is cut; its page has all of it
        var words = text.split(" ");
        for (int count = words.length - 1; count > 0; count--) {
            var cut = String.join(" ", List.of(words).subList(0, count)) + " …";
            var lines = lines(pen, cut, face, SIZES.getLast());
            if (lines.whole()) return lines;
        }
        return lines(pen, text, face, SIZES.getLast());
    }

    /**
     * Text laid out.
     *
     * @param size of its letters, in pixels
     * @param whole whether all of it is there
     */
    private record Lines(List<TextLayout> all, int size, boolean whole) {
        float leading() {
            return 1.22f * size;
        }

        float high() {
            return all.size() * leading();
        }
    }

    private static Lines lines(Graphics2D pen, String text, Face face, Size size) {
        var lines = new ArrayList<TextLayout>();
        var drawable = drawable(text, face);
        if (drawable.isBlank()) return new Lines(lines, size.pixels(), true);
        var said = new AttributedString(drawable);
        for (int at = 0; at < drawable.length(); at++)
            said.addAttribute(
                    TextAttribute.FONT,
                    (face.latin().canDisplay(drawable.charAt(at)) ? face.latin() : face.arabic())
                            .deriveFont((float) size.pixels()),
                    at,
                    at + 1);
        var measurer = new LineBreakMeasurer(said.getIterator(), pen.getFontRenderContext());
        while (measurer.getPosition() < drawable.length() && lines.size() < size.lines())
            lines.add(measurer.nextLayout(WIDTH - 2 * MARGIN));
        return new Lines(lines, size.pixels(), measurer.getPosition() == drawable.length());
    }

    /** Without what no font of ours has a letter for: pictures, other scripts. */
    private static String drawable(String text, Face face) {
        var all = new StringBuilder();
        text.codePoints()
                .filter(letter -> Character.isBmpCodePoint(letter)
                        && (face.latin().canDisplay(letter) || face.arabic().canDisplay(letter)))
                .forEach(all::appendCodePoint);
        return all.toString().replaceAll("\\s+", " ").strip();
    }

    /** @return position below the text */
    private static float draw(Graphics2D pen, Lines lines, float from) {
        float y = from;
        for (var line : lines.all()) {
            // a line from right to left begins at the right
            float x = line.isLeftToRight() ? MARGIN : WIDTH - MARGIN - line.getAdvance();
            line.draw(pen, x, y + 0.95f * lines.size());
            y += lines.leading();
        }
        return y;
    }

    /** Read when they are first needed; nothing on a machine that cannot draw letters: the picture then has our sign alone. */
    private synchronized @Nullable Faces faces() {
        if (faces == null)
            try {
                faces = new Faces(
                        new Face(
                                font("noto-sans/400Regular/NotoSans_400Regular"),
                                font("noto-sans-arabic/400Regular/NotoSansArabic_400Regular")),
                        new Face(
                                font("noto-sans/700Bold/NotoSans_700Bold"),
                                font("noto-sans-arabic/700Bold/NotoSansArabic_700Bold")));
            } catch (IOException | FontFormatException | RuntimeException | LinkageError | InternalError e) {
                LOG.warn("pictures of pages have no words: this machine draws no letters ({})", e.toString());
            }
        return faces;
    }

    private static Font font(String file) throws IOException, FontFormatException {
        try (var in = PreviewPicture.class.getResourceAsStream("/fonts/" + file + ".ttf")) {
            return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(in, file));
        }
    }
}
