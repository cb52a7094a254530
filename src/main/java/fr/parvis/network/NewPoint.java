// SPDX-License-Identifier: EUPL-1.2
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
 * @param latitude degrees (WGS 84), with {@code longitude}; null where only the commune is known
 * @param specialCare values of the national standard
 * @param pivot SIRET or RNA number of the body that runs it
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
        LocalDate openedOn,
        @Nullable Double latitude,
        @Nullable Double longitude,
        List<String> specialCare,
        @Nullable String pivot) {

    /** One of which no more is known than that it stands in its commune. */
    public static NewPoint atItsCommune(
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
            LocalDate openedOn) {
        return new NewPoint(
                id,
                association,
                kind,
                name,
                address,
                postcode,
                commune,
                phone,
                emails,
                summary,
                hours,
                labels,
                services,
                accessModes,
                programmes,
                openedOn,
                commune.latitude(),
                commune.longitude(),
                List.of(),
                null);
    }

    public NewPoint runBy(String pivotOfBody) {
        return new NewPoint(
                id,
                association,
                kind,
                name,
                address,
                postcode,
                commune,
                phone,
                emails,
                summary,
                hours,
                labels,
                services,
                accessModes,
                programmes,
                openedOn,
                latitude,
                longitude,
                specialCare,
                pivotOfBody);
    }
}
