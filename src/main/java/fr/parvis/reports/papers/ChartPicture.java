// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.papers;

import static fr.parvis.files.office.OfficeFile.escaped;

import fr.parvis.files.GlyphText;
import fr.parvis.reports.domain.Block;
import fr.parvis.shell.Bar;
import fr.parvis.shell.ChartScale;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A chart as an SVG that needs no font: bars with their labels, or columns on an axis. */
@Component
class ChartPicture {
    /** Width of the picture; its height follows from its bars. */
    private static final double WIDTH = 640;

    private static final String INK = "#0b5563";
    private static final String TEXT = "#1c2326";
    private static final String LINE = "#c9cfd2";
    private static final double SIZE = 12;
    private static final double ROW = 25;
    private static final double LABELS = 235;
    private static final double VALUES = 70;
    private static final double COLUMNS_HIGH = 190;
    private static final double AXIS = 52;
    private static final double TOP = 18;
    private static final double UNDER = 26;

    private final GlyphText text = new GlyphText();

    /** Text alternative of the picture. */
    static String alternative(Block.Chart chart) {
        return Words.labelled(
                chart.caption(),
                chart.bars().stream()
                        .map(bar -> bar.label() + " " + bar.count().text())
                        .collect(Collectors.joining("\u00a0; ")));
    }

    /** A picture that is {@code width} millimetres wide, with its alternative text in the attribute that the drawer of papers reads. */
    String svg(Block.Chart chart, int width) {
        var drawn = switch (chart.form()) {
            case BARS -> bars(chart.bars());
            case COLUMNS -> columns(chart.bars());
        };
        double ratio = ratio(chart);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" alt=\"" + escaped(alternative(chart))
                + "\" style=\"width: " + width + "mm; height: " + number(width * ratio) + "mm\" viewBox=\"0 0 "
                + Math.round(WIDTH) + " " + Math.round(WIDTH * ratio) + "\">" + drawn + "</svg>";
    }

    private static double value(Block.Bar bar) {
        return Objects.requireNonNullElse(bar.count().value(), 0L);
    }

    private String bars(List<Block.Bar> bars) {
        double most = bars.stream().mapToDouble(ChartPicture::value).max().orElse(0);
        var drawn = new StringBuilder();
        double room = WIDTH - LABELS - VALUES;
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            double y = i * ROW;
            double length = most == 0 ? 0 : room * value(bar) / most;
            var label = text.fit(bar.label(), SIZE, LABELS - 14);
            drawn.append(fill(TEXT, text.draw(label, LABELS - 10 - text.width(label, SIZE), y + 17, SIZE)));
            drawn.append(rectangle(LABELS, y + 4, Math.max(length, 1), ROW - 8));
            drawn.append(fill(TEXT, text.draw(bar.count().text(), LABELS + length + 7, y + 17, SIZE)));
        }
        return drawn.toString();
    }

    private String columns(List<Block.Bar> bars) {
        var scale = ChartScale.of(bars.stream()
                .map(bar -> bar.count().value() == null
                        ? Bar.hidden(bar.label(), bar.count().text())
                        : new Bar(bar.label(), value(bar), bar.count().text()))
                .toList());
        var drawn = new StringBuilder();
        for (var mark : scale.marks()) {
            double y = TOP + COLUMNS_HIGH - COLUMNS_HIGH * mark / scale.top();
            drawn.append("<line x1=\"")
                    .append(number(AXIS))
                    .append("\" x2=\"")
                    .append(number(WIDTH))
                    .append("\" y1=\"")
                    .append(number(y))
                    .append("\" y2=\"")
                    .append(number(y))
                    .append("\" stroke=\"" + LINE + "\" stroke-width=\"1\"/>");
            var words = Words.in(Words.FRENCH).call(() -> Words.number(mark));
            drawn.append(fill(TEXT, text.draw(words, AXIS - 8 - text.width(words, 10), y + 4, 10)));
        }
        double step = (WIDTH - AXIS) / Math.max(1, bars.size());
        double wide = Math.min(step * 0.7, 70);
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            double middle = AXIS + step * (i + 0.5);
            double high = COLUMNS_HIGH * value(bar) / scale.top();
            drawn.append(rectangle(middle - wide / 2, TOP + COLUMNS_HIGH - high, wide, Math.max(high, 0.5)));
            var value = bar.count().text();
            drawn.append(fill(
                    TEXT, text.draw(value, middle - text.width(value, 10) / 2, TOP + COLUMNS_HIGH - high - 5, 10)));
            drawn.append(fill(
                    TEXT,
                    text.draw(bar.brief(), middle - text.width(bar.brief(), SIZE) / 2, TOP + COLUMNS_HIGH + 18, SIZE)));
        }
        return drawn.toString();
    }

    private static String fill(String colour, String paths) {
        return "<g fill=\"" + colour + "\">" + paths + "</g>";
    }

    private static String rectangle(double x, double y, double width, double height) {
        return "<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\""
                + number(height) + "\" fill=\"" + INK + "\"/>";
    }

    /** Height of the picture over its width. */
    static double ratio(Block.Chart chart) {
        return switch (chart.form()) {
            case BARS -> Math.max(1, chart.bars().size()) * ROW / WIDTH;
            case COLUMNS -> (TOP + COLUMNS_HIGH + UNDER) / WIDTH;
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
