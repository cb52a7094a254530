// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.indicators.Dimension;
import fr.parvis.network.Communes;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.shell.FormFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The lines of an answer as places of a map, in GeoJSON: points and communes; a point stands in the middle of its commune. */
@Component
class PlacesOfAnswer {
    private final Points points;
    private final Communes communes;

    PlacesOfAnswer(Points points, Communes communes) {
        this.points = points;
        this.communes = communes;
    }

    static boolean hasPlaces(Dimension dimension) {
        return dimension == Dimension.POINT || dimension == Dimension.COMMUNE || dimension == Dimension.HOME_COMMUNE;
    }

    /** A collection of features, as the module of the maps reads it. */
    Map<String, Object> handle(AskedQuestion asked, AnswerTable table) {
        var features = new ArrayList<Map<String, Object>>();
        int column = asked.columns() == null ? 0 : table.heads().size() - 1;
        for (var line : table.lines()) {
            var code = line.code();
            if (code == null || code.isEmpty()) continue;
            var amount = line.amounts().get(column);
            spot(Objects.requireNonNull(asked.rows()), code)
                    .ifPresent(spot -> features.add(Map.of(
                            "type",
                            "Feature",
                            "geometry",
                            Map.of("type", "Point", "coordinates", List.of(spot.longitude(), spot.latitude())),
                            "properties",
                            Map.of(
                                    "kind",
                                    "point",
                                    "name",
                                    line.label(),
                                    "href",
                                    Objects.requireNonNullElse(amount.href(), ""),
                                    "lines",
                                    List.of(t(
                                            "indicators.explorer.amount",
                                            MakeTable.name(asked.indicator()),
                                            amount.text()))))));
        }
        return Map.of("type", "FeatureCollection", "features", features);
    }

    private Optional<Communes.Spot> spot(Dimension dimension, String code) {
        if (dimension != Dimension.POINT) return communes.findSpot(code);
        var id = FormFields.id(code);
        return id == null ? Optional.empty() : points.find(id).map(Point::insee).flatMap(communes::findSpot);
    }
}
