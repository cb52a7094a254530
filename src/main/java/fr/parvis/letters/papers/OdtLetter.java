// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.papers;

import static fr.parvis.files.office.OfficeFile.escaped;
import static fr.parvis.shell.Words.t;

import fr.parvis.files.office.Odf;
import fr.parvis.letters.domain.Gap;
import java.util.List;

/** A letter as OpenDocument text (ODF 1.3), in styles that can be changed; the addressee stands in a frame at the window's place. */
final class OdtLetter {
    private final StringBuilder body = new StringBuilder();

    private OdtLetter() {}

    static byte[] of(Layout letter, String title, String foot) {
        var odt = new OdtLetter();
        odt.write(letter);
        return Odf.Kind.TEXT.document(
                title,
                styles(foot),
                ""
                        + "<style:style style:name=\"Window\" style:family=\"graphic\" style:parent-style-name=\"Frame\"><style:graphic-properties style:wrap=\"run-through\""
                        + " style:horizontal-pos=\"from-left\" style:horizontal-rel=\"page\" style:vertical-pos=\"from-top\" style:vertical-rel=\"page\""
                        + " fo:border=\"none\" fo:padding=\"0cm\" fo:margin=\"0cm\"/></style:style>"
                        + "<style:style style:name=\"UnderWindow\" style:family=\"paragraph\" style:parent-style-name=\"Date\"><style:paragraph-properties fo:margin-top=\""
                        + Math.round(letter.underWindow()) + "mm\"/></style:style>"
                        + "<text:list-style style:name=\"Items\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\"><style:list-level-properties"
                        + " text:list-level-position-and-space-mode=\"label-alignment\"><style:list-level-label-alignment text:label-followed-by=\"listtab\""
                        + " fo:text-indent=\"-0.5cm\" fo:margin-left=\"0.5cm\"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>",
                odt.body.toString());
    }

    private static String styles(String foot) {
        return """
                <office:font-face-decls><style:font-face style:name="Noto Sans" svg:font-family="'Noto Sans'" style:font-family-generic="swiss"/></office:font-face-decls>
                <office:styles>
                <style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2"/><style:text-properties style:font-name="Noto Sans" fo:font-size="11pt" fo:language="fr" fo:country="FR"/></style:default-style>
                <style:style style:name="Standard" style:family="paragraph"/>
                <style:style style:name="Frame" style:family="graphic"/>
                <style:style style:name="Text" style:display-name="Lettre : paragraphe" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.32cm" fo:line-height="130%"/></style:style>
                <style:style style:name="Item" style:display-name="Lettre : liste" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.1cm" fo:line-height="130%"/></style:style>
                <style:style style:name="Sender" style:display-name="Lettre : expéditeur" style:family="paragraph" style:parent-style-name="Standard"/>
                <style:style style:name="Addressee" style:display-name="Lettre : destinataire" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="10.5pt"/></style:style>
                <style:style style:name="Date" style:display-name="Lettre : lieu et date" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-left="8.8cm" fo:margin-top="0cm" fo:margin-bottom="0.9cm"/></style:style>
                <style:style style:name="Signature" style:display-name="Lettre : signature" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-left="8.8cm" fo:margin-top="1.7cm"/></style:style>
                <style:style style:name="Small" style:display-name="Lettre : pièces jointes" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="0.6cm"/><style:text-properties fo:font-size="10pt"/></style:style>
                <style:style style:name="Foot" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="8.5pt" fo:color="#444444"/></style:style>
                <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:paragraph-properties fo:margin-bottom="0.8cm" fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold"/></style:style>
                <style:style style:name="Title" style:family="paragraph" style:parent-style-name="Heading_20_1"><style:paragraph-properties fo:text-align="center" fo:margin-top="2.2cm" fo:margin-bottom="1.6cm"/><style:text-properties fo:font-size="17pt" fo:font-weight="bold"/></style:style>
                <style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
                <style:style style:name="Gap" style:display-name="Lettre : à compléter" style:family="text"><style:text-properties fo:font-weight="bold" fo:background-color="#f6e3c5"/></style:style>
                </office:styles>
                <office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.8cm" fo:margin-bottom="1.4cm" fo:margin-left="2.2cm" fo:margin-right="2cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout></office:automatic-styles>
                <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p text:style-name="Foot">""" + escaped(foot) + "</text:p></style:footer></style:master-page></office:master-styles>";
    }

    private void write(Layout letter) {
        if (letter.attestation()) {
            heading("Title", "", letter.subject());
            blocks(letter.body());
            blocks(letter.closing());
            paragraph("Date", runs(letter.placeAndDate()));
        } else {
            window(letter.addressee());
            for (int i = 0; i < letter.sender().size(); i++)
                paragraph(
                        "Sender",
                        i == 0
                                ? strong(runs(letter.sender().get(i)))
                                : runs(letter.sender().get(i)));
            paragraph("UnderWindow", runs(letter.placeAndDate()));
            if (!letter.reference().isEmpty())
                paragraph("Text", escaped(t("letters.paper.reference")) + "\u00a0" + runs(letter.reference()));
            heading("Heading_20_1", t("letters.paper.subject") + "\u00a0", letter.subject());
            if (!letter.salutation().isEmpty()) paragraph("Text", runs(letter.salutation()));
            blocks(letter.body());
            blocks(letter.closing());
        }
        paragraph(
                "Signature",
                String.join(
                        "<text:line-break/>",
                        letter.signature().stream().map(OdtLetter::runs).toList()));
        if (!letter.enclosures().isEmpty()) {
            paragraph("Small", escaped(t("letters.paper.enclosures")));
            items(letter.enclosures());
        }
    }

    private void window(List<List<Gap.Run>> lines) {
        body.append(
                        "<text:p text:style-name=\"Sender\"><draw:frame draw:style-name=\"Window\" draw:name=\"Destinataire\" text:anchor-type=\"paragraph\" svg:x=\"")
                .append(Layout.WINDOW_LEFT)
                .append("mm\" svg:y=\"")
                .append(Layout.WINDOW_TOP)
                .append("mm\" svg:width=\"")
                .append(Layout.WINDOW_WIDTH)
                .append("mm\"><draw:text-box fo:min-height=\"")
                .append(Layout.WINDOW_HEIGHT)
                .append("mm\">");
        for (int i = 0; i < lines.size(); i++)
            paragraph("Addressee", i == 0 ? strong(runs(lines.get(i))) : runs(lines.get(i)));
        if (lines.isEmpty()) paragraph("Addressee", "");
        body.append("</draw:text-box></draw:frame></text:p>");
    }

    private void blocks(List<Layout.Block> blocks) {
        for (var block : blocks)
            if (block.list()) items(block.lines());
            else
                paragraph(
                        "Text",
                        String.join(
                                "<text:line-break/>",
                                block.lines().stream().map(OdtLetter::runs).toList()));
    }

    private void items(List<List<Gap.Run>> lines) {
        body.append("<text:list text:style-name=\"Items\">");
        for (var line : lines) {
            body.append("<text:list-item>");
            paragraph("Item", runs(line));
            body.append("</text:list-item>");
        }
        body.append("</text:list>");
    }

    private void heading(String style, String before, List<Gap.Run> runs) {
        body.append("<text:h text:style-name=\"")
                .append(style)
                .append("\" text:outline-level=\"1\">")
                .append(escaped(before))
                .append(runs(runs))
                .append("</text:h>");
    }

    private void paragraph(String style, String content) {
        body.append("<text:p text:style-name=\"")
                .append(style)
                .append("\">")
                .append(content)
                .append("</text:p>");
    }

    private static String strong(String content) {
        return "<text:span text:style-name=\"Strong\">" + content + "</text:span>";
    }

    private static String runs(List<Gap.Run> runs) {
        var text = new StringBuilder();
        for (var run : runs)
            text.append(
                    switch (run.kind()) {
                        case WORDS -> escaped(run.text());
                        case GAP -> "<text:span text:style-name=\"Gap\">[" + escaped(run.text()) + "]</text:span>";
                        case BY_HAND -> (run.text().isEmpty() ? "" : escaped(run.text()) + "\u00a0: ") + ".".repeat(50);
                    });
        return text.toString();
    }
}
