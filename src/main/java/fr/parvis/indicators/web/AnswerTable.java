// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of an answer as its page, its files and its chart show it.
 *
 * @param head of the column of names
 * @param lines in the order shown; the rest, where lines are left out, is one of them
 * @param total of everything, beneath the lines
 */
public record AnswerTable(String caption, String head, List<Head> heads, List<Line> lines, Line total) {

    /**
     * A column of numbers.
     *
     * @param shares whether a percentage stands beside each
     */
    public record Head(String label, boolean shares) {}

    /**
     * A line.
     *
     * @param code null for the rest and the total
     * @param kind {@code code}, {@code rest} or {@code total}
     */
    public record Line(@Nullable String code, String kind, String label, String icon, List<Amount> amounts) {}

    /**
     * A number.
     *
     * @param value null where it is hidden or no number
     * @param share tenths of a percent; null where none is shown
     * @param href the page of the number
     * @param shade 0 to 5, the darker the more
     */
    public record Amount(
            @Nullable Long value,
            String text,
            @Nullable Integer share,
            String shareText,
            @Nullable String href,
            int shade) {
        Amount withShade(int dark) {
            return new Amount(value, text, share, shareText, href, dark);
        }
    }
}
