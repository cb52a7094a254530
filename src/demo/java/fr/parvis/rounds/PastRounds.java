// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Loads tours, crews and walks of others' making, as the demonstration does, in the scope of their association. */
public interface PastRounds {
    /** @param hours in the syntax of OpenStreetMap */
    record PastStop(
            UUID id,
            String place,
            String address,
            String insee,
            @Nullable Double latitude,
            @Nullable Double longitude,
            String hours) {}

    record PastTour(
            UUID id,
            UUID point,
            String name,
            @Nullable String vehicle,
            List<String> kit,
            @Nullable String partner,
            LocalDate from,
            List<PastStop> stops,
            List<UUID> crew) {}

    record PastSighting(
            UUID id,
            String kind,
            String place,
            String said,
            @Nullable String relay,
            boolean answered) {}

    record PastWalk(
            UUID id,
            String sector,
            Instant startedAt,
            LocalDate day,
            int minutes,
            int persons,
            @Nullable String partner,
            UUID account,
            List<UUID> colleagues,
            List<PastSighting> sightings) {}

    void load(List<PastTour> tours, List<PastWalk> walks);
}
