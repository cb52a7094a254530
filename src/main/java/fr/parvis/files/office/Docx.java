// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.office;

import static fr.parvis.files.office.OfficeFile.escaped;

import java.util.ArrayList;
import java.util.List;

/** A WordprocessingML document (OOXML) in French on A4 sheets: its styles, a foot, charts that can be changed, and what is added paragraph by paragraph. */
public final class Docx {
    /** Twentieths of a point in a millimetre. */
    private static final double TWIPS = 1440 / 25.4;

    private static final String SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /** Relations of the document that stand before those of its charts. */
    private static final int FIRST_CHART = 4;

    private final String title;
    private final String styles;
    private final String foot;
    private final List<String> charts = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();

    /** Margins of a sheet in millimetres. */
    public record Margins(int top, int right, int bottom, int left) {}

    /**
     * @param styles made by {@link #style}
     * @param foot words at the foot of each sheet
     */
    public Docx(String title, String styles, String foot) {
        this.title = title;
        this.styles = styles;
        this.foot = foot;
    }

    /** Adds a paragraph of runs. */
    public void add(String style, String runs) {
        body.append(paragraph(style, runs));
    }

    /** Adds elements of the body as they are. */
    public void raw(String elements) {
        body.append(elements);
    }

    /**
     * Adds a chart as a part of its own.
     *
     * @param space a {@code c:chartSpace}
     * @return the relation that the document names it by
     */
    public String chart(String space) {
        charts.add(space);
        return "r" + (FIRST_CHART + charts.size() - 1);
    }

    public byte[] close(Margins margins) {
        var types = new StringBuilder();
        var relations = new StringBuilder();
        for (int i = 0; i < charts.size(); i++) {
            types.append(type(
                    "word/charts/chart" + (i + 1) + ".xml",
                    "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"));
            relations.append(relation("r" + (FIRST_CHART + i), OFFICE + "/chart", "charts/chart" + (i + 1) + ".xml"));
        }
        var file = new OfficeFile()
                .part(
                        "[Content_Types].xml",
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                                + type("word/document.xml", TYPES + "document.main+xml")
                                + type("word/styles.xml", TYPES + "styles+xml")
                                + type("word/numbering.xml", TYPES + "numbering+xml")
                                + type("word/footer1.xml", TYPES + "footer+xml")
                                + types
                                + type(
                                        "docProps/core.xml",
                                        "application/vnd.openxmlformats-package.core-properties+xml")
                                + "</Types>")
                .part(
                        "_rels/.rels",
                        relations(relation("r1", OFFICE + "/officeDocument", "word/document.xml")
                                + relation(
                                        "r2",
                                        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                                        "docProps/core.xml")))
                .part(
                        "docProps/core.xml",
                        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" + escaped(title)
                                + "</dc:title><dc:language>fr-FR</dc:language></cp:coreProperties>")
                .part(
                        "word/_rels/document.xml.rels",
                        relations(relation("r1", OFFICE + "/styles", "styles.xml")
                                + relation("r2", OFFICE + "/numbering", "numbering.xml")
                                + relation("r3", OFFICE + "/footer", "footer1.xml")
                                + relations))
                .part("word/styles.xml", STYLES + styles + "</w:styles>")
                .part("word/numbering.xml", NUMBERING)
                .part(
                        "word/footer1.xml",
                        "<w:ftr xmlns:w=\"" + SPACE + "\">" + paragraph("Foot", words(foot)) + "</w:ftr>")
                .part(
                        "word/document.xml",
                        "<w:document xmlns:w=\"" + SPACE + "\" xmlns:r=\"" + OFFICE + "\"><w:body>" + body
                                + "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"r3\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\""
                                + twips(margins.top()) + "\" w:right=\"" + twips(margins.right()) + "\" w:bottom=\""
                                + twips(margins.bottom()) + "\" w:left=\"" + twips(margins.left()) + "\" w:header=\""
                                + twips(8) + "\" w:footer=\"" + twips(12)
                                + "\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
        for (int i = 0; i < charts.size(); i++) file.part("word/charts/chart" + (i + 1) + ".xml", charts.get(i));
        return file.close();
    }

    private static String type(String part, String type) {
        return "<Override PartName=\"/" + part + "\" ContentType=\"" + type + "\"/>";
    }

    private static String relations(String relations) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations
                + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
    }

    public static long twips(double millimetres) {
        return Math.round(millimetres * TWIPS);
    }

    /** @param paragraph and {@code run}: properties, as the standard writes them */
    public static String style(String id, String name, String paragraph, String run) {
        return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name
                + "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>" + paragraph + "</w:pPr><w:rPr>" + run
                + "</w:rPr></w:style>";
    }

    private static final String STYLES = "<w:styles xmlns:w=\"" + SPACE + "\"><w:docDefaults><w:rPrDefault><w:rPr>"
            + "<w:rFonts w:ascii=\"Noto Sans\" w:hAnsi=\"Noto Sans\" w:cs=\"Noto Sans\"/><w:sz w:val=\"22\"/><w:lang w:val=\"fr-FR\"/></w:rPr></w:rPrDefault></w:docDefaults>"
            + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
            + style("Foot", "footer", "", "<w:color w:val=\"444444\"/><w:sz w:val=\"17\"/>");

    private static final String NUMBERING = "<w:numbering xmlns:w=\"" + SPACE
            + "\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/>"
            + "<w:pPr><w:ind w:left=\"283\" w:hanging=\"283\"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";

    public static String paragraph(String style, String runs) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + runs + "</w:p>";
    }

    public static String words(String text) {
        return run(text, "");
    }

    /** @param look properties of the run; empty for none */
    public static String run(String text, String look) {
        return "<w:r>" + (look.isEmpty() ? "" : "<w:rPr>" + look + "</w:rPr>") + "<w:t xml:space=\"preserve\">"
                + escaped(text) + "</w:t></w:r>";
    }
}
