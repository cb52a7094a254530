package fr.parvis.people.domain;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How often an account may look for persons: so many times in ten minutes. Typing on counts once: a text that begins with the one
 * before, within ten seconds, goes on with the same search. Kept in memory, of the last ten minutes alone.
 */
@Component
class SearchPace {
    private static final long WINDOW = Duration.ofMinutes(10).toMillis();
    private static final long TYPING = Duration.ofSeconds(10).toMillis();

    /** When an account searched, and what it typed last. */
    private static final class Past {
        private final ArrayDeque<Long> searches = new ArrayDeque<>();
        private String last = "";
        private long lastAt;
    }

    private final int most;
    private final Clock clock;
    private final Map<UUID, Past> byAccount = new HashMap<>();

    SearchPace(@Value("${parvis.people.searches-per-ten-minutes:60}") int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Nothing to wait for when the search may be made now; which counts as made. */
    synchronized Duration toWait(UUID account, String folded) {
        if (most <= 0) return Duration.ZERO;
        long now = clock.millis();
        byAccount.values().removeIf(past -> past.lastAt <= now - WINDOW && past.searches.isEmpty());
        var past = byAccount.computeIfAbsent(account, _ -> new Past());
        while (!past.searches.isEmpty() && past.searches.getFirst() <= now - WINDOW) past.searches.removeFirst();
        boolean goesOn = !past.last.isEmpty() && folded.startsWith(past.last) && now - past.lastAt <= TYPING;
        if (!goesOn) {
            if (past.searches.size() >= most) return Duration.ofMillis(past.searches.getFirst() + WINDOW - now);
            past.searches.addLast(now);
        }
        past.last = folded;
        past.lastAt = now;
        return Duration.ZERO;
    }
}
