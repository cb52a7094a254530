// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.papers;

import fr.parvis.network.OpenPoints.OpenPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A point as a feature of GeoJSON (RFC 7946): longitude first; what the national standard says of it are its properties. */
final class GeoJsonForm {
    private GeoJsonForm() {}

    static Map<String, Object> of(OpenPoint point, Publisher giver) {
        var place = point.place();
        var properties = new LinkedHashMap<>(StandardForm.of(point, giver));
        properties.remove("latitude");
        properties.remove("longitude");
        properties.put("association", giver.association(point.association()));
        if (giver.hasAddress()) properties.put("page", giver.page(point.id()));
        Map<String, @Nullable Object> feature = new LinkedHashMap<>();
        feature.put("type", "Feature");
        feature.put("id", point.id().toString());
        // a feature without a position has a geometry that is null, not none
        feature.put("geometry", geometry(place.longitude(), place.latitude()));
        feature.put("properties", properties);
        @SuppressWarnings("unchecked")
        var known = (Map<String, Object>) (Map<String, ?>) feature;
        return known;
    }

    private static @Nullable Map<String, Object> geometry(@Nullable Double longitude, @Nullable Double latitude) {
        return longitude == null || latitude == null
                ? null
                : new JsonItem()
                        .with("type", "Point")
                        .with("coordinates", List.of(longitude, latitude))
                        .done();
    }
}
