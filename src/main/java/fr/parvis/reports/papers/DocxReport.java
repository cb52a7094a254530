// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.papers;

import static fr.parvis.files.office.Docx.paragraph;
import static fr.parvis.files.office.Docx.run;
import static fr.parvis.files.office.Docx.style;
import static fr.parvis.files.office.Docx.twips;
import static fr.parvis.files.office.Docx.words;
import static fr.parvis.files.office.OfficeFile.escaped;

import fr.parvis.files.office.Docx;
import fr.parvis.reports.domain.Block;
import fr.parvis.reports.domain.Model;
import fr.parvis.shell.Words;
import fr.parvis.values.Paragraph;
import java.util.List;
import java.util.stream.Collectors;

/** A report as a WordprocessingML document: headings, tables with a head that is repeated, charts that can be changed. */
final class DocxReport {
    /** English metric units in a millimetre. */
    private static final long EMU = 36_000;

    private static final int CHART_WIDE = 166;
    private static final double TABLE_WIDE = 166;
    private static final double LABEL_SHARE = 0.4;
    private static final String CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";

    private static final String STYLES = style(
                    "Title",
                    "Title",
                    "<w:spacing w:after=\"120\"/>",
                    "<w:b/><w:color w:val=\"0B5563\"/><w:sz w:val=\"44\"/>")
            + style("Subtitle", "Subtitle", "<w:spacing w:after=\"360\"/>", "<w:color w:val=\"444444\"/>")
            + style(
                    "Heading1",
                    "heading 1",
                    "<w:keepNext/><w:spacing w:before=\"400\" w:after=\"160\"/><w:outlineLvl w:val=\"0\"/>",
                    "<w:b/><w:color w:val=\"0B5563\"/><w:sz w:val=\"30\"/>")
            + style(
                    "Heading2",
                    "heading 2",
                    "<w:keepNext/><w:spacing w:before=\"280\" w:after=\"100\"/><w:outlineLvl w:val=\"1\"/>",
                    "<w:b/><w:sz w:val=\"24\"/>")
            + style(
                    "Text",
                    "Rapport : paragraphe",
                    "<w:spacing w:after=\"160\" w:line=\"300\" w:lineRule=\"auto\"/>",
                    "")
            + style(
                    "Item",
                    "Rapport : liste",
                    "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"60\"/>",
                    "")
            + style(
                    "Note",
                    "Rapport : note",
                    "<w:spacing w:before=\"60\" w:after=\"160\"/>",
                    "<w:color w:val=\"444444\"/><w:sz w:val=\"18\"/>")
            + style(
                    "Quote",
                    "Quote",
                    "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"10\" w:color=\"0B5563\"/></w:pBdr><w:spacing w:after=\"120\"/><w:ind w:left=\""
                            + twips(6) + "\"/>",
                    "<w:i/>")
            + style("Cell", "Rapport : cellule", "<w:spacing w:before=\"40\" w:after=\"40\"/>", "<w:sz w:val=\"19\"/>")
            + style(
                    "Number",
                    "Rapport : nombre",
                    "<w:spacing w:before=\"40\" w:after=\"40\"/><w:jc w:val=\"right\"/>",
                    "<w:sz w:val=\"19\"/>");

    private final Docx file;
    private int pictures;

    private DocxReport(Docx file) {
        this.file = file;
    }

    static byte[] of(Model model, ReportSheet sheet) {
        var docx = new DocxReport(new Docx(model.title(), STYLES, sheet.foot()));
        docx.file.add("Title", words(model.title()));
        docx.file.add("Subtitle", words(model.subtitle()));
        for (var note : sheet.notes()) docx.file.add("Note", words(note));
        for (var block : model.blocks()) docx.add(block, model);
        if (!sheet.changes().isEmpty()) {
            docx.file.add("Heading1", words(sheet.changesTitle()));
            for (var change : sheet.changes()) docx.file.add("Item", words(change));
        }
        return docx.file.close(new Docx.Margins(20, 20, 22, 24));
    }

    private void add(Block block, Model model) {
        switch (block) {
            case Block.Title title -> file.add("Heading1", words(title.text()));
            case Block.Text text -> text("Text", text.text());
            case Block.Quote quote -> {
                text("Quote", quote.text());
                if (!quote.author().isEmpty()) file.add("Quote", words("— " + quote.author()));
            }
            case Block.Indicators indicators -> {
                table(
                        "",
                        model.columns(),
                        indicators.figures().stream()
                                .map(figure -> new Block.Row(figure.indicator(), figure.label(), figure.values()))
                                .toList(),
                        null);
                file.add(
                        "Note",
                        words(indicators.figures().stream()
                                .map(figure -> Words.labelled(figure.label(), figure.definition()))
                                .collect(Collectors.joining(" "))));
            }
            case Block.Table table -> {
                file.add("Heading2", words(table.caption()));
                if (!table.rows().isEmpty()) table(table.head(), table.columns(), table.rows(), table.total());
                note(table.note());
            }
            case Block.Chart chart -> {
                file.add("Heading2", words(chart.caption()));
                if (!chart.bars().isEmpty()) chart(chart);
                note(chart.note());
            }
            case Block.Points points -> add(ReportSheet.table(points), model);
        }
    }

    private void note(String note) {
        if (!note.isEmpty()) file.add("Note", words(note));
    }

    private void text(String style, String text) {
        for (var one : Paragraph.of(text))
            if (one.list()) for (var line : one.lines()) file.add("Item", words(line));
            else
                file.add(
                        style, one.lines().stream().map(Docx::words).collect(Collectors.joining("<w:r><w:br/></w:r>")));
    }

    private void table(
            String head,
            List<String> columns,
            List<Block.Row> rows,
            Block.@org.jspecify.annotations.Nullable Row total) {
        long label = twips(TABLE_WIDE * LABEL_SHARE);
        long number = twips(TABLE_WIDE * (1 - LABEL_SHARE) / Math.max(1, columns.size()));
        var xml = new StringBuilder("<w:tbl><w:tblPr><w:tblW w:w=\"" + twips(TABLE_WIDE)
                + "\" w:type=\"dxa\"/><w:tblBorders><w:top w:val=\"single\" w:sz=\"8\" w:color=\"0B5563\"/><w:bottom w:val=\"single\" w:sz=\"8\" w:color=\"0B5563\"/>"
                + "<w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"C9CFD2\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/>"
                + "<w:tblLook w:firstRow=\"1\" w:firstColumn=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\""
                + label + "\"/>"
                + ("<w:gridCol w:w=\"" + number + "\"/>").repeat(columns.size()) + "</w:tblGrid>");
        xml.append("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
                .append(cell(label, "Cell", run(head, "<w:b/>")));
        for (var column : columns) xml.append(cell(number, "Number", run(column, "<w:b/>")));
        xml.append("</w:tr>");
        for (var row : rows) xml.append(row(row, label, number, ""));
        if (total != null) xml.append(row(total, label, number, "<w:b/>"));
        file.raw(xml + "</w:tbl>");
        file.add("Note", "");
    }

    private static String row(Block.Row row, long label, long number, String look) {
        return row.counts().stream()
                .map(count -> cell(number, "Number", run(count.text(), look)))
                .collect(Collectors.joining(
                        "",
                        "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + cell(label, "Cell", run(row.label(), look)),
                        "</w:tr>"));
    }

    private static String cell(long width, String style, String runs) {
        return "<w:tc><w:tcPr><w:tcW w:w=\"" + width + "\" w:type=\"dxa\"/></w:tcPr>" + paragraph(style, runs)
                + "</w:tc>";
    }

    private void chart(Block.Chart chart) {
        var relation = file.chart(space(chart));
        long high = Math.round(CHART_WIDE * ChartPicture.ratio(chart) + 14) * EMU;
        pictures++;
        file.raw("<w:p><w:pPr><w:pStyle w:val=\"Text\"/></w:pPr><w:r><w:drawing>"
                + "<wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
                + "<wp:extent cx=\"" + CHART_WIDE * EMU + "\" cy=\"" + high + "\"/><wp:docPr id=\"" + pictures
                + "\" name=\"" + escaped(chart.caption()) + "\" descr=\"" + escaped(ChartPicture.alternative(chart))
                + "\"/>"
                + "<a:graphic xmlns:a=\"" + DRAWING + "\"><a:graphicData uri=\"" + CHART + "\"><c:chart xmlns:c=\""
                + CHART
                + "\" r:id=\"" + relation + "\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>");
    }

    /** A chart with its values inside; what is hidden is a gap. */
    private static String space(Block.Chart chart) {
        boolean bars = chart.form() == Block.Form.BARS;
        var names = new StringBuilder();
        var values = new StringBuilder();
        for (int i = 0; i < chart.bars().size(); i++) {
            var bar = chart.bars().get(i);
            names.append("<c:pt idx=\"" + i + "\"><c:v>" + escaped(bar.label()) + "</c:v></c:pt>");
            if (bar.count().value() != null)
                values.append("<c:pt idx=\"" + i + "\"><c:v>" + bar.count().value() + "</c:v></c:pt>");
        }
        var count = "<c:ptCount val=\"" + chart.bars().size() + "\"/>";
        return "<c:chartSpace xmlns:c=\"" + CHART + "\" xmlns:a=\"" + DRAWING
                + "\"><c:lang val=\"fr-FR\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>"
                + "<c:barChart><c:barDir val=\"" + (bars ? "bar" : "col")
                + "\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>"
                + "<c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:tx><c:strRef><c:f>A1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>"
                + escaped(chart.unit())
                + "</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val=\"0B5563\"/></a:solidFill></c:spPr><c:invertIfNegative val=\"0\"/>"
                + "<c:dLbls><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>"
                + "<c:cat><c:strRef><c:f>A2</c:f><c:strCache>" + count + names + "</c:strCache></c:strRef></c:cat>"
                + "<c:val><c:numRef><c:f>B2</c:f><c:numCache><c:formatCode>#,##0</c:formatCode>" + count + values
                + "</c:numCache></c:numRef></c:val></c:ser><c:gapWidth val=\"45\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>"
                + "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"" + (bars ? "maxMin" : "minMax")
                + "\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"" + (bars ? "l" : "b")
                + "\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"2\"/></c:catAx>"
                + "<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling><c:delete val=\""
                + (bars ? "1" : "0") + "\"/><c:axPos val=\"" + (bars ? "b" : "l")
                + "\"/><c:majorGridlines><c:spPr><a:ln><a:solidFill><a:srgbClr val=\"C9CFD2\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>"
                + "<c:numFmt formatCode=\"#,##0\" sourceLinked=\"0\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"1\"/></c:valAx>"
                + "</c:plotArea><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart></c:chartSpace>";
    }
}
