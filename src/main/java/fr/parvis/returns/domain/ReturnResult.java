// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.domain;

import fr.parvis.values.EnumCode;
import org.jspecify.annotations.Nullable;

/**
 * State of a household, in the few words that a partner is told. What somebody said, that no help was wanted, or that a bill was paid before, is
 * all one word: the work has ended.
 */
enum ReturnResult {
    SOLUTION_FOUND,
    IN_PROGRESS,
    NOT_REACHED,
    WRONG_DATA,
    ENDED;

    String code() {
        return EnumCode.of(this);
    }

    /** @param closedWhy null while the work goes on */
    static ReturnResult of(boolean reached, boolean solved, @Nullable String closedWhy) {
        if (solved || "solution".equals(closedWhy)) return SOLUTION_FOUND;
        if (closedWhy == null) return reached ? IN_PROGRESS : NOT_REACHED;
        return switch (closedWhy) {
            case "wrong-data" -> WRONG_DATA;
            case "never-reached" -> NOT_REACHED;
            default -> ENDED;
        };
    }
}
