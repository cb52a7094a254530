// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.papers;

import static fr.parvis.files.office.Odf.paragraph;
import static fr.parvis.files.office.OfficeFile.escaped;

import fr.parvis.files.office.Odf;
import fr.parvis.reports.domain.Block;
import fr.parvis.reports.domain.Model;
import fr.parvis.shell.Words;
import fr.parvis.values.Paragraph;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report as slides of OpenDocument (ODP), wide ones: one thing on each, under the title that it belongs to. */
final class OdpReport {
    private static final double WIDE = 28;
    private static final double LEFT = 1.6;
    private static final double ROOM = WIDE - 2 * LEFT;
    private static final double TOP = 3.4;
    private static final int MOST_ROWS = 8;
    private static final int MOST_FIGURES = 4;
    private static final int MOST_SIGNS = 520;

    private final StringBuilder slides = new StringBuilder();
    private String title;
    private int number;

    private OdpReport(String title) {
        this.title = title;
    }

    static byte[] of(Model model, ReportSheet sheet) {
        var odp = new OdpReport(model.title());
        odp.first(model, sheet);
        for (var block : model.blocks()) odp.add(block, model);
        if (!sheet.changes().isEmpty()) {
            odp.title = sheet.changesTitle();
            odp.lines(sheet.changes());
        }
        return Odf.Kind.PRESENTATION.document(
                model.title(), STYLES, AUTOMATIC + OdfChart.STYLES, odp.slides.toString());
    }

    private static final String STYLES = """
            <office:font-face-decls><style:font-face style:name="Noto Sans" svg:font-family="'Noto Sans'" style:font-family-generic="swiss"/></office:font-face-decls>
            <office:styles>
            <style:default-style style:family="graphic"><style:text-properties style:font-name="Noto Sans" fo:font-size="16pt" fo:language="fr" fo:country="FR" fo:color="#1c2326"/></style:default-style>
            <style:style style:name="standard" style:family="graphic"/>
            </office:styles>
            <office:automatic-styles><style:page-layout style:name="Wide"><style:page-layout-properties fo:margin-top="0cm" fo:margin-bottom="0cm" fo:margin-left="0cm" fo:margin-right="0cm" fo:page-width="28cm" fo:page-height="15.75cm" style:print-orientation="landscape"/></style:page-layout><style:style style:name="Ground" style:family="drawing-page"><style:drawing-page-properties draw:fill="none"/></style:style></office:automatic-styles>
            <office:master-styles><style:master-page style:name="Default" style:page-layout-name="Wide" draw:style-name="Ground"/></office:master-styles>""";

    private static final String AUTOMATIC = """
            <style:style style:name="Slide" style:family="drawing-page"><style:drawing-page-properties presentation:display-page-number="false"/></style:style>
            <style:style style:name="Box" style:family="graphic" style:parent-style-name="standard"><style:graphic-properties draw:stroke="none" draw:fill="none" draw:auto-grow-height="false" draw:auto-grow-width="false" fo:padding="0cm"/></style:style>
            <style:style style:name="Big" style:family="text"><style:text-properties fo:font-size="36pt" fo:font-weight="bold" fo:color="#0b5563"/></style:style>
            <style:style style:name="Heading" style:family="text"><style:text-properties fo:font-size="26pt" fo:font-weight="bold" fo:color="#0b5563"/></style:style>
            <style:style style:name="Plain" style:family="text"><style:text-properties fo:font-size="16pt"/></style:style>
            <style:style style:name="Caption" style:family="text"><style:text-properties fo:font-size="16pt" fo:font-weight="bold"/></style:style>
            <style:style style:name="Small" style:family="text"><style:text-properties fo:font-size="11pt" fo:color="#444444"/></style:style>
            <style:style style:name="Strong" style:family="text"><style:text-properties fo:font-size="12pt" fo:font-weight="bold"/></style:style>
            <style:style style:name="Cell" style:family="text"><style:text-properties fo:font-size="12pt"/></style:style>
            <style:style style:name="P" style:family="paragraph"/>
            <style:style style:name="End" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/></style:style>
            <style:style style:name="Under" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border-bottom="0.5pt solid #c9cfd2"/><style:graphic-properties draw:fill="none"/></style:style>
            """;

    private void first(Model model, ReportSheet sheet) {
        begin(model.title());
        slides.append(box(across(4.2, 3.4), span("Big", model.title()), "title"))
                .append(box(across(8, 2), span("Plain", model.subtitle()), ""))
                .append(box(across(13.6, 1.4), span("Small", String.join(" ", sheet.notes())), ""));
        end();
    }

    private void begin(String name) {
        number++;
        slides.append("<draw:page draw:name=\"" + number + ". " + escaped(name)
                + "\" draw:style-name=\"Slide\" draw:master-page-name=\"Default\">");
    }

    /** A slide under the title in force. */
    private void under(String caption) {
        begin(caption.isEmpty() ? title : caption);
        slides.append(box(across(0.9, 1.4), span("Heading", title), "title"));
        if (!caption.isEmpty()) slides.append(box(across(2.3, 0.9), span("Caption", caption), ""));
    }

    private void end() {
        slides.append("</draw:page>");
    }

    private static String span(String style, String text) {
        return "<text:span text:style-name=\"" + style + "\">" + escaped(text) + "</text:span>";
    }

    /** Place from margin to margin. */
    private static OdfRectangle across(double y, double high) {
        return new OdfRectangle(LEFT, y, ROOM, high);
    }

    /** A centimetre narrower on each side, for a quote. */
    private static OdfRectangle inside(double y, double high) {
        return new OdfRectangle(LEFT + 1, y, ROOM - 2, high);
    }

    private static String box(OdfRectangle place, String content, String kind) {
        return frame(place, paragraph("P", content), kind);
    }

    private static String frame(OdfRectangle place, String paragraphs, String kind) {
        return "<draw:frame draw:style-name=\"Box\"" + (kind.isEmpty() ? "" : " presentation:class=\"" + kind + "\"")
                + place.attributes() + "><draw:text-box>" + paragraphs + "</draw:text-box></draw:frame>";
    }

    private void add(Block block, Model model) {
        switch (block) {
            case Block.Title heading -> title = heading.text();
            case Block.Text text -> {
                var lines = new ArrayList<String>();
                for (var one : Paragraph.of(text.text()))
                    if (one.list()) one.lines().forEach(line -> lines.add("• " + line));
                    else lines.add(String.join(" ", one.lines()));
                lines(lines);
            }
            case Block.Quote quote -> {
                under("");
                slides.append(box(inside(5, 5), span("Heading", "« " + quote.text() + " »"), ""));
                if (!quote.author().isEmpty())
                    slides.append(box(inside(11, 1), span("Plain", "— " + quote.author()), ""));
                end();
            }
            case Block.Indicators indicators -> {
                var all = indicators.figures();
                for (int i = 0; i < all.size(); i += MOST_FIGURES)
                    figures(all.subList(i, Math.min(all.size(), i + MOST_FIGURES)), model.columns());
            }
            case Block.Table table -> tables(table);
            case Block.Chart chart -> {
                under(chart.caption());
                if (!chart.bars().isEmpty()) slides.append(OdfChart.onSlide(chart, LEFT, TOP + 0.2, ROOM));
                note(chart.note());
                end();
            }
            case Block.Points points -> tables(ReportSheet.table(points));
        }
    }

    private void note(String note) {
        if (!note.isEmpty()) slides.append(box(across(14.4, 0.9), span("Small", note), ""));
    }

    /** As many lines on a slide as can be read from the back. */
    private void lines(List<String> lines) {
        var some = new StringBuilder();
        int signs = 0;
        for (var line : lines) {
            if (signs > 0 && signs + line.length() > MOST_SIGNS) {
                slide(some);
                some.setLength(0);
                signs = 0;
            }
            some.append(paragraph("P", span("Plain", line)));
            signs += line.length() + 40;
        }
        if (signs > 0) slide(some);
    }

    private void slide(CharSequence paragraphs) {
        under("");
        slides.append(frame(across(TOP - 0.6, 11.4), paragraphs.toString(), "outline"));
        end();
    }

    private void figures(List<Block.Figure> some, List<String> columns) {
        under("");
        double wide = ROOM / Math.max(2, some.size());
        for (int i = 0; i < some.size(); i++) {
            var figure = some.get(i);
            var words = new StringBuilder(paragraph(
                            "P", span("Big", figure.values().getFirst().text())))
                    .append(paragraph("P", span("Caption", figure.label())));
            for (int column = 1; column < columns.size(); column++)
                words.append(paragraph(
                        "P",
                        span(
                                "Small",
                                Words.labelled(
                                        columns.get(column),
                                        figure.values().get(column).text()))));
            words.append(paragraph("P", span("Small", figure.definition())));
            slides.append(frame(new OdfRectangle(LEFT + i * wide, 4, wide - 0.6, 9), words.toString(), ""));
        }
        note(columns.getFirst());
        end();
    }

    private void tables(Block.Table of) {
        var all = new ArrayList<>(of.rows());
        var total = of.total();
        if (total != null) all.add(total);
        for (int i = 0; i == 0 || i < all.size(); i += MOST_ROWS) {
            under(of.caption());
            var some = all.subList(Math.min(i, all.size()), Math.min(all.size(), i + MOST_ROWS));
            if (!some.isEmpty()) table(of.head(), of.columns(), some, total);
            note(of.note());
            end();
        }
    }

    private void table(String head, List<String> columns, List<Block.Row> rows, Block.@Nullable Row total) {
        slides.append("<draw:frame draw:style-name=\"Box\""
                + across(TOP, (rows.size() + 1) * 1.1).attributes()
                + "><table:table table:use-first-row-styles=\"true\"><table:table-column/>"
                + "<table:table-column/>".repeat(columns.size()) + "<table:table-row>");
        cell("P", span("Strong", head));
        for (var column : columns) cell("End", span("Strong", column));
        slides.append("</table:table-row>");
        for (var row : rows) {
            var look = row == total ? "Strong" : "Cell";
            slides.append("<table:table-row>");
            cell("P", span(look, row.label()));
            for (var count : row.counts()) cell("End", span(look, count.text()));
            slides.append("</table:table-row>");
        }
        slides.append("</table:table></draw:frame>");
    }

    private void cell(String style, String content) {
        slides.append(
                "<table:table-cell table:style-name=\"Under\">" + paragraph(style, content) + "</table:table-cell>");
    }
}
