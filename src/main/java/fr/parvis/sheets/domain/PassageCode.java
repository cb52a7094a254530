package fr.parvis.sheets.domain;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The code of a card: three parts of five signs out of 27 that are not taken for each other; the last sign of a part checks it and its
 * place. Twelve signs are random: 27^12, some 57 bits.
 *
 * @param signs fifteen, without spaces
 */
public record PassageCode(String signs) {
    /** Neither 0 nor 1, nor B, I, L, O, S, U, Z. */
    static final String ALPHABET = "23456789ACDEFGHJKMNPQRTVWXY";

    static final int PARTS = 3;
    static final int PART = 5;

    /** None has a divisor in common with 27, nor has the difference of two neighbours: one wrong sign shows, two swapped ones, too. */
    private static final int[] WEIGHTS = {1, 2, 4, 5, 7};

    /** 4 × 7 leaves 1. */
    private static final int INVERSE_OF_LAST_WEIGHT = 4;

    private static final String SEEN_AS = "BSUZ";
    private static final String MEANT = "85V2";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What was typed. */
    public sealed interface Reading {
        record Whole(PassageCode code) implements Reading {}

        /** @param parts which ones look wrong, from 1 */
        record Mistyped(List<Integer> parts) implements Reading {}

        /** @param signs how many were typed instead of fifteen */
        record Incomplete(int signs) implements Reading {}
    }

    public static PassageCode next() {
        var signs = new StringBuilder(PARTS * PART);
        for (int part = 1; part <= PARTS; part++) {
            int sum = 0;
            for (int i = 0; i < PART - 1; i++) {
                int sign = RANDOM.nextInt(ALPHABET.length());
                signs.append(ALPHABET.charAt(sign));
                sum += WEIGHTS[i] * sign;
            }
            signs.append(ALPHABET.charAt(Math.floorMod((part - sum) * INVERSE_OF_LAST_WEIGHT, ALPHABET.length())));
        }
        return new PassageCode(signs.toString());
    }

    /**
     * Reads what somebody typed, or the address that a camera saw: case, spaces and dashes do not count; a sign that no code has counts as
     * the one it looks like.
     */
    public static Reading read(String typed) {
        var code = typed.substring(typed.lastIndexOf('#') + 1).toUpperCase(Locale.ROOT);
        var groups = code.strip().split("[^\\p{L}\\p{N}]+");
        var signs = seen(String.join("", groups));
        if (signs.length() != PARTS * PART) {
            if (groups.length != PARTS) return new Reading.Incomplete(signs.length());
            return new Reading.Mistyped(wrong(List.of(seen(groups[0]), seen(groups[1]), seen(groups[2]))));
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

    private static String seen(String typed) {
        var signs = new StringBuilder();
        for (char sign : typed.toCharArray()) {
            int like = SEEN_AS.indexOf(sign);
            signs.append(like < 0 ? sign : MEANT.charAt(like));
        }
        return signs.toString();
    }

    private static List<Integer> wrong(List<String> parts) {
        var wrong = new ArrayList<Integer>();
        for (int i = 0; i < parts.size(); i++) if (!fits(parts.get(i), i + 1)) wrong.add(i + 1);
        return wrong;
    }

    private static boolean fits(String part, int place) {
        if (part.length() != PART) return false;
        int sum = 0;
        for (int i = 0; i < PART; i++) {
            int sign = ALPHABET.indexOf(part.charAt(i));
            if (sign < 0) return false;
            sum += WEIGHTS[i] * sign;
        }
        return Math.floorMod(sum - place, ALPHABET.length()) == 0;
    }
}
