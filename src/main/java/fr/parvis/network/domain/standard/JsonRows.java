// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import fr.parvis.network.domain.standard.StandardReader.Layout;
import fr.parvis.network.domain.standard.StandardReader.Limits;
import fr.parvis.network.domain.standard.StandardReader.Reason;
import fr.parvis.network.domain.standard.StandardReader.Rows;
import fr.parvis.network.domain.standard.StandardReader.Unreadable;
import fr.parvis.values.RowProblem;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the objects of a JSON file: a list of places, or an object that holds such a list. */
final class JsonRows {

    private static final int MOST_COLUMNS = 500;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Reader text;
    private final PlaceCheck check;
    private final Limits limits;
    private final SeenIds ids = new SeenIds();
    private final Columns columns = new Columns();

    JsonRows(Reader text, PlaceCheck check, Limits limits) {
        this.text = text;
        this.check = check;
        this.limits = limits;
    }

    Rows read(Consumer<Row> taker) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            List<String> around = new ArrayList<>();
            if (!goToList(parser, around)) {
                throw new Unreadable(Reason.NO_KNOWN_COLUMN, some(around));
            }
            int rows = 0;
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == null) {
                    throw broken(parser);
                }
                if (rows == limits.rows()) {
                    throw new Unreadable(Reason.TOO_MANY_ROWS, String.valueOf(limits.rows()));
                }
                taker.accept(row(++rows, parser.readValueAsTree()));
                if (columns.size() > MOST_COLUMNS) {
                    throw new Unreadable(Reason.NO_KNOWN_COLUMN, "");
                }
            }
            // the end is read too: what is cut short is not a file to trust
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
            if (rows > 0 && !columns.knowsAny()) {
                throw new Unreadable(
                        Reason.NO_KNOWN_COLUMN,
                        columns.names().stream().limit(5).collect(Collectors.joining(", ")));
            }
            return new Rows(Layout.JSON, ',', columns.names(), columns.ignored());
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw new Unreadable(
                    Reason.BROKEN_JSON,
                    e.getLocation() == null
                            ? "1"
                            : String.valueOf(e.getLocation().getLineNr()));
        }
    }

    private static String some(List<String> names) {
        return RowProblem.shown(names.stream().limit(5).collect(Collectors.joining(", ")));
    }

    private static Unreadable broken(JsonParser parser) {
        return new Unreadable(
                Reason.BROKEN_JSON, String.valueOf(parser.currentLocation().getLineNr()));
    }

    /** Stops at the start of the first list, at the top or one level below. */
    private static boolean goToList(JsonParser parser, List<String> around) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_ARRAY) {
            return true;
        }
        while ((token = parser.nextToken()) != null && token != JsonToken.END_OBJECT) {
            if (token == JsonToken.PROPERTY_NAME) {
                around.add(parser.currentName());
                token = parser.nextToken();
                if (token == JsonToken.START_ARRAY) {
                    return true;
                }
                parser.skipChildren();
            }
        }
        return false;
    }

    private Row row(int rank, JsonNode node) {
        List<String> raw = new ArrayList<>(Collections.nCopies(columns.size(), ""));
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            int place = columns.place(property.getKey());
            while (raw.size() <= place) {
                raw.add("");
            }
            raw.set(place, text(property.getValue()));
        }
        Map<StandardField, String> values = columns.byField(raw);
        return check.check(rank, raw, values, ids.problems(rank, values));
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            return value.valueStream().map(JsonRows::text).collect(Collectors.joining("|"));
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
