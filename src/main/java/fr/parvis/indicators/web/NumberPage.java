// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import fr.parvis.shell.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Page that explains one number: what it counts, of whom, when and with which filter.
 *
 * @param facts sentences: what it counts, of whom, when, with which filter
 * @param acts the list of its acts, under the name {@code actsLabel}; where there is none, {@code noActs} says why, and {@code nearest} is a page that
 *     shows more than these
 */
public record NumberPage(
        String title,
        String value,
        String unit,
        String back,
        String backTitle,
        List<Fact> facts,
        @Nullable String acts,
        String actsLabel,
        @Nullable String noActs,
        @Nullable String nearest,
        String upTo) {

    /** A heading and what is said under it. */
    public record Fact(String head, String text) {
        static Fact of(String key, String text) {
            return new Fact(Words.t("indicators.explorer.number." + key), text);
        }
    }
}
