// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import java.util.List;

/** Kind of a file that was found, by its content. */
sealed interface ContentCheck {
    record Accepted(Kind kind, int pages) implements ContentCheck {}

    /**
     * @param key end of the message key of why and what to do
     * @param args arguments of its words
     */
    record Refused(String key, List<Object> args) implements ContentCheck {}

    static Refused refused(String key, Object... args) {
        return new Refused(key, List.of(args));
    }
}
