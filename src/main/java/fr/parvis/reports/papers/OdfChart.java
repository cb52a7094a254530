// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.papers;

import static fr.parvis.files.office.OfficeFile.escaped;

import fr.parvis.files.GlyphText;
import fr.parvis.reports.domain.Block;
import java.util.List;
import java.util.Objects;

/** A chart as a group of shapes of OpenDocument, in centimetres: it can be taken apart and coloured, and says what it shows. */
final class OdfChart {
    /** Styles of its shapes, for the content's automatic styles. */
    static final String STYLES =
            "<style:style style:name=\"Bar\" style:family=\"graphic\"><style:graphic-properties draw:stroke=\"none\" draw:fill=\"solid\" draw:fill-color=\"#0b5563\"/></style:style>"
                    + label("Left", "start")
                    + label("Right", "end")
                    + label("Middle", "center")
                    + "<style:style style:name=\"ChartText\" style:family=\"text\"><style:text-properties fo:font-size=\"9pt\" fo:color=\"#1c2326\"/></style:style>";

    private static String label(String name, String align) {
        return "<style:style style:name=\"Label" + name
                + "\" style:family=\"graphic\"><style:graphic-properties draw:stroke=\"none\" draw:fill=\"none\" draw:textarea-vertical-align=\"middle\" fo:padding=\"0cm\" draw:auto-grow-height=\"false\"/><style:paragraph-properties fo:text-align=\""
                + align
                + "\"/></style:style><style:style style:name=\"Words" + name
                + "\" style:family=\"paragraph\"><style:paragraph-properties fo:text-align=\"" + align
                + "\"/></style:style>";
    }

    /** Size of letters in centimetres: 9 points. */
    private static final double SIZE = 0.3175;

    /** Another font, where ours is not there, may be wider. */
    private static final double NARROWER = 0.85;

    private static final GlyphText LETTERS = new GlyphText();
    private static final double LABELS = 5.6;
    private static final double VALUES = 2;
    private static final double COLUMNS_HIGH = 4.6;
    private static final double LINE = 0.6;
    private static final double MOST_ROW = 0.72;

    private final StringBuilder shapes = new StringBuilder();
    private final double left;
    private final double top;
    private final double width;

    private OdfChart(double left, double top, double width) {
        this.left = left;
        this.top = top;
        this.width = width;
    }

    static String onSlide(Block.Chart chart, double left, double top, double width) {
        return new OdfChart(left, top, width).group(chart, "");
    }

    /** Stands in its paragraph as a sign does. */
    static String inText(Block.Chart chart, double width) {
        return new OdfChart(0, 0, width).group(chart, " text:anchor-type=\"as-char\"");
    }

    /** @param anchor attributes that say how the group stands in its text */
    private String group(Block.Chart chart, String anchor) {
        switch (chart.form()) {
            case BARS -> bars(chart.bars());
            case COLUMNS -> columns(chart.bars());
        }
        return "<draw:g" + anchor + " draw:name=\"" + escaped(chart.caption()) + "\"><svg:title>"
                + escaped(chart.caption())
                + "</svg:title><svg:desc>" + escaped(ChartPicture.alternative(chart)) + "</svg:desc>" + shapes
                + "</draw:g>";
    }

    private static double value(Block.Bar bar) {
        return Objects.requireNonNullElse(bar.count().value(), 0L);
    }

    private static double most(List<Block.Bar> bars) {
        return Math.max(1, bars.stream().mapToDouble(OdfChart::value).max().orElse(1));
    }

    private void bars(List<Block.Bar> bars) {
        double room = width - LABELS - VALUES;
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            double y = top + i * MOST_ROW;
            double length = Math.max(0.03, room * value(bar) / most(bars));
            words(
                    "Right",
                    LETTERS.fit(bar.label(), SIZE, (LABELS - 0.2) * NARROWER),
                    new OdfRectangle(left, y, LABELS - 0.2, MOST_ROW));
            bar(left + LABELS, y + 0.1, length, MOST_ROW - 0.2);
            words("Left", bar.count().text(), new OdfRectangle(left + LABELS + length + 0.15, y, VALUES, MOST_ROW));
        }
    }

    private void columns(List<Block.Bar> bars) {
        double step = width / Math.max(1, bars.size());
        double wide = Math.min(step * 0.6, 2.2);
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            double middle = left + step * (i + 0.5);
            double high = Math.max(0.03, COLUMNS_HIGH * value(bar) / most(bars));
            double foot = top + LINE + COLUMNS_HIGH;
            bar(middle - wide / 2, foot - high, wide, high);
            var above = new OdfRectangle(middle - step / 2, foot - high - LINE, step, LINE);
            words("Middle", bar.count().text(), above);
            words("Middle", bar.brief(), new OdfRectangle(middle - step / 2, foot + 0.05, step, LINE));
        }
    }

    private void bar(double x, double y, double wide, double high) {
        shapes.append("<draw:rect draw:style-name=\"Bar\"" + new OdfRectangle(x, y, wide, high).attributes()
                + "><text:p/></draw:rect>");
    }

    private void words(String align, String text, OdfRectangle place) {
        shapes.append("<draw:rect draw:style-name=\"Label" + align + "\"" + place.attributes()
                + "><text:p text:style-name=\"Words"
                + align + "\"><text:span text:style-name=\"ChartText\">" + escaped(text)
                + "</text:span></text:p></draw:rect>");
    }
}
