// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes places in version 2 of the national standard, one by one, to a stream that the caller closes. */
public final class StandardWriter {

    private static final JsonMapper JSON = JsonMapper.shared();

    private StandardWriter() {}

    /** UTF-8, commas, lists joined by a vertical bar. */
    public static void writeCsv(Stream<StandardPlace> places, OutputStream out) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(Arrays.stream(StandardField.values())
                        .map(StandardField::column)
                        .toArray(String[]::new))
                .get();
        CSVPrinter printer = new CSVPrinter(writer(out), format);
        for (Iterator<StandardPlace> each = places.iterator(); each.hasNext(); ) {
            StandardPlace place = each.next();
            List<@Nullable Object> values = new ArrayList<>();
            for (StandardField field : StandardField.values()) {
                values.add(value(place, field));
            }
            printer.printRecord(values);
        }
        printer.flush();
    }

    /** A list of flat objects; what is unknown is left out. */
    public static void writeJson(Stream<StandardPlace> places, OutputStream out) throws IOException {
        Writer writer = writer(out);
        // closing the generator would close the stream of the caller
        JsonGenerator json = JSON.createGenerator(writer);
        json.writeStartArray();
        for (Iterator<StandardPlace> each = places.iterator(); each.hasNext(); ) {
            StandardPlace place = each.next();
            json.writeStartObject();
            for (StandardField field : StandardField.values()) {
                Object value = value(place, field);
                if (value instanceof Double degrees) {
                    json.writeNumberProperty(field.column(), degrees);
                } else if (value != null) {
                    json.writeStringProperty(field.column(), value.toString());
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.flush();
        writer.flush();
    }

    /** The columns that say something, in the order of the standard; values as {@link #writeJson} writes them. */
    public static Map<String, Object> fields(StandardPlace place) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (StandardField field : StandardField.values()) {
            Object value = value(place, field);
            if (value != null) {
                fields.put(field.column(), value instanceof Double ? value : value.toString());
            }
        }
        return fields;
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** The value as the standard writes it, null when unknown. */
    private static @Nullable Object value(StandardPlace place, StandardField field) {
        return switch (field) {
            case ID -> place.id();
            case PIVOT -> place.pivot();
            case NAME -> place.name();
            case SERVICES -> list(place.services());
            case TYPOLOGY -> list(place.typology());
            case PARENT -> place.parent();
            case COMMUNE -> place.commune();
            case POSTCODE -> place.postcode();
            case ADDRESS -> place.address();
            case INSEE -> place.insee();
            case ADDRESS_COMPLEMENT -> place.addressComplement();
            case LATITUDE -> place.latitude();
            case LONGITUDE -> place.longitude();
            case PHONE -> place.phone();
            case EMAILS -> list(place.emails());
            case WEBSITES -> list(place.websites());
            case SUMMARY -> place.summary();
            case DETAIL -> place.detail();
            case PUBLICS -> list(place.publics());
            case SPECIAL_CARE -> list(place.specialCare());
            case FEES -> list(place.fees());
            case ACCESS -> list(place.access());
            case SUPPORT -> list(place.support());
            case ACCESSIBILITY -> place.accessibility();
            case ROAMING -> list(place.roaming());
            case PROGRAMMES -> list(place.programmes());
            case TRAINING -> list(place.training());
            case OTHER_LABELS -> list(place.otherLabels());
            case HOURS -> place.hours();
            case BOOKING -> place.booking();
            case UPDATED -> place.updated();
            case SOURCE -> place.source();
        };
    }

    private static @Nullable String list(List<String> values) {
        return values.isEmpty() ? null : String.join("|", values);
    }
}
