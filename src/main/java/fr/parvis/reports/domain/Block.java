// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a report with its words and figures, as each renderer shows it. A renderer chooses by the type, without a default: one that cannot show a
 * block does not compile.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Title.class, name = "title"),
    @JsonSubTypes.Type(value = Block.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Block.Indicators.class, name = "indicators"),
    @JsonSubTypes.Type(value = Block.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Block.Chart.class, name = "chart"),
    @JsonSubTypes.Type(value = Block.Points.class, name = "points"),
    @JsonSubTypes.Type(value = Block.Quote.class, name = "quote")
})
public sealed interface Block {
    /** The part of the template that it comes from: two versions of a report are compared by it. */
    String id();

    /**
     * A number.
     *
     * @param value null where it is hidden
     * @param text as it is read: "1 234", "masqué"
     */
    record Count(@Nullable Long value, String text) {}

    /** Heading of what follows, on a slide of its own in a presentation. */
    record Title(String id, String text) implements Block {}

    /** Paragraphs, separated by an empty line; lines that begin with a dash are a list. Figures stand in it already. */
    record Text(String id, String text) implements Block {}

    /** Large numbers, each with its definition. Their values stand in the order of the report's columns. */
    record Indicators(String id, List<Figure> figures) implements Block {}

    /**
     * An indicator with its values.
     *
     * @param definition of the indicator, in a sentence
     */
    record Figure(String indicator, String label, String definition, List<Count> values) {}

    /**
     * Rows by a dimension.
     *
     * @param head heading of the rows
     * @param total null where the rows do not add up to it
     * @param note note that a reader needs; empty for none
     */
    record Table(
            String id,
            String caption,
            String head,
            List<String> columns,
            List<Row> rows,
            @Nullable Row total,
            String note)
            implements Block {}

    record Row(String code, String label, List<Count> counts) {}

    /** Bars side by side, the largest first, or columns along the months. */
    record Chart(String id, String caption, String head, String unit, Form form, List<Bar> bars, String note)
            implements Block {}

    enum Form {
        BARS,
        COLUMNS
    }

    record Bar(String code, String label, String brief, Count count) {}

    /** Points as a list with their commune, in place of a map. */
    record Points(String id, String caption, List<String> columns, List<Place> places, String note) implements Block {}

    record Place(String point, String name, String commune, List<Count> counts) {}

    /** Words of somebody, and whose. */
    record Quote(String id, String text, String author) implements Block {
        @JsonIgnore
        public boolean isEmpty() {
            return text.isBlank();
        }
    }
}
