// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages;

import fr.parvis.values.EnumCode;
import java.util.UUID;

/** Outcome of asking for a message. */
public sealed interface PlanOutcome {

    record Planned(UUID message, Channel by) implements PlanOutcome {}

    /** The same was planned before, or has gone. */
    record Known(UUID message) implements PlanOutcome {}

    record NotPossible(Reason why) implements PlanOutcome {}

    /** Why a message cannot be planned. */
    enum Reason {
        /** No telephone and no mail that we could write to. */
        NO_WAY,
        /** The file says nothing of an agreement to be contacted. */
        NO_AGREEMENT,
        /** Its time is over. */
        PAST;

        /** End of its message key. */
        public String key() {
            return EnumCode.of(this);
        }
    }
}
