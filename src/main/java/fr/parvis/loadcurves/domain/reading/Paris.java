// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/** Local time of metropolitan France, by which its meters count, as numbers: years of ten-minute stamps pass here. */
public final class Paris {
    public static final int DAY = 86_400;
    static final int FIRST_YEAR = 2010;
    static final int LAST_YEAR = 2099;

    private static final int HOUR = 3600;

    /** From each of these instants on, the offset is the one beside. */
    private static final long[] CHANGES;

    private static final int[] OFFSETS;

    static {
        var zone = ZoneId.of("Europe/Paris");
        var rules = zone.getRules();
        List<ZoneOffsetTransition> all = new ArrayList<>();
        var at = LocalDate.of(FIRST_YEAR - 1, 12, 1).atStartOfDay(zone).toInstant();
        for (var next = rules.nextTransition(at);
                next != null && next.getDateTimeBefore().getYear() <= LAST_YEAR + 1;
                next = rules.nextTransition(next.getInstant())) all.add(next);
        CHANGES = new long[all.size() + 1];
        OFFSETS = new int[all.size() + 1];
        CHANGES[0] = Long.MIN_VALUE;
        OFFSETS[0] = HOUR;
        for (int i = 0; i < all.size(); i++) {
            CHANGES[i + 1] = all.get(i).toEpochSecond();
            OFFSETS[i + 1] = all.get(i).getOffsetAfter().getTotalSeconds();
        }
    }

    private Paris() {}

    private static int indexAt(long instant) {
        int low = 0;
        int high = CHANGES.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (CHANGES[middle] <= instant) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /** Local time, as seconds since 1970-01-01T00:00 local. */
    public static long local(long instant) {
        return instant + OFFSETS[indexAt(instant)];
    }

    /** Days since 1970, local. */
    public static int day(long instant) {
        return (int) Math.floorDiv(local(instant), DAY);
    }

    public static long startOfDay(int day) {
        return instant(day * (long) DAY);
    }

    /** Between 23 and 25 hours. */
    public static int secondsOf(int day) {
        return (int) (startOfDay(day + 1) - startOfDay(day));
    }

    /** The earlier instant when there are two; when there is none (March), the instant of the change. */
    static long instant(long local) {
        long early = local - 2 * HOUR;
        if (local(early) == local) return early;
        long late = local - HOUR;
        if (local(late) == local) return late;
        return CHANGES[indexAt(late)];
    }

    /** Whether the local time is written twice: the last Sunday of October, from 2 to 3. */
    static boolean twice(long local) {
        return local(local - 2 * HOUR) == local && local(local - HOUR) == local;
    }

    static boolean never(long local) {
        return local(local - 2 * HOUR) != local && local(local - HOUR) != local;
    }

    public static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    public static Instant at(long instant) {
        return Instant.ofEpochSecond(instant);
    }
}
