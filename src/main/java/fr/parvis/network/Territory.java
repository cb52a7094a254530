// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The whole country at once, for modules that compute over it: where people live, and where they are received. */
public interface Territory {

    /** A department or an overseas territory. */
    record Department(String code, String name) {}

    /**
     * A commune and its people.
     *
     * @param population municipal population; 0 where unknown
     * @param latitude WGS 84 degrees, with {@code longitude}, where known or estimated
     * @param estimated whether its place is estimated from the communes around it: half of them lie within five kilometres
     */
    record Inhabited(
            String insee,
            String name,
            String department,
            int population,
            @Nullable Double latitude,
            @Nullable Double longitude,
            boolean estimated) {}

    /**
     * A point that receives the public.
     *
     * @param insee of its commune; of the city for a district of Paris, Lyon or Marseille
     * @param latitude WGS 84 degrees, with {@code longitude}: its own, else about its commune's, where known
     * @param labels {@code pand}, {@code france-services}
     */
    record Place(
            UUID id,
            UUID association,
            String name,
            PointKind kind,
            Set<String> labels,
            String insee,
            String commune,
            String department,
            @Nullable Double latitude,
            @Nullable Double longitude,
            LocalDate openedOn) {}

    /** Departments by code. */
    List<Department> departments();

    /** By code. The districts of Paris, Lyon and Marseille are left out: their people are counted in the city. */
    List<Inhabited> communes();

    /** The points that receive the public on a day, by name. */
    List<Place> open(LocalDate day);

    /**
     * Points that receive the public on a day and surely do not open as long or as often as their label asks for; hours that leave a
     * doubt are given the benefit of it.
     */
    Set<UUID> dutyNotKept(LocalDate day);
}
