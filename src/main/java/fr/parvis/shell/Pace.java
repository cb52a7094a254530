package fr.parvis.shell;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets each origin do something so many times in a minute: all of them at once if it likes, then as they come back one by one. Kept in
 * memory, of the latest origins alone.
 */
final class Pace {
    private static final int ORIGINS = 20_000;

    private final double most;
    private final Clock clock;
    private final Map<String, Left> byOrigin = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Left> eldest) {
            return size() > ORIGINS;
        }
    };

    private record Left(double times, long at) {}

    Pace(int aMinute, Clock clock) {
        this.most = aMinute;
        this.clock = clock;
    }

    /** Nothing to wait for when it may be done now; which counts as done. */
    Duration toWait(String origin) {
        return toWait(origin, 1);
    }

    /** The same for what counts as so many; never more than a minute's. */
    synchronized Duration toWait(String origin, int weight) {
        double times = Math.min(weight, most);
        long now = clock.millis();
        var before = byOrigin.getOrDefault(origin, new Left(most, now));
        double left = Math.min(most, before.times + Math.max(0, now - before.at) * most / 60_000);
        boolean may = left >= times;
        byOrigin.put(origin, new Left(may ? left - times : left, now));
        return may ? Duration.ZERO : Duration.ofMillis((long) Math.ceil((times - left) * 60_000 / most));
    }
}
