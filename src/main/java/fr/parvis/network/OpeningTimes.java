// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Times at which points are surely open on some days, closures and public holidays included: what rotas are laid over. */
public interface OpeningTimes {

    /** A stretch of time during which a point is open. */
    record Opening(LocalDate day, Instant start, Instant end) {}

    /** Of each of these points whose hours are known; in order. */
    Map<UUID, List<Opening>> between(Collection<UUID> points, LocalDate first, LocalDate last);
}
