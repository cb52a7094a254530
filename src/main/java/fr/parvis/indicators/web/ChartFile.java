// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import fr.parvis.shell.Bar;
import java.util.List;
import java.util.Locale;

/** A chart of bars as an SVG file of its own, black on white: its title, its numbers, and beneath it the question and the date. */
final class ChartFile {
    private static final int WIDTH = 800;
    private static final int LABEL = 280;
    private static final int LONGEST_BAR = 400;
    private static final int STEP = 28;
    private static final int TOP = 64;
    private static final int MOST_SIGNS = 36;

    private ChartFile() {}

    /** @param notes lines beneath the chart */
    static String of(String title, List<Bar> bars, List<String> notes) {
        double top = bars.stream()
                .mapToDouble(bar -> bar.value() == null ? 0 : bar.value())
                .max()
                .orElse(0);
        int height = TOP + bars.size() * STEP + notes.size() * 20 + 32;
        var svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\""
                        .formatted(WIDTH, height, WIDTH, height));
        svg.append(" font-family=\"sans-serif\" font-size=\"15\"><title>")
                .append(escaped(title))
                .append("</title>\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        svg.append("<text x=\"16\" y=\"36\" font-size=\"20\" font-weight=\"bold\">")
                .append(escaped(title))
                .append("</text>\n");
        int y = TOP;
        for (var bar : bars) {
            var value = bar.value();
            double length = value == null || top == 0 ? 0 : LONGEST_BAR * value / top;
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                    .formatted(LABEL - 8, y + 16, escaped(cut(bar.label()))));
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"#0b5563\"/>",
                    LABEL,
                    y + 2,
                    length));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\">%s</text>\n",
                    LABEL + length + 6,
                    y + 16,
                    escaped(bar.text())));
            y += STEP;
        }
        y += 24;
        for (var note : notes) {
            svg.append(
                    "<text x=\"16\" y=\"%d\" font-size=\"13\" fill=\"#444\">%s</text>\n".formatted(y, escaped(note)));
            y += 20;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String cut(String text) {
        return text.length() > MOST_SIGNS ? text.substring(0, MOST_SIGNS - 1) + "…" : text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
