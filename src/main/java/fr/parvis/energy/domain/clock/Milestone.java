// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A day of a bill's timeline, with the rules that give it.
 *
 * @param rules in the order they apply
 * @param doubts reasons to check it
 * @param practice practice that the supplier declares instead
 */
public record Milestone(
        Kind kind,
        EventTime when,
        List<Wording> rules,
        Set<Doubt> doubts,
        @Nullable Practice practice) {

    /** The kind of event. */
    public enum Kind {
        BILL_ISSUED,
        DUE,
        FIRST_LETTER,
        OBJECTION,
        FIRST_DELAY_ENDS,
        SECOND_LETTER,
        FUND_LODGED,
        FUND_HOLD_ENDS,
        FUND_DECIDED,
        LAST_LETTER,
        REDUCTION,
        CUT,
        SOCIAL_SERVICES_TOLD,
        CHEQUE_RIGHTS_END,
        AGREED,
        SETTLED
    }

    /** Whether the screen says "à vérifier" beside the day. */
    public boolean toCheck() {
        return !doubts.isEmpty() || rules.stream().anyMatch(Wording::toCheck);
    }
}
