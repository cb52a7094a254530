// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/** Opening from one time to another of the same day. */
public record TimeSpan(LocalTime from, LocalTime to) {

    public TimeSpan {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a span ends after it starts: " + from + " to " + to);
        }
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** Whether the spans follow one another without overlapping. */
    static boolean follow(List<TimeSpan> spans) {
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from().isBefore(spans.get(i - 1).to())) {
                return false;
            }
        }
        return true;
    }
}
