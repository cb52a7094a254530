// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.web;

import fr.parvis.shell.FilledForm;
import fr.parvis.values.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plain words, and the form that adds one.
 *
 * @param edition of the guide, in words; null without one
 * @param part filter of the list
 * @param proposed words that were typed in vain at enough points
 */
public record PlainWordsPage(
        @Nullable String edition,
        List<Row> rows,
        int total,
        Paging paging,
        String part,
        List<String> proposed,
        FilledForm filled) {

    /** @param end address that ends it */
    public record Row(String said, String means, boolean shipped, String end) {}
}
