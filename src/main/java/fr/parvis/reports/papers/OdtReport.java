// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.papers;

import static fr.parvis.files.office.Odf.paragraph;
import static fr.parvis.files.office.OfficeFile.escaped;

import fr.parvis.files.office.Odf;
import fr.parvis.files.office.OfficeFile;
import fr.parvis.reports.domain.Block;
import fr.parvis.reports.domain.Model;
import fr.parvis.shell.Words;
import fr.parvis.values.Paragraph;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report as OpenDocument text: headings, tables with a head that is repeated, charts as shapes. */
final class OdtReport {
    private static final double WIDE = 16.6;
    private static final int MOST_COLUMNS = 5;

    private final StringBuilder body = new StringBuilder();
    private int tables;

    private OdtReport() {}

    static byte[] of(Model model, ReportSheet sheet) {
        var odt = new OdtReport();
        odt.body
                .append(paragraph("Title", escaped(model.title())))
                .append(paragraph("Subtitle", escaped(model.subtitle())));
        for (var note : sheet.notes()) odt.body.append(paragraph("Note", escaped(note)));
        for (var block : model.blocks()) odt.add(block, model);
        if (!sheet.changes().isEmpty()) {
            odt.heading(1, sheet.changesTitle());
            odt.items(sheet.changes());
        }
        return Odf.Kind.TEXT.document(model.title(), styles(sheet.foot()), automatic(), odt.body.toString());
    }

    private static String automatic() {
        var styles = new StringBuilder(OdfChart.STYLES);
        styles.append(
                "<style:style style:name=\"Label\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"6.6cm\"/></style:style>");
        for (int columns = 1; columns <= MOST_COLUMNS; columns++)
            styles.append("<style:style style:name=\"Number")
                    .append(columns)
                    .append("\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"")
                    .append(Math.round(1000.0 / columns) / 100.0)
                    .append("cm\"/></style:style>");
        return styles
                + "<style:style style:name=\"Wide\" style:family=\"table\"><style:table-properties style:width=\"16.6cm\" table:align=\"left\"/></style:style>"
                + "<style:style style:name=\"Head\" style:family=\"table-cell\"><style:table-cell-properties fo:border-top=\"1pt solid #0b5563\" fo:border-bottom=\"1pt solid #0b5563\" fo:padding=\"0.08cm\"/></style:style>"
                + "<style:style style:name=\"Cell\" style:family=\"table-cell\"><style:table-cell-properties fo:border-bottom=\"0.5pt solid #c9cfd2\" fo:padding=\"0.08cm\"/></style:style>"
                + "<text:list-style style:name=\"Items\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\"><style:list-level-properties"
                + " text:list-level-position-and-space-mode=\"label-alignment\"><style:list-level-label-alignment text:label-followed-by=\"listtab\""
                + " fo:text-indent=\"-0.5cm\" fo:margin-left=\"0.5cm\"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>";
    }

    private static String styles(String foot) {
        return """
                <office:font-face-decls><style:font-face style:name="Noto Sans" svg:font-family="'Noto Sans'" style:font-family-generic="swiss"/></office:font-face-decls>
                <office:styles>
                <style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2"/><style:text-properties style:font-name="Noto Sans" fo:font-size="11pt" fo:language="fr" fo:country="FR"/></style:default-style>
                <style:style style:name="Standard" style:family="paragraph"/>
                <style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.2cm"/><style:text-properties fo:font-size="22pt" fo:font-weight="bold" fo:color="#0b5563"/></style:style>
                <style:style style:name="Subtitle" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.6cm"/><style:text-properties fo:color="#444444"/></style:style>
                <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:paragraph-properties fo:margin-top="0.7cm" fo:margin-bottom="0.3cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="15pt" fo:font-weight="bold" fo:color="#0b5563"/></style:style>
                <style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"><style:paragraph-properties fo:margin-top="0.5cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="12pt" fo:font-weight="bold"/></style:style>
                <style:style style:name="Text" style:display-name="Rapport : paragraphe" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.3cm" fo:line-height="130%"/></style:style>
                <style:style style:name="Item" style:display-name="Rapport : liste" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.1cm"/></style:style>
                <style:style style:name="Note" style:display-name="Rapport : note" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="0.1cm" fo:margin-bottom="0.3cm"/><style:text-properties fo:font-size="9pt" fo:color="#444444"/></style:style>
                <style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-left="0.6cm" fo:margin-bottom="0.2cm" fo:padding-left="0.3cm" fo:border-left="2pt solid #0b5563"/><style:text-properties fo:font-style="italic"/></style:style>
                <style:style style:name="Words" style:display-name="Rapport : cellule" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="9.5pt"/></style:style>
                <style:style style:name="Number" style:display-name="Rapport : nombre" style:family="paragraph" style:parent-style-name="Words"><style:paragraph-properties fo:text-align="end"/></style:style>
                <style:style style:name="Foot" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="8.5pt" fo:color="#444444"/></style:style>
                <style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
                </office:styles>
                <office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="1.4cm" fo:margin-left="2.4cm" fo:margin-right="2cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout></office:automatic-styles>
                <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p text:style-name="Foot">""" + escaped(foot) + "</text:p></style:footer></style:master-page></office:master-styles>";
    }

    private void add(Block block, Model model) {
        switch (block) {
            case Block.Title title -> heading(1, title.text());
            case Block.Text text -> text("Text", text.text());
            case Block.Quote quote -> {
                text("Quotations", quote.text());
                if (!quote.author().isEmpty()) body.append(paragraph("Quotations", escaped("— " + quote.author())));
            }
            case Block.Indicators indicators -> {
                table(
                        "",
                        model.columns(),
                        indicators.figures().stream()
                                .map(figure -> new Block.Row(figure.indicator(), figure.label(), figure.values()))
                                .toList(),
                        null);
                note(indicators.figures().stream()
                        .map(figure -> Words.labelled(figure.label(), figure.definition()))
                        .collect(Collectors.joining(" ")));
            }
            case Block.Table table -> {
                heading(2, table.caption());
                if (!table.rows().isEmpty()) table(table.head(), table.columns(), table.rows(), table.total());
                note(table.note());
            }
            case Block.Chart chart -> {
                heading(2, chart.caption());
                if (!chart.bars().isEmpty()) body.append(paragraph("Text", OdfChart.inText(chart, WIDE)));
                note(chart.note());
            }
            case Block.Points points -> add(ReportSheet.table(points), model);
        }
    }

    private void note(String note) {
        if (!note.isEmpty()) body.append(paragraph("Note", escaped(note)));
    }

    private void heading(int level, String text) {
        body.append("<text:h text:style-name=\"Heading_20_" + level + "\" text:outline-level=\"" + level + "\">"
                + escaped(text) + "</text:h>");
    }

    private void text(String style, String text) {
        for (var one : Paragraph.of(text))
            if (one.list()) items(one.lines());
            else
                body.append(paragraph(
                        style,
                        one.lines().stream()
                                .map(OfficeFile::escaped)
                                .collect(Collectors.joining("<text:line-break/>"))));
    }

    private void items(List<String> lines) {
        body.append("<text:list text:style-name=\"Items\">");
        for (var line : lines)
            body.append("<text:list-item>")
                    .append(paragraph("Item", escaped(line)))
                    .append("</text:list-item>");
        body.append("</text:list>");
    }

    private void table(String head, List<String> columns, List<Block.Row> rows, Block.@Nullable Row total) {
        tables++;
        int shown = Math.min(MOST_COLUMNS, columns.size());
        body.append("<table:table table:name=\"Tableau" + tables
                + "\" table:style-name=\"Wide\"><table:table-column table:style-name=\"Label\"/><table:table-column table:style-name=\"Number"
                + shown + "\" table:number-columns-repeated=\"" + columns.size()
                + "\"/><table:table-header-rows><table:table-row>");
        cell("Head", "Words", strong(head));
        for (var column : columns) cell("Head", "Number", strong(column));
        body.append("</table:table-row></table:table-header-rows>");
        for (var row : rows) row(row, false);
        if (total != null) row(total, true);
        body.append("</table:table>");
    }

    private void row(Block.Row row, boolean strong) {
        body.append("<table:table-row>");
        cell("Cell", "Words", strong ? strong(row.label()) : escaped(row.label()));
        for (var count : row.counts()) cell("Cell", "Number", strong ? strong(count.text()) : escaped(count.text()));
        body.append("</table:table-row>");
    }

    private void cell(String style, String words, String content) {
        body.append("<table:table-cell table:style-name=\"" + style + "\" office:value-type=\"string\">"
                + paragraph(words, content) + "</table:table-cell>");
    }

    private static String strong(String text) {
        return "<text:span text:style-name=\"Strong\">" + escaped(text) + "</text:span>";
    }
}
