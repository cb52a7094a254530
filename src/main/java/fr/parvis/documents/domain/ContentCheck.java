// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import fr.parvis.values.Problem;

/** Kind of a file that was found, by its content. */
sealed interface ContentCheck {
    record Accepted(Kind kind, int pages) implements ContentCheck {}

    record Refused(Problem problem) implements ContentCheck {}

    /** @param key end of the code of why and what to do */
    static Refused refused(String key, Object... args) {
        return new Refused(Problem.of("", "documents.problem." + key, args));
    }
}
