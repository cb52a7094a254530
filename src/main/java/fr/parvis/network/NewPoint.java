package fr.parvis.network;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A point to be added, as other modules say it; lists hold values of the national standard.
 *
 * @param hours in the syntax of OpenStreetMap
 * @param labels {@code pand}, {@code france-services}
 */
public record NewPoint(
        UUID id,
        UUID association,
        PointKind kind,
        String name,
        String address,
        String postcode,
        Commune commune,
        @Nullable String phone,
        List<String> emails,
        String summary,
        String hours,
        Set<String> labels,
        List<String> services,
        List<String> accessModes,
        List<String> programmes,
        LocalDate openedOn) {}
