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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        boolean ofPoints = asked.rows() == Dimension.POINT;
        var communeOf = ofPoints ? communesOf(table) : Map.<String, String>of();
        int column = asked.columns() == null ? 0 : table.heads().size() - 1;
        for (var line : table.lines()) {
            var code = line.code();
            if (code == null || code.isEmpty()) continue;
            var amount = line.amounts().get(column);
            var insee = ofPoints ? communeOf.get(code) : code;
            Optional.ofNullable(insee)
                    .flatMap(communes::findSpot)
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

    /** The communes of the points that lines are of, by code of the line. */
    private Map<String, String> communesOf(AnswerTable table) {
        var ids = table.lines().stream()
                .flatMap(line -> Stream.ofNullable(line.code()))
                .flatMap(code -> Stream.ofNullable(FormFields.id(code)))
                .toList();
        return points.list(ids).stream()
                .collect(Collectors.toMap(point -> point.id().toString(), Point::insee));
    }
}
