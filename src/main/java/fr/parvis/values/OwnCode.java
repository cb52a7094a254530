// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import java.util.Locale;
import java.util.Optional;

/**
 * Code by which somebody without an account finds again what they asked for, short enough to copy by hand: three parts of four signs out of 27 that are not
 * taken for each other, some 57 bits.
 *
 * @param signs twelve, without dashes
 */
public record OwnCode(String signs) {
    private static final int LENGTH = 12;
    private static final int PART = 4;

    public static OwnCode next() {
        return new OwnCode(ReadableSigns.random(LENGTH));
    }

    /** Code as somebody typed it: case, spaces and dashes do not count; a sign that no code has counts as the one it looks like. */
    public static Optional<OwnCode> read(String typed) {
        var signs = ReadableSigns.seen(typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\h-]", ""));
        boolean whole =
                signs.length() == LENGTH && signs.chars().allMatch(sign -> ReadableSigns.ALPHABET.indexOf(sign) >= 0);
        return whole ? Optional.of(new OwnCode(signs)) : Optional.empty();
    }

    /** As it is shown: {@code K7MR-2TQX-HFW3}. */
    public String text() {
        return signs.substring(0, PART) + "-" + signs.substring(PART, 2 * PART) + "-" + signs.substring(2 * PART);
    }

    /** Nobody's log gets to know it. */
    @Override
    public String toString() {
        return "OwnCode";
    }
}
