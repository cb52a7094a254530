// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Wall-clock stretches as instants, exact on the two nights of the year when clocks change: what lies in the hour that is left out is not
 * there; what touches the hour that comes twice runs from its first passing to its last.
 */
public final class Clocks {
    private Clocks() {}

    /** A stretch that begins and ends; never empty. */
    public record Stretch(Instant start, Instant end) {}

    /** Nothing when the clocks leave out the whole of it. */
    public static Optional<Stretch> instants(LocalDateTime from, LocalDateTime to, ZoneId zone) {
        var start = instant(from, zone, false);
        var end = instant(to, zone, true);
        return start.isBefore(end) ? Optional.of(new Stretch(start, end)) : Optional.empty();
    }

    private static Instant instant(LocalDateTime local, ZoneId zone, boolean last) {
        var offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) return zone.getRules().getTransition(local).getInstant();
        return local.toInstant(last ? offsets.getLast() : offsets.getFirst());
    }
}
