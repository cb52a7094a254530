// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number under which La Poste follows a letter: 11 to 15 letters and digits. That of the Universal Postal Union (S10: two letters,
 * nine digits, two letters of the country) carries a key, which is checked; of the others only the form can be.
 */
final class TrackingNumber {
    private static final Pattern UNION = Pattern.compile("[A-Z]{2}\\d{9}[A-Z]{2}");
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{11,15}");
    private static final int[] WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};

    private TrackingNumber() {}

    /** Tracking number as La Poste takes it, without spaces; nothing when it cannot be one. */
    static Optional<String> read(String typed) {
        var number = typed.replaceAll("[\\s\\u00a0\\u202f.\\-]", "").toUpperCase(Locale.ROOT);
        long digits = number.chars().filter(Character::isDigit).count();
        if (!FORM.matcher(number).matches() || digits < 8) return Optional.empty();
        return UNION.matcher(number).matches() && !keyIsRight(number) ? Optional.empty() : Optional.of(number);
    }

    private static boolean keyIsRight(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) sum += WEIGHTS[i] * (number.charAt(2 + i) - '0');
        int key = 11 - sum % 11;
        return (key == 10 ? 0 : key == 11 ? 5 : key) == number.charAt(10) - '0';
    }
}
