// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import org.jspecify.annotations.Nullable;

/**
 * Estimate of how long somebody may have to wait: those before, times a usual help of today, shared among the mediators who called in the
 * last hour. Rounded up to five minutes, because it is a guess and must look like one.
 */
final class EstimateRule {
    /** Before three helps are over nobody knows yet what is usual today. */
    private static final int KNOWN_FROM = 3;

    private static final double USUAL_MINUTES = 15;
    private static final double SHORTEST = 3;
    private static final double LONGEST = 60;
    private static final int STEP = 5;
    private static final int MOST = 240;

    private EstimateRule() {}

    static int minutes(int before, int helps, @Nullable Double averageHelpSeconds, int mediators) {
        if (before <= 0) return 0;
        double usual = helps < KNOWN_FROM || averageHelpSeconds == null
                ? USUAL_MINUTES
                : Math.clamp(averageHelpSeconds / 60, SHORTEST, LONGEST);
        double minutes = before * usual / Math.max(1, mediators);
        return (int) Math.min(MOST, Math.ceil(minutes / STEP) * STEP);
    }
}
