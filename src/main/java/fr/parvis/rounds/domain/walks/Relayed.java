// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.walks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Handing on of what was seen on a walk, and what was answered.
 *
 * @param relay code of list OPERATOR; null where it is handed to nobody
 * @param on the day that it was handed on
 * @param answer 300 characters at most
 */
public record Relayed(
        @Nullable String relay,
        @Nullable LocalDate on,
        @Nullable LocalDate answeredOn,
        @Nullable String answer) {
    static final Relayed NOBODY = new Relayed(null, null, null, null);
}
