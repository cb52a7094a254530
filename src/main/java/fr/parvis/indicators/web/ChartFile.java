// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import fr.parvis.files.GlyphText;
import fr.parvis.shell.Bar;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * A chart of bars as a file of its own, black on white, as SVG or PNG: its title, its numbers, and beneath it the question and the date. Letters of the PNG are
 * outlines of our font: a machine without fonts draws them.
 *
 * @param notes lines beneath the chart
 */
record ChartFile(String title, List<Bar> bars, List<String> notes) {
    private static final int WIDTH = 800;
    private static final int LABEL = 280;
    private static final int LONGEST_BAR = 400;
    private static final int STEP = 28;
    private static final int BAR = 18;
    private static final int TOP = 64;
    private static final int NOTE = 20;
    private static final int MOST_SIGNS = 36;

    /** Dots of the PNG for one of the SVG, so that it is sharp in a document. */
    private static final int DOTS = 2;

    private static final GlyphText LETTERS = new GlyphText();

    /** Look of a text. */
    private enum Style {
        TITLE(20, 0, false),
        LABEL(15, 0, true),
        AMOUNT(15, 0, false),
        NOTE(13, 0x444444, false);

        private final int size;
        private final int colour;

        /** Whether the text ends where it is put. */
        private final boolean right;

        Style(int size, int colour, boolean right) {
            this.size = size;
            this.colour = colour;
            this.right = right;
        }
    }

    /** A drawing, one part after the other. */
    private interface Drawing {
        void text(String text, double x, double y, Style style);

        void bar(double x, double y, double width);
    }

    private int height() {
        return TOP + bars.size() * STEP + notes.size() * NOTE + 32;
    }

    private void draw(Drawing drawing) {
        double top = bars.stream()
                .mapToDouble(bar -> bar.value() == null ? 0 : bar.value())
                .max()
                .orElse(0);
        drawing.text(title, 16, 36, Style.TITLE);
        int y = TOP;
        for (var bar : bars) {
            var value = bar.value();
            double length = value == null || top == 0 ? 0 : LONGEST_BAR * value / top;
            drawing.text(cut(bar.label()), LABEL - 8, y + 16, Style.LABEL);
            drawing.bar(LABEL, y + 2, length);
            drawing.text(bar.text(), LABEL + length + 6, y + 16, Style.AMOUNT);
            y += STEP;
        }
        y += 24;
        for (var note : notes) {
            drawing.text(note, 16, y, Style.NOTE);
            y += NOTE;
        }
    }

    byte[] svg() {
        var svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"sans-serif\">"
                        .formatted(WIDTH, height(), WIDTH, height()));
        svg.append("<title>").append(escaped(title)).append("</title>\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        draw(new Drawing() {
            @Override
            public void text(String text, double x, double y, Style style) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" fill=\"#%06x\"%s>%s</text>\n",
                        x,
                        y,
                        style.size,
                        style.colour,
                        style.right ? " text-anchor=\"end\"" : "",
                        escaped(text)));
            }

            @Override
            public void bar(double x, double y, double width) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"#0b5563\"/>\n",
                        x,
                        y,
                        width,
                        BAR));
            }
        });
        return svg.append("</svg>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] png() {
        var picture = new BufferedImage(WIDTH * DOTS, height() * DOTS, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.scale(DOTS, DOTS);
        pen.setColor(Color.WHITE);
        pen.fill(new Rectangle2D.Double(0, 0, WIDTH, height()));
        draw(new Drawing() {
            @Override
            public void text(String text, double x, double y, Style style) {
                pen.setColor(new Color(style.colour));
                var fitting = LETTERS.fit(text, style.size, style.right ? x - 16 : WIDTH - 16 - x);
                double from = style.right ? x - LETTERS.width(fitting, style.size) : x;
                pen.fill(LETTERS.outlines(fitting, from, y, style.size));
            }

            @Override
            public void bar(double x, double y, double width) {
                pen.setColor(new Color(0x0b5563));
                pen.fill(new Rectangle2D.Double(x, y, width, BAR));
            }
        });
        pen.dispose();
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cut(String text) {
        return text.length() > MOST_SIGNS ? text.substring(0, MOST_SIGNS - 1) + "…" : text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
