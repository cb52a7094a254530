// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import fr.parvis.values.ReadableSigns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The code of a card: three parts of five signs out of 27 that are not taken for each other; the last sign of a part checks it and its
 * place. Twelve signs are random: 27^12, some 57 bits.
 *
 * @param signs fifteen, without spaces
 */
record PassageCode(String signs) {
    static final int PARTS = 3;
    static final int PART = ReadableSigns.PART;

    /** Code as typed. */
    public sealed interface Reading {
        record Whole(PassageCode code) implements Reading {}

        /** @param parts parts that look wrong, from 1 */
        record Mistyped(List<Integer> parts) implements Reading {}

        /** @param signs number of signs typed instead of fifteen */
        record Incomplete(int signs) implements Reading {}
    }

    public static PassageCode next() {
        var signs = new StringBuilder(PARTS * PART);
        for (int place = 1; place <= PARTS; place++) signs.append(ReadableSigns.part(place));
        return new PassageCode(signs.toString());
    }

    /**
     * Reads what somebody typed, or the address that a camera saw: case, spaces and dashes do not count; a sign that no code has counts as
     * the one it looks like.
     */
    public static Reading read(String typed) {
        var code = typed.substring(typed.lastIndexOf('#') + 1).toUpperCase(Locale.ROOT);
        var groups = code.strip().split("[^\\p{L}\\p{N}]+");
        var signs = ReadableSigns.seen(String.join("", groups));
        if (signs.length() != PARTS * PART) {
            if (groups.length != PARTS) return new Reading.Incomplete(signs.length());
            return new Reading.Mistyped(
                    wrong(Stream.of(groups).map(ReadableSigns::seen).toList()));
        }
        var parts = new ArrayList<String>();
        for (int at = 0; at < signs.length(); at += PART) parts.add(signs.substring(at, at + PART));
        var wrong = wrong(parts);
        return wrong.isEmpty() ? new Reading.Whole(new PassageCode(signs)) : new Reading.Mistyped(wrong);
    }

    /** As it is printed: {@code K7MRA-2TQX9-HFW3C}. */
    public String text() {
        return signs.substring(0, PART) + "-" + signs.substring(PART, 2 * PART) + "-" + signs.substring(2 * PART);
    }

    /** Nobody's log gets to know it. */
    @Override
    public String toString() {
        return "PassageCode";
    }

    private static List<Integer> wrong(List<String> parts) {
        var wrong = new ArrayList<Integer>();
        for (int i = 0; i < parts.size(); i++) if (!ReadableSigns.fits(parts.get(i), i + 1)) wrong.add(i + 1);
        return wrong;
    }
}
