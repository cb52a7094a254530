// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One kind of thing that the search of all pages finds; modules contribute them as beans. It is asked at each pause in typing, so a
 * source finds few things by an index, within the rights of who asks.
 */
public interface SearchSource {
    /** Answers of one source at most. */
    int MOST = 5;

    /** Place of its group among the others. */
    int order();

    /** Nothing for those it is not for, and where nothing was found. */
    Optional<Group> find(SearchText asked, SignedIn who);

    /** @param note reason why nothing was looked for, in words */
    record Group(
            String title,
            String icon,
            List<Answer> answers,
            @Nullable String note) {
        /** Nothing where there are no answers. */
        public static Optional<Group> of(String title, String icon, List<Answer> answers) {
            return answers.isEmpty() ? Optional.empty() : Optional.of(new Group(title, icon, answers, null));
        }
    }

    /** @param detail detail that tells it from others */
    record Answer(String text, String detail, String href) {}
}
