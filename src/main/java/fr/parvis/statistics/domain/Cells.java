// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import java.io.StringWriter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Sums by dimension and code: what one act counts for, or all those of a sheet. A sum of nothing is not kept. */
final class Cells {
    /** Codes are names of properties here: more of them than a table of symbols holds. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .build())
            .build();

    private static final Map<String, Dimension> BY_NAME = new HashMap<>();

    static {
        for (var dimension : Dimension.values()) BY_NAME.put(dimension.name(), dimension);
    }

    private final Map<Dimension, Map<String, Sum>> sums = new EnumMap<>(Dimension.class);

    /** The sum of a code; nothing when it is not there. */
    Sum of(Dimension dimension, String code) {
        return of(dimension).getOrDefault(code, Sum.NOTHING);
    }

    Map<String, Sum> of(Dimension dimension) {
        return Collections.unmodifiableMap(sums.getOrDefault(dimension, Map.of()));
    }

    Sum total() {
        return of(Dimension.TOTAL, "");
    }

    boolean isEmpty() {
        return sums.isEmpty();
    }

    Cells add(Dimension dimension, String code, Sum sum) {
        if (sum.equals(Sum.NOTHING)) return this;
        var codes = sums.computeIfAbsent(dimension, d -> new HashMap<>());
        codes.merge(code, sum, (a, b) -> {
            var both = a.plus(b);
            return both.equals(Sum.NOTHING) ? null : both;
        });
        if (codes.isEmpty()) sums.remove(dimension);
        return this;
    }

    Cells add(Cells other) {
        other.sums.forEach((dimension, codes) -> codes.forEach((code, sum) -> add(dimension, code, sum)));
        return this;
    }

    Cells subtract(Cells other) {
        other.sums.forEach((dimension, codes) -> codes.forEach((code, sum) -> add(dimension, code, sum.negated())));
        return this;
    }

    /** Its cells of one part alone. */
    Cells of(Part part) {
        var only = new Cells();
        sums.forEach((dimension, codes) -> {
            if (dimension.part() == part) only.sums.put(dimension, codes);
        });
        return only;
    }

    /** Its cells of tickets of the queue alone. */
    Cells ofTickets() {
        var only = new Cells();
        sums.forEach((dimension, codes) -> {
            if (dimension.of() == Dimension.Of.TICKETS) only.sums.put(dimension, codes);
        });
        return only;
    }

    /** The parts that it says something of. */
    Set<Part> parts() {
        var parts = EnumSet.noneOf(Part.class);
        sums.keySet().forEach(dimension -> parts.add(dimension.part()));
        return parts;
    }

    int size() {
        return sums.values().stream().mapToInt(Map::size).sum();
    }

    String toJson() {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            sums.forEach((dimension, codes) -> {
                json.writeObjectPropertyStart(dimension.name());
                codes.forEach((code, sum) -> {
                    json.writeArrayPropertyStart(code);
                    json.writeNumber(sum.visits());
                    json.writeNumber(sum.persons());
                    json.writeNumber(sum.requests());
                    json.writeNumber(sum.minutes());
                    json.writeEndArray();
                });
                json.writeEndObject();
            });
            json.writeEndObject();
        }
        return text.toString();
    }

    /** Adds what a text of {@link #toJson} says; a dimension of another version of Parvis is passed over. */
    Cells addJson(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var dimension = BY_NAME.get(json.currentName());
                json.nextToken();
                if (dimension == null) {
                    json.skipChildren();
                    continue;
                }
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    var code = json.currentName();
                    json.nextToken();
                    add(
                            dimension,
                            code,
                            new Sum(
                                    json.nextLongValue(0),
                                    json.nextLongValue(0),
                                    json.nextLongValue(0),
                                    json.nextLongValue(0)));
                    json.nextToken();
                }
            }
        }
        return this;
    }

    static Cells read(String text) {
        return new Cells().addJson(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cells cells && sums.equals(cells.sums);
    }

    @Override
    public int hashCode() {
        return sums.hashCode();
    }

    @Override
    public String toString() {
        return sums.toString();
    }
}
