// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.web;

import fr.parvis.shell.FilledForm;
import fr.parvis.shell.Option;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Page of what came from devices and needs a person.
 *
 * @param aside reasons to set a row aside, by its identifier: those that were not kept
 */
public record CommandReviewPage(List<Row> rows, int total, int page, int pages, Map<String, FilledForm> aside) {

    public FilledForm aside(Row row) {
        return aside.getOrDefault(row.id(), FilledForm.empty());
    }

    /**
     * @param what kind of record
     * @param problems reasons why it does not stand, in the words of its maker
     * @param form address of the plain form that holds what was said; null when there is none
     * @param confirm whether one press records it as it was said
     * @param ways other actions of one press: address and label
     */
    public record Row(
            String id,
            String what,
            String who,
            String when,
            String device,
            String why,
            String kind,
            List<String> problems,
            List<Fact> said,
            @Nullable String form,
            boolean confirm,
            List<Option> ways) {}

    /** A field of what was said and its value, in words. */
    public record Fact(String field, String value) {}
}
