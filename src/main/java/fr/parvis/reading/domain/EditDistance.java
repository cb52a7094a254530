// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

/** Number of signs by which two words differ. */
final class EditDistance {
    private EditDistance() {}

    /** Insertions, deletions and replacements, counted up to 3. */
    static int differ(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 2) return 3;
        var row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, corner + cost);
                corner = above;
            }
        }
        return Math.min(3, row[row.length - 1]);
    }
}
