// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An activity counts, or counts no more. Published inside the activity's transaction: what listens (plain
 * {@code @EventListener}) is part of it. A correction takes back what was said before, then counts what is said now.
 *
 * @param point null when it was for the whole association
 * @param accounts accounts that led it or were there
 * @param kind code of list ACTIVITY
 * @param sign 1, or -1 when it is taken back
 */
public record ActivityCounted(
        UUID association,
        @Nullable UUID point,
        LocalDate day,
        List<UUID> accounts,
        String kind,
        int minutes,
        int headcount,
        int sign) {

    /** Measures that an activity adds to the figures, or takes back with sign -1. */
    public static ActivityCounted of(Activity activity, int sign) {
        return new ActivityCounted(
                activity.association(),
                activity.point(),
                activity.day(),
                Stream.concat(Stream.of(activity.account()), activity.colleagues().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                activity.kind(),
                activity.minutes(),
                activity.headcount(),
                sign);
    }
}
