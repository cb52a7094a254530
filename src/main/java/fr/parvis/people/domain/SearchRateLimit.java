// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.limits.RateLimiter;
import fr.parvis.limits.RateLimits;
import fr.parvis.people.PeopleSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Limit of an account's searches for persons in ten minutes. Typing on counts once: a text that begins with the one before, within ten
 * seconds, goes on with the same search.
 */
@Component
class SearchRateLimit {
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final long TYPING = Duration.ofSeconds(10).toMillis();
    private static final int ACCOUNTS = 10_000;

    private record TypedSearch(String text, long at) {}

    private final RateLimiter searches;
    private final Clock clock;
    private final Map<UUID, TypedSearch> typedLast = new HashMap<>();

    SearchRateLimit(PeopleSettings settings, RateLimits limits, Clock clock) {
        this.searches =
                limits.slidingWindow("people.search", settings.people().searchesPerTenMinutes(), PERIOD, ACCOUNTS);
        this.clock = clock;
    }

    /** Nothing to wait for when the search may be made now; which counts as made. */
    synchronized Duration toWait(UUID account, String folded) {
        long now = clock.millis();
        typedLast.values().removeIf(typed -> typed.at < now - TYPING);
        var before = typedLast.get(account);
        boolean goesOn = before != null && !before.text.isEmpty() && folded.startsWith(before.text);
        var wait = goesOn ? Duration.ZERO : searches.acquire(account.toString());
        if (wait.isZero()) typedLast.put(account, new TypedSearch(folded, now));
        return wait;
    }
}
