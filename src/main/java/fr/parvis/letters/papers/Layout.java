// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.papers;

import fr.parvis.letters.domain.Gap;
import fr.parvis.letters.domain.Letter;
import fr.parvis.letters.domain.LetterText;
import fr.parvis.shell.Words;
import fr.parvis.values.Paragraph;
import java.util.List;
import java.util.Locale;

/**
 * A letter as it stands on the page, the same for all its forms: French letter, addressee in the window of the envelope.
 *
 * @param placeAndDate in words
 * @param number empty for a draft
 * @param undated whether place or date is missing altogether
 */
public record Layout(
        boolean attestation,
        boolean draft,
        String number,
        List<List<Gap.Run>> sender,
        List<List<Gap.Run>> addressee,
        List<Gap.Run> placeAndDate,
        List<Gap.Run> reference,
        List<Gap.Run> subject,
        List<Gap.Run> salutation,
        List<Block> body,
        List<Block> closing,
        List<List<Gap.Run>> signature,
        List<List<Gap.Run>> enclosures,
        List<String> gaps) {

    /** The window of a French DL or C5/6 envelope, on a sheet folded in three: where the addressee stands, in millimetres. */
    public static final int WINDOW_LEFT = 110;

    public static final int WINDOW_TOP = 50;
    public static final int WINDOW_WIDTH = 82;
    public static final int WINDOW_HEIGHT = 30;

    /** A line of 11 points in an office suite, in millimetres. */
    private static final double LINE = 5.3;

    /** A paragraph of lines, or a list of items. */
    public record Block(boolean list, List<List<Gap.Run>> lines) {}

    public static Layout of(Letter letter) {
        var text = letter.text();
        return new Layout(
                letter.kind() == Letter.Kind.ATTESTATION,
                letter.state() == Letter.State.DRAFT,
                letter.shownNumber(),
                lines(text.sender()),
                letter.kind() == Letter.Kind.ATTESTATION ? List.of() : lines(text.addressee()),
                Gap.runs(placeAndDate(letter.kind(), text)),
                Gap.runs(text.reference()),
                Gap.runs(text.subject()),
                Gap.runs(text.salutation()),
                blocks(text.body()),
                blocks(text.closing()),
                lines(text.signature()),
                lines(text.enclosures()),
                Gap.open(text));
    }

    /** Millimetres from the last line of the sender down to under the window, 92 mm from the upper edge, where margins are of 18. */
    double underWindow() {
        return 92 - 18 - sender.size() * LINE;
    }

    /** Letters are written in French, whatever the language of the screens. */
    static final Locale LANGUAGE = Words.FRENCH;

    /** In words, with a gap for what is not known. */
    public static String placeAndDate(Letter.Kind kind, LetterText text) {
        var date = text.date();
        var place = text.place().isBlank() ? Gap.of(Words.t(LANGUAGE, "letters.gap.place")) : text.place();
        var day = date == null
                ? Gap.of(Words.t(LANGUAGE, "letters.gap.date"))
                : Words.in(LANGUAGE)
                        .call(() -> Words.longDate(date))
                        // the day of the week is not for a letter
                        .replaceFirst("^\\p{L}+ ", "");
        return Words.t(
                LANGUAGE, kind == Letter.Kind.ATTESTATION ? "letters.paper.made-at" : "letters.paper.at", place, day);
    }

    private static List<List<Gap.Run>> lines(String text) {
        return LetterText.lines(text).stream().map(Gap::runs).toList();
    }

    private static List<Block> blocks(String text) {
        return Paragraph.of(text).stream()
                .map(one -> new Block(
                        one.list(), one.lines().stream().map(Gap::runs).toList()))
                .toList();
    }
}
