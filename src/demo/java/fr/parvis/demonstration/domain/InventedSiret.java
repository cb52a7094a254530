// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

/**
 * SIRET numbers that nobody can take for those of a real body: they begin with five zeros, as none that was ever given does, and keep both check
 * digits, so that readers of the national standard take them.
 */
final class InventedSiret {
    private static final int MOST_BODIES = 999;
    private static final int MOST_PLACES = 9999;

    private InventedSiret() {}

    /** @param body and {@code place} of it: from 0, begun anew where there are too many */
    static String of(int body, int place) {
        var siren = checked("%08d".formatted(1 + body % MOST_BODIES));
        return checked(siren + "%04d".formatted(1 + place % MOST_PLACES));
    }

    /** With the digit that makes the sum of Luhn a multiple of ten. */
    private static String checked(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? 2 * digit : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
