// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.papers;

import static fr.parvis.files.office.Docx.run;
import static fr.parvis.files.office.Docx.style;
import static fr.parvis.files.office.Docx.twips;
import static fr.parvis.files.office.Docx.words;
import static fr.parvis.shell.Words.t;

import fr.parvis.files.office.Docx;
import fr.parvis.letters.domain.Gap;
import java.util.List;

/** A letter as a WordprocessingML document (OOXML), in styles that can be changed; the addressee stands in a frame at the window's place. */
final class DocxLetter {
    private final Docx file;

    private DocxLetter(Docx file) {
        this.file = file;
    }

    static byte[] of(Layout letter, String title, String foot) {
        var docx = new DocxLetter(new Docx(title, STYLES, foot));
        docx.write(letter);
        return docx.file.close(new Docx.Margins(18, 20, 24, 22));
    }

    private static final String STYLES = ""
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
            + style(
                    "Heading1",
                    "heading 1",
                    "<w:keepNext/><w:spacing w:after=\"450\"/><w:outlineLvl w:val=\"0\"/>",
                    "<w:b/>")
            + style(
                    "Title",
                    "Title",
                    "<w:spacing w:before=\"1240\" w:after=\"900\"/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>",
                    "<w:b/><w:sz w:val=\"34\"/>");

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
                file.raw("<w:p><w:pPr><w:pStyle w:val=\"Addressee\"/>" + WINDOW + "</w:pPr>"
                        + runs(letter.addressee().get(i), i == 0 ? "<w:b/>" : "") + "</w:p>");
            file.raw("<w:p><w:pPr><w:pStyle w:val=\"Date\"/><w:spacing w:before=\"" + twips(letter.underWindow())
                    + "\" w:after=\"510\"/></w:pPr>" + runs(letter.placeAndDate(), "") + "</w:p>");
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
        file.add(style, runs);
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
