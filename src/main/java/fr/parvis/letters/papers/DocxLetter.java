package fr.parvis.letters.papers;

import static fr.parvis.letters.papers.Package.escaped;
import static fr.parvis.shell.Words.t;

import fr.parvis.letters.domain.Gap;
import java.util.List;

/** A letter as a WordprocessingML document (OOXML), in styles that can be changed; the addressee stands in a frame at the window's place. */
final class DocxLetter {
    /** Twentieths of a point in a millimetre. */
    private static final double TWIPS = 1440 / 25.4;

    private static final String SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private final StringBuilder body = new StringBuilder();

    private DocxLetter() {}

    static byte[] of(Layout letter, String title, String foot) {
        var docx = new DocxLetter();
        docx.write(letter);
        return new Package()
                .part(
                        "[Content_Types].xml",
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                                + type("word/document.xml", TYPES + "document.main+xml")
                                + type("word/styles.xml", TYPES + "styles+xml")
                                + type("word/numbering.xml", TYPES + "numbering+xml")
                                + type("word/footer1.xml", TYPES + "footer+xml")
                                + type(
                                        "docProps/core.xml",
                                        "application/vnd.openxmlformats-package.core-properties+xml")
                                + "</Types>")
                .part(
                        "_rels/.rels",
                        relations(
                                relation("r1", OFFICE + "/officeDocument", "word/document.xml"),
                                relation(
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
                        relations(
                                relation("r1", OFFICE + "/styles", "styles.xml"),
                                relation("r2", OFFICE + "/numbering", "numbering.xml"),
                                relation("r3", OFFICE + "/footer", "footer1.xml")))
                .part("word/styles.xml", STYLES)
                .part("word/numbering.xml", NUMBERING)
                .part(
                        "word/footer1.xml",
                        "<w:ftr xmlns:w=\"" + SPACE + "\">" + paragraph("Foot", words(foot)) + "</w:ftr>")
                .part(
                        "word/document.xml",
                        "<w:document xmlns:w=\"" + SPACE + "\" xmlns:r=\"" + OFFICE + "\"><w:body>" + docx.body
                                + "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"r3\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\""
                                + twips(18) + "\" w:right=\"" + twips(20) + "\" w:bottom=\"" + twips(24)
                                + "\" w:left=\""
                                + twips(22) + "\" w:header=\"" + twips(8) + "\" w:footer=\"" + twips(12)
                                + "\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>")
                .close();
    }

    private static String type(String part, String type) {
        return "<Override PartName=\"/" + part + "\" ContentType=\"" + type + "\"/>";
    }

    private static String relations(String... relations) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + String.join("", relations) + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
    }

    private static long twips(double millimetres) {
        return Math.round(millimetres * TWIPS);
    }

    private static String style(String id, String name, String paragraph, String run) {
        return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name
                + "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>" + paragraph + "</w:pPr><w:rPr>" + run
                + "</w:rPr></w:style>";
    }

    private static final String STYLES = "<w:styles xmlns:w=\"" + SPACE + "\"><w:docDefaults><w:rPrDefault><w:rPr>"
            + "<w:rFonts w:ascii=\"Noto Sans\" w:hAnsi=\"Noto Sans\" w:cs=\"Noto Sans\"/><w:sz w:val=\"22\"/><w:lang w:val=\"fr-FR\"/></w:rPr></w:rPrDefault></w:docDefaults>"
            + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
            + style(
                    "Text",
                    "Lettre : paragraphe",
                    "<w:spacing w:after=\"180\" w:line=\"312\" w:lineRule=\"auto\"/>",
                    "")
            + style(
                    "Item",
                    "Lettre : liste",
                    "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"60\" w:line=\"312\" w:lineRule=\"auto\"/>",
                    "")
            + style("Sender", "Lettre : expéditeur", "", "")
            + style("Addressee", "Lettre : destinataire", "", "<w:sz w:val=\"21\"/>")
            + style(
                    "Date",
                    "Lettre : lieu et date",
                    "<w:spacing w:after=\"510\"/><w:ind w:left=\"" + twips(88) + "\"/>",
                    "")
            + style(
                    "Signature",
                    "Lettre : signature",
                    "<w:spacing w:before=\"960\"/><w:ind w:left=\"" + twips(88) + "\"/>",
                    "")
            + style("Small", "Lettre : pièces jointes", "<w:spacing w:before=\"340\"/>", "<w:sz w:val=\"20\"/>")
            + style("Foot", "footer", "", "<w:color w:val=\"444444\"/><w:sz w:val=\"17\"/>")
            + style(
                    "Heading1",
                    "heading 1",
                    "<w:keepNext/><w:spacing w:after=\"450\"/><w:outlineLvl w:val=\"0\"/>",
                    "<w:b/>")
            + style(
                    "Title",
                    "Title",
                    "<w:spacing w:before=\"1240\" w:after=\"900\"/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>",
                    "<w:b/><w:sz w:val=\"34\"/>")
            + "</w:styles>";

    private static final String NUMBERING = "<w:numbering xmlns:w=\"" + SPACE
            + "\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/>"
            + "<w:pPr><w:ind w:left=\"283\" w:hanging=\"283\"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";

    private void write(Layout letter) {
        if (letter.attestation()) {
            add("Title", runs(letter.subject(), ""));
            blocks(letter.body());
            blocks(letter.closing());
            add("Date", runs(letter.placeAndDate(), ""));
        } else {
            for (int i = 0; i < letter.sender().size(); i++)
                add("Sender", runs(letter.sender().get(i), i == 0 ? "<w:b/>" : ""));
            for (int i = 0; i < letter.addressee().size(); i++)
                body.append("<w:p><w:pPr><w:pStyle w:val=\"Addressee\"/>" + WINDOW + "</w:pPr>")
                        .append(runs(letter.addressee().get(i), i == 0 ? "<w:b/>" : ""))
                        .append("</w:p>");
            body.append("<w:p><w:pPr><w:pStyle w:val=\"Date\"/><w:spacing w:before=\"")
                    .append(twips(letter.underWindow()))
                    .append("\" w:after=\"510\"/></w:pPr>")
                    .append(runs(letter.placeAndDate(), ""))
                    .append("</w:p>");
            if (!letter.reference().isEmpty())
                add("Text", words(t("letters.paper.reference") + "\u00a0") + runs(letter.reference(), ""));
            add("Heading1", words(t("letters.paper.subject") + "\u00a0") + runs(letter.subject(), ""));
            if (!letter.salutation().isEmpty()) add("Text", runs(letter.salutation(), ""));
            blocks(letter.body());
            blocks(letter.closing());
        }
        add("Signature", joined(letter.signature()));
        if (!letter.enclosures().isEmpty()) {
            add("Small", words(t("letters.paper.enclosures")));
            for (var line : letter.enclosures()) add("Item", runs(line, ""));
        }
    }

    private static final String WINDOW = "<w:framePr w:w=\"" + twips(Layout.WINDOW_WIDTH) + "\" w:h=\""
            + twips(Layout.WINDOW_HEIGHT)
            + "\" w:hRule=\"atLeast\" w:wrap=\"around\" w:hAnchor=\"page\" w:vAnchor=\"page\" w:x=\""
            + twips(Layout.WINDOW_LEFT) + "\" w:y=\"" + twips(Layout.WINDOW_TOP) + "\"/>";

    private void blocks(List<Layout.Block> blocks) {
        for (var block : blocks)
            if (block.list()) for (var line : block.lines()) add("Item", runs(line, ""));
            else add("Text", joined(block.lines()));
    }

    private static String joined(List<List<Gap.Run>> lines) {
        return String.join(
                "<w:r><w:br/></w:r>", lines.stream().map(line -> runs(line, "")).toList());
    }

    private void add(String style, String runs) {
        body.append(paragraph(style, runs));
    }

    private static String paragraph(String style, String runs) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + runs + "</w:p>";
    }

    private static String words(String text) {
        return run(text, "");
    }

    private static String run(String text, String look) {
        return "<w:r>" + (look.isEmpty() ? "" : "<w:rPr>" + look + "</w:rPr>") + "<w:t xml:space=\"preserve\">"
                + escaped(text) + "</w:t></w:r>";
    }

    private static String runs(List<Gap.Run> runs, String look) {
        var text = new StringBuilder();
        for (var one : runs)
            text.append(
                    switch (one.kind()) {
                        case WORDS -> run(one.text(), look);
                        case GAP ->
                            run(
                                    "[" + one.text() + "]",
                                    "<w:b/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F6E3C5\"/>");
                        case BY_HAND ->
                            run((one.text().isEmpty() ? "" : one.text() + "\u00a0: ") + ".".repeat(50), look);
                    });
        return text.toString();
    }
}
