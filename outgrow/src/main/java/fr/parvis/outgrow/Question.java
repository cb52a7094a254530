// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outgrow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A question of Parvis, which made its SQL.
 *
 * @param values what stands for the question marks, in order
 * @param columns of the result, in order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Question(String id, String sql, List<Bound> values, List<Column> columns) {

    /**
     * Value of a question mark.
     *
     * @param type {@code date}, {@code integer} or {@code string}
     */
    public record Bound(String type, String text) {
        Object value() {
            return switch (type) {
                case "date" -> LocalDate.parse(text);
                case "integer" -> Integer.valueOf(text);
                case "string" -> text;
                default -> throw new FactFolder.Unreadable("a value of the unknown type " + type);
            };
        }
    }

    /**
     * A column of the result.
     *
     * @param of key of the dimension or of the definition
     * @param version of the definition; null for a dimension
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Column(String name, String of, Integer version) {
        boolean isDefinition() {
            return version != null;
        }
    }

    /** Keys of the definitions that it answers. */
    List<String> definitions() {
        return columns.stream().filter(Column::isDefinition).map(Column::of).toList();
    }

    /** Lines as Parvis writes its own: codes as text, empty for what was not said, and whole numbers; in the order of the codes. */
    List<List<Object>> answer(SparkSession spark) {
        // by name: Spark 4.2 takes nameless ones in another order than that of the text
        // selected
        var text = sql;
        var named = new HashMap<String, Object>();
        for (int i = 0; i < values.size(); i++) {
            text = text.replaceFirst("[?]", ":v" + i);
            named.put("v" + i, values.get(i).value());
        }
        var lines = new ArrayList<List<Object>>();
        for (Row row : spark.sql(text, named).collectAsList()) lines.add(line(row));
        lines.sort(Comparator.comparing(line -> line.get(0).toString()));
        return lines;
    }

    private List<Object> line(Row row) {
        var line = new ArrayList<Object>();
        for (var column : columns) {
            Object said = row.getAs(column.name());
            if (column.isDefinition()) line.add(((Number) said).longValue());
            else line.add(said == null ? "" : said.toString());
        }
        return line;
    }
}
