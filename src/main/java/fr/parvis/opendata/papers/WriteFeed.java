// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.papers;

import fr.parvis.network.OpenPoints;
import fr.parvis.network.OpenPoints.OpenPoint;
import fr.parvis.network.domain.standard.StandardField;
import fr.parvis.rounds.OpenTours;
import fr.parvis.workshops.OpenWorkshops;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a feed from what the network knows now, object by object: however many points there are, one is held at a time. */
@Component
class WriteFeed {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final OpenPoints points;
    private final OpenTours tours;
    private final OpenWorkshops workshops;

    WriteFeed(OpenPoints points, OpenTours tours, OpenWorkshops workshops) {
        this.points = points;
        this.tours = tours;
        this.workshops = workshops;
    }

    /** Text before the first object of a file, and after the last one. */
    private record Brackets(String before, String after) {
        static final Brackets LIST = new Brackets("[", "]");
    }

    /** Differs whenever what the feeds are made of was changed. */
    String version() {
        return points.version() + " " + tours.version() + " " + workshops.version();
    }

    /**
     * @param since only what changed then or later, what is gone too; null for all there is
     * @return offsets of each object and of the end of the last one, in bytes
     */
    long[] write(Feed feed, Publisher giver, @Nullable Instant since, OutputStream to) throws IOException {
        var hsds = new HsdsForm(giver, points);
        return switch (feed) {
            case POINTS -> eachPoint(since, to, Brackets.LIST, point -> StandardForm.of(point, giver));
            case POINTS_TABLE -> table(giver, since, to);
            case POINTS_MAP -> eachPoint(since, to, features(giver), point -> GeoJsonForm.of(point, giver));
            case INCLUSION_STRUCTURES ->
                eachPoint(since, to, Brackets.LIST, point -> InclusionForm.structure(point, giver));
            case INCLUSION_SERVICES ->
                objects(
                        to,
                        Brackets.LIST,
                        taker -> read(
                                since,
                                point -> InclusionForm.services(point, giver).forEach(taker)));
            case HSDS_ORGANIZATIONS ->
                objects(
                        to,
                        Brackets.LIST,
                        taker -> giver.associations().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .forEach(one -> taker.accept(hsds.organization(one.getKey(), one.getValue()))));
            case HSDS_SERVICES -> eachPoint(since, to, Brackets.LIST, hsds::service);
            case HSDS_LOCATIONS -> eachPoint(since, to, Brackets.LIST, hsds::location);
            case HSDS_SERVICE_AT_LOCATIONS -> eachPoint(since, to, Brackets.LIST, hsds::serviceAtLocation);
            case TOURS ->
                objects(
                        to,
                        Brackets.LIST,
                        taker -> (since == null ? tours.list() : tours.listChanged(since))
                                .forEach(tour -> taker.accept(TourForm.of(tour, giver))));
            case WORKSHOPS ->
                objects(
                        to,
                        Brackets.LIST,
                        taker -> (since == null ? workshops.list() : workshops.listChanged(since))
                                .forEach(session -> taker.accept(WorkshopForm.of(session, giver))));
        };
    }

    /** A whole service or link of HSDS, as its own address answers it. */
    Map<String, Object> whole(Feed feed, OpenPoint point, Publisher giver) {
        var hsds = new HsdsForm(giver, points);
        return switch (feed) {
            case HSDS_SERVICES -> hsds.wholeService(point);
            case HSDS_SERVICE_AT_LOCATIONS -> hsds.wholeServiceAtLocation(point);
            case HSDS_LOCATIONS -> hsds.location(point);
            default -> throw new IllegalArgumentException(feed + " is no feed of single objects");
        };
    }

    Map<String, Object> organization(UUID id, String name, Publisher giver) {
        return new HsdsForm(giver, points).organization(id, name);
    }

    private static Brackets features(Publisher giver) {
        var about = JSON.writeValueAsString(new JsonItem()
                .with("type", "FeatureCollection")
                .with("source", giver.network())
                .with("licence", Catalog.LICENCE)
                .done());
        return new Brackets(about.substring(0, about.length() - 1) + ",\"features\":[", "]}");
    }

    private void read(@Nullable Instant since, Consumer<OpenPoint> reader) {
        if (since == null) points.each(reader);
        else points.eachChanged(since, reader);
    }

    private long[] eachPoint(
            @Nullable Instant since, OutputStream to, Brackets brackets, Function<OpenPoint, Map<String, Object>> form)
            throws IOException {
        return objects(to, brackets, taker -> read(since, point -> taker.accept(form.apply(point))));
    }

    private static long[] objects(OutputStream to, Brackets brackets, Consumer<Consumer<Map<String, Object>>> source)
            throws IOException {
        var places = new Places();
        try {
            places.passed(put(to, brackets.before()));
            source.accept(object -> {
                try {
                    if (places.some()) places.passed(put(to, ",\n"));
                    places.begin();
                    var bytes = JSON.writeValueAsBytes(object);
                    to.write(bytes);
                    places.passed(bytes.length);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            var all = places.done();
            put(to, brackets.after());
            return all;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static int put(OutputStream to, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        to.write(bytes);
        return bytes.length;
    }

    private long[] table(Publisher giver, @Nullable Instant since, OutputStream to) throws IOException {
        var columns = new ArrayList<String>();
        Arrays.stream(StandardField.values()).map(StandardField::column).forEach(columns::add);
        if (since != null) columns.add(JsonItem.CLOSED_ON);
        Writer text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        var printer = new CSVPrinter(
                text,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader(columns.toArray(String[]::new))
                        .get());
        try {
            read(since, point -> {
                var fields = StandardForm.of(point, giver);
                List<@Nullable Object> values = new ArrayList<>();
                for (var column : columns) values.add(fields.get(column));
                try {
                    printer.printRecord(values);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        printer.flush();
        return new long[0];
    }

    /** Positions of the objects of a file, so that a page of them is a piece of the file. */
    private static final class Places {
        private long[] starts = new long[1024];
        private int count;
        private long at;

        boolean some() {
            return count > 0;
        }

        void passed(int bytes) {
            at += bytes;
        }

        void begin() {
            if (count + 1 == starts.length) starts = Arrays.copyOf(starts, 2 * count + 2);
            starts[count++] = at;
        }

        long[] done() {
            var all = Arrays.copyOf(starts, count + 1);
            all[count] = at;
            return all;
        }
    }
}
