// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.papers;

import fr.parvis.files.TaggedPdf;
import fr.parvis.letters.domain.Letter;
import fr.parvis.shell.Words;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A letter in its three forms: a tagged PDF to print and send, ODT and DOCX to go on writing elsewhere. All are in French. */
@Component
public class DrawLetter {
    private final TaggedPdf pdf;

    DrawLetter(TaggedPdf pdf) {
        this.pdf = pdf;
    }

    /** @param place the association that helped to write */
    public byte[] pdf(Letter letter, String place) {
        return Words.in(Layout.LANGUAGE)
                .call(() -> pdf.of(
                        "letters/paper.jte",
                        Map.of(
                                "letter",
                                Layout.of(letter),
                                "title",
                                title(letter),
                                "place",
                                place,
                                "fonts",
                                arabic(letter.text() + place) ? "Parvis, ParvisArabic" : "Parvis")));
    }

    /** Fonts take most of the time that a drawing takes: those of Arabic are asked for where it is written. */
    private static boolean arabic(String text) {
        return text.codePoints().anyMatch(sign -> Character.UnicodeScript.of(sign) == Character.UnicodeScript.ARABIC);
    }

    public byte[] odt(Letter letter, String place) {
        return Words.in(Layout.LANGUAGE)
                .call(() -> OdtLetter.of(Layout.of(letter), title(letter), foot(letter, place)));
    }

    public byte[] docx(Letter letter, String place) {
        return Words.in(Layout.LANGUAGE)
                .call(() -> DocxLetter.of(Layout.of(letter), title(letter), foot(letter, place)));
    }

    /** Whether all its letters are in the fonts of papers. */
    public boolean draws(Letter letter) {
        return pdf.draws(String.join(" ", letter.text().parts().values()));
    }

    private static String title(Letter letter) {
        return letter.text().subject().isBlank()
                ? Words.t("letters.kind." + letter.kind().key())
                : letter.text().subject();
    }

    private static String foot(Letter letter, String place) {
        return letter.shownNumber().isEmpty()
                ? Words.t("letters.paper.foot", place)
                : Words.t("letters.paper.foot.number", place, letter.shownNumber());
    }
}
