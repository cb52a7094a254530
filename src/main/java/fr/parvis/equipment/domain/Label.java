// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.values.ReadableSigns;
import java.util.Locale;
import java.util.Optional;

/**
 * Label of an item, also in its QR code: two parts that no card has, because the places that their last signs check come after those of
 * a card.
 *
 * @param signs ten, without dash
 */
public record Label(String signs) {
    private static final int FIRST = 4;
    private static final int SECOND = 5;
    private static final int LENGTH = 2 * ReadableSigns.PART;

    public static Label next() {
        return new Label(ReadableSigns.part(FIRST) + ReadableSigns.part(SECOND));
    }

    /** Reads what was typed, or the address that a camera saw; nothing when it is no label, also one with a wrong sign. */
    public static Optional<Label> read(String typed) {
        var text = typed.strip();
        text = text.substring(text.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
        var signs = ReadableSigns.seen(text.replaceAll("[^\\p{L}\\p{N}]+", ""));
        return signs.length() == LENGTH
                        && ReadableSigns.fits(signs.substring(0, ReadableSigns.PART), FIRST)
                        && ReadableSigns.fits(signs.substring(ReadableSigns.PART), SECOND)
                ? Optional.of(new Label(signs))
                : Optional.empty();
    }

    /** As it is printed: {@code K7MRA-2TQX9}. */
    public String text() {
        return text(signs);
    }

    public static String text(String signs) {
        return signs.length() == LENGTH
                ? signs.substring(0, ReadableSigns.PART) + "-" + signs.substring(ReadableSigns.PART)
                : signs;
    }
}
