package fr.parvis.network;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The points as the public may know them, in the reader's language. */
public interface PublicPoints {

    /**
     * A point in plain words.
     *
     * @param labels {@code pand}, {@code france-services}
     * @param kilometres as the crow flies from the commune asked about, where both places are known
     * @param services and the lists after it: values of the national standard
     * @param ended whether it receives nobody any more
     */
    record PublicPoint(
            UUID id,
            String name,
            PointKind kind,
            String address,
            @Nullable String complement,
            String postcode,
            String commune,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Double kilometres,
            Set<String> labels,
            HoursTold hours,
            @Nullable String phone,
            List<String> emails,
            List<String> websites,
            @Nullable String booking,
            @Nullable String accessibility,
            @Nullable String summary,
            @Nullable String detail,
            List<String> services,
            List<String> publics,
            List<String> specialCare,
            List<String> fees,
            List<String> access,
            List<String> support,
            boolean ended) {}

    /** The points that receive the public around a commune, the nearest first. */
    List<PublicPoint> near(Commune commune, int count, Locale locale);

    Optional<PublicPoint> find(UUID id, Locale locale);

    /** How many points receive the public. */
    int count();
}
