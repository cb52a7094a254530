// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Places as maps read them: GeoJSON (RFC 7946), which {@code static/map/places.js} draws. */
public final class GeoJson {
    public static final MediaType TYPE = MediaType.parseMediaType("application/geo+json");

    private GeoJson() {}

    /** A place in degrees (WGS 84), to which members may be added. */
    public static Map<String, Object> point(double latitude, double longitude, Map<String, ?> properties) {
        var feature = new LinkedHashMap<String, Object>();
        feature.put("type", "Feature");
        feature.put("geometry", Map.of("type", "Point", "coordinates", List.of(rounded(longitude), rounded(latitude))));
        feature.put("properties", properties);
        return feature;
    }

    /**
     * Properties of a place that one can open.
     *
     * @param kind its sign in {@code map/signs.svg}
     * @param state {@code open} or {@code closed}; null: not known for sure
     * @param href its page; null: it has none
     * @param lines texts under its name
     */
    public static Map<String, Object> pin(
            String kind, @Nullable String state, String name, @Nullable String href, List<String> lines) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("name", name);
        properties.put("kind", kind);
        if (state != null) properties.put("state", state);
        if (href != null) properties.put("href", href);
        properties.put("lines", lines);
        return properties;
    }

    /** The answer for one account. */
    public static ResponseEntity<Map<String, Object>> answer(List<Map<String, Object>> features) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .cacheControl(CacheControl.noStore())
                .body(Map.of("type", "FeatureCollection", "features", features));
    }

    /** To some ten metres: nobody sees more on a map. */
    public static double rounded(double degrees) {
        return Math.round(degrees * 10_000) / 10_000.0;
    }
}
