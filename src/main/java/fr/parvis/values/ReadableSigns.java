// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import java.security.SecureRandom;

/**
 * Codes that people read out and type: signs out of 27 that are not taken for each other, in parts of five whose last sign checks the part
 * and its place. Case does not count; a sign that no code has counts as the one it looks like.
 */
public final class ReadableSigns {
    /** Neither 0 nor 1, nor B, I, L, O, S, U, Z. */
    public static final String ALPHABET = "23456789ACDEFGHJKMNPQRTVWXY";

    public static final int PART = 5;

    /** None has a divisor in common with 27, nor has the difference of two neighbours: one wrong sign shows, two swapped ones, too. */
    private static final int[] WEIGHTS = {1, 2, 4, 5, 7};

    /** 4 × 7 leaves 1. */
    private static final int INVERSE_OF_LAST_WEIGHT = 4;

    private static final String SEEN_AS = "BSUZ";
    private static final String MEANT = "85V2";
    private static final SecureRandom RANDOM = new SecureRandom();

    private ReadableSigns() {}

    /** Random signs, without a check: 4.75 bits each. */
    public static String random(int length) {
        var signs = new StringBuilder(length);
        for (int i = 0; i < length; i++) signs.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        return signs.toString();
    }

    /** A new part, four of its signs random. */
    public static String part(int place) {
        var signs = random(PART - 1);
        int sum = 0;
        for (int i = 0; i < PART - 1; i++) sum += WEIGHTS[i] * ALPHABET.indexOf(signs.charAt(i));
        return signs + ALPHABET.charAt(Math.floorMod((place - sum) * INVERSE_OF_LAST_WEIGHT, ALPHABET.length()));
    }

    /** Each sign as the one it looks like. */
    public static String seen(String typed) {
        var signs = new StringBuilder();
        for (char sign : typed.toCharArray()) {
            int like = SEEN_AS.indexOf(sign);
            signs.append(like < 0 ? sign : MEANT.charAt(like));
        }
        return signs.toString();
    }

    /** Whether it is a part of that place. */
    public static boolean fits(String part, int place) {
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
