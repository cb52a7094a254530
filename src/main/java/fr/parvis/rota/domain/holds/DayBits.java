// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.holds;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * The slices of five minutes of one day of universal time that are taken. Universal days have 288 slices, always: no hour is left out and none
 * comes twice, whatever the clocks of the five time zones do.
 */
final class DayBits {
    public static final int BYTES = 36;

    static final int MINUTES = 5;
    static final int SLICES = BYTES * Byte.SIZE;

    private final byte[] bits;

    private DayBits(byte[] bits) {
        this.bits = bits;
    }

    static DayBits empty() {
        return new DayBits(new byte[BYTES]);
    }

    static DayBits of(byte[] kept) {
        if (kept.length != BYTES) throw new IllegalArgumentException("a day has " + BYTES + " bytes");
        return new DayBits(kept.clone());
    }

    byte[] bytes() {
        return bits.clone();
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Marks what of the stretch lies in the day; a slice that is touched is taken. */
    void take(LocalDate day, Instant from, Instant until) {
        var start = start(day);
        int first = slice(Duration.between(start, from).toSeconds(), false);
        int last = slice(Duration.between(start, until).toSeconds(), true);
        for (int i = first; i < last; i++) bits[i / Byte.SIZE] |= (byte) (1 << (i % Byte.SIZE));
    }

    private static int slice(long seconds, boolean up) {
        long length = MINUTES * 60L;
        long slice = up ? Math.ceilDiv(seconds, length) : Math.floorDiv(seconds, length);
        return (int) Math.clamp(slice, 0, SLICES);
    }

    boolean isEmpty() {
        for (var one : bits) if (one != 0) return false;
        return true;
    }

    /** The days that a stretch touches, each with its slices taken. */
    static void takeAll(TreeMap<LocalDate, DayBits> days, Instant from, Instant until) {
        for (var day = day(from); start(day).isBefore(until); day = day.plusDays(1)) {
            var taken = days.get(day);
            if (taken != null) taken.take(day, from, until);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DayBits day && Arrays.equals(day.bits, bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }
}
