// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

/** Whether a rule applies to a day; MAYBE when a selector is beyond us or a calendar is missing. */
enum Match {
    YES,
    NO,
    MAYBE;

    static Match of(boolean matches) {
        return matches ? YES : NO;
    }

    Match and(Match other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES && other == YES ? YES : MAYBE;
    }

    Match or(Match other) {
        if (this == YES || other == YES) {
            return YES;
        }
        return this == NO && other == NO ? NO : MAYBE;
    }
}
