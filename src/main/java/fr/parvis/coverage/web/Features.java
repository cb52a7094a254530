package fr.parvis.coverage.web;

import fr.parvis.coverage.domain.Spot;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Places as maps read them: GeoJSON (RFC 7946). */
final class Features {
    private static final MediaType GEOJSON = MediaType.parseMediaType("application/geo+json");

    private Features() {}

    static Map<String, Object> at(Spot spot, Map<String, Object> properties) {
        return Map.of(
                "type",
                "Feature",
                "geometry",
                Map.of("type", "Point", "coordinates", List.of(rounded(spot.longitude()), rounded(spot.latitude()))),
                "properties",
                properties);
    }

    /** To some ten metres: nobody sees more on a map. */
    private static double rounded(double degrees) {
        return Math.round(degrees * 10_000) / 10_000.0;
    }

    static ResponseEntity<Map<String, Object>> answer(List<Map<String, Object>> features) {
        return ResponseEntity.ok()
                .contentType(GEOJSON)
                .header("Cache-Control", "no-store")
                .body(Map.of("type", "FeatureCollection", "features", features));
    }
}
