// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.web;

import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Page of what came from devices and needs a person. */
public record CommandReviewPage(List<Row> rows, int total, int page, int pages) {

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
