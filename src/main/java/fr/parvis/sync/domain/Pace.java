package fr.parvis.sync.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Slows down who asks too often; forgotten when Parvis stops, and bounded. */
@Component
public class Pace {
    private static final int REMEMBERED = 10_000;

    private record Window(Instant end, int count) {}

    private final Clock clock;

    private final Map<String, Window> windows = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > REMEMBERED;
        }
    };

    Pace(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts one more time.
     *
     * @return 0 when it is allowed, else after how many seconds it will be
     */
    public synchronized int count(String who, int most, Duration in) {
        var now = clock.instant();
        var window = windows.get(who);
        if (window == null || !now.isBefore(window.end)) window = new Window(now.plus(in), 0);
        windows.put(who, new Window(window.end, Math.min(window.count, most) + 1));
        return window.count < most ? 0 : seconds(now, window);
    }

    /** The same without counting. */
    public synchronized int look(String who, int most) {
        var now = clock.instant();
        var window = windows.get(who);
        return window == null || !now.isBefore(window.end) || window.count < most ? 0 : seconds(now, window);
    }

    private static int seconds(Instant now, Window window) {
        return (int) Math.max(1, Duration.between(now, window.end).toSeconds());
    }
}
