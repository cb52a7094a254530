// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report before its figures: data with closed choices, shipped as JSON.
 *
 * @param title in French, as all that a report says
 * @param lead for whom it is, in one sentence
 * @param quarterly whether it is made for a quarter; else for a year
 * @param asks other choices of its maker; null for none
 */
public record Template(
        String key,
        String title,
        String lead,
        boolean quarterly,
        @Nullable Asks asks,
        List<Part> parts) {

    /** Choice of a maker beside the period and the extent. */
    public enum Asks {
        /** The operator whose requests are counted, such as an energy supplier. */
        OPERATOR
    }

    /** A block without figures. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Title.class, name = "title"),
        @JsonSubTypes.Type(value = Text.class, name = "text"),
        @JsonSubTypes.Type(value = Indicators.class, name = "indicators"),
        @JsonSubTypes.Type(value = Table.class, name = "table"),
        @JsonSubTypes.Type(value = Chart.class, name = "chart"),
        @JsonSubTypes.Type(value = Points.class, name = "points"),
        @JsonSubTypes.Type(value = Quote.class, name = "quote")
    })
    public sealed interface Part {
        String id();

        /** Indicators that it shows, in order. */
        default List<String> shown() {
            return List.of();
        }
    }

    public record Title(String id, String text) implements Part {}

    /** @param text proposed to the maker, with names of figures in brackets */
    public record Text(String id, String text) implements Part {}

    public record Indicators(String id, List<String> indicators) implements Part {
        @Override
        public List<String> shown() {
            return indicators;
        }
    }

    public record Table(String id, String caption, List<String> indicators, Split by) implements Part {
        @Override
        public List<String> shown() {
            return indicators;
        }
    }

    public record Chart(String id, String caption, String indicator, Split by) implements Part {
        @Override
        public List<String> shown() {
            return List.of(indicator);
        }
    }

    public record Points(String id, String caption, List<String> indicators) implements Part {
        @Override
        public List<String> shown() {
            return indicators;
        }
    }

    /** Words of somebody, which the maker writes; without them it is left out. */
    public record Quote(String id, String caption) implements Part {}

    public Optional<Part> part(String id) {
        return parts.stream().filter(part -> part.id().equals(id)).findAny();
    }

    /** Indicators that its parts show, each once. */
    public List<String> indicators() {
        return parts.stream().flatMap(part -> part.shown().stream()).distinct().toList();
    }

    /** Texts as its parts propose them. */
    Stream<Text> texts() {
        return parts.stream().flatMap(part -> part instanceof Text text ? Stream.of(text) : Stream.of());
    }
}
