package fr.parvis.mandates.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Slows down who tries codes: thirty that lead nowhere from one origin close the door to it for ten minutes, as at sign-in. */
@Component
class WrongCodes {
    static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int MOST = 30;
    private static final int ORIGINS = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> byOrigin = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > ORIGINS;
        }
    };

    WrongCodes(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean tooMany(String origin) {
        var times = byOrigin.get(origin);
        if (times == null) return false;
        var since = clock.instant().minus(PAUSE);
        while (!times.isEmpty() && times.getFirst().isBefore(since)) times.removeFirst();
        return times.size() >= MOST;
    }

    synchronized void note(String origin) {
        byOrigin.computeIfAbsent(origin, o -> new ArrayDeque<>()).addLast(clock.instant());
    }
}
