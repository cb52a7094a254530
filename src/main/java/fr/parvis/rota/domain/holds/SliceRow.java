// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.holds;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.function.IntConsumer;

/** Slices of five minutes of some days of universal time in a row, one bit each; what lies outside of the days is left out. */
final class SliceRow {
    private static final long SECONDS = DayBits.MINUTES * 60L;

    private final LocalDate first;
    private final long start;
    private final int length;
    private final BitSet bits;

    /** @param last included */
    SliceRow(LocalDate first, LocalDate last) {
        this.first = first;
        this.start = first.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        this.length = Math.toIntExact((last.toEpochDay() - first.toEpochDay() + 1) * DayBits.SLICES);
        this.bits = new BitSet(length);
    }

    /** Adds the bits of one of the days, as they are stored. */
    void add(LocalDate day, byte[] stored) {
        int offset = Math.toIntExact((day.toEpochDay() - first.toEpochDay()) * DayBits.SLICES);
        var some = BitSet.valueOf(stored);
        for (int from = some.nextSetBit(0); from >= 0; ) {
            int until = some.nextClearBit(from);
            bits.set(offset + from, offset + until);
            from = some.nextSetBit(until);
        }
    }

    /** Adds the slices that lie whole in the stretch. */
    void addWhole(Instant from, Instant until) {
        set(
                Math.ceilDiv(from.getEpochSecond() - start, SECONDS),
                Math.floorDiv(until.getEpochSecond() - start, SECONDS));
    }

    /** Adds the slices that the stretch touches. */
    void addTouched(Instant from, Instant until) {
        set(
                Math.floorDiv(from.getEpochSecond() - start, SECONDS),
                Math.ceilDiv(until.getEpochSecond() - start, SECONDS));
    }

    private void set(long from, long until) {
        int begins = (int) Math.clamp(from, 0, length);
        int ends = (int) Math.clamp(until, 0, length);
        if (begins < ends) bits.set(begins, ends);
    }

    void keepOnly(SliceRow other) {
        bits.and(other.bits);
    }

    void remove(SliceRow other) {
        bits.andNot(other.bits);
    }

    /** Each slice at a step from which so many in a row are set. */
    void forEachStart(int inRow, int step, IntConsumer then) {
        for (int from = bits.nextSetBit(0); from >= 0; ) {
            int until = bits.nextClearBit(from);
            for (int at = Math.ceilDiv(from, step) * step; at + inRow <= until; at += step) then.accept(at);
            from = bits.nextSetBit(until);
        }
    }

    Instant at(int slice) {
        return Instant.ofEpochSecond(start + slice * SECONDS);
    }

    /** The first slice that begins after the instant. */
    int after(Instant instant) {
        return (int) Math.clamp(Math.floorDiv(instant.getEpochSecond() - start, SECONDS) + 1, 0, length);
    }
}
