// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.files.table.DecodedText;
import fr.parvis.files.table.TextProblem;
import fr.parvis.files.table.TextTable;
import fr.parvis.values.FoldedText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the places of communes from an official file: any table with the code of the commune (INSEE) and its latitude and longitude, under the
 * names that the files of the State and of La Poste give to these columns.
 */
@Component
public class ImportCommunePlaces {
    private static final Set<String> CODE =
            Set.of("insee", "code insee", "code commune insee", "code commune", "insee com", "codgeo", "com", "code");
    private static final Set<String> LATITUDE =
            Set.of("latitude", "lat", "latitude centre", "latitude mairie", "centre latitude");
    private static final Set<String> LONGITUDE =
            Set.of("longitude", "lon", "lng", "longitude centre", "longitude mairie", "centre longitude");

    /** Latitude and longitude in one cell. */
    private static final Set<String> BOTH =
            Set.of("geopoint", "geo point", "geo point 2d", "coordonnees geographiques", "coordonnees gps");

    /** Lines of a file of La Poste: several for each commune. */
    private static final int MOST_LINES = 500_000;

    /** Where the maps of the web end. */
    private static final double MOST_NORTH = 85;

    private final JdbcClient database;
    private final CommuneLabels labels;
    private final KnownCommunes known;

    ImportCommunePlaces(JdbcClient database, CommuneLabels labels, KnownCommunes known) {
        this.database = database;
        this.labels = labels;
        this.known = known;
    }

    /** Outcome of a file. */
    public sealed interface Outcome {
        /**
         * @param placed communes of today that have their place from it
         * @param unknown lines whose code is none of a commune of today
         * @param refused lines without a position on earth, by their number
         */
        record Placed(int placed, int unknown, List<Integer> refused) implements Outcome {}

        /** No table with these columns: nothing was changed. */
        record NotReadable(Why why, String detail) implements Outcome {}
    }

    /** Why a file is no table of places. */
    public enum Why {
        NOT_TEXT,
        NO_COLUMNS,
        BROKEN,
        TOO_LONG,
        /** It has lines, and none of a commune of today with its place. */
        NOTHING
    }

    private record Place(double latitude, double longitude) {}

    private record Columns(int code, int latitude, int longitude, int both) {
        static Optional<Columns> of(List<String> names) {
            var plain = names.stream().map(ImportCommunePlaces::column).toList();
            var columns = new Columns(
                    first(plain, CODE), first(plain, LATITUDE), first(plain, LONGITUDE), first(plain, BOTH));
            return columns.code >= 0 && (columns.both >= 0 || columns.latitude >= 0 && columns.longitude >= 0)
                    ? Optional.of(columns)
                    : Optional.empty();
        }

        private static int first(List<String> names, Set<String> wanted) {
            for (int i = 0; i < names.size(); i++) if (wanted.contains(names.get(i))) return i;
            return -1;
        }

        String code(List<String> cells) {
            var text = cell(cells, code);
            // a spreadsheet took the zero before "01001" away
            return text.matches("\\d{4}") ? "0" + text : text;
        }

        Optional<Place> place(List<String> cells) {
            var pair = both >= 0 ? cell(cells, both).split("[,;]", 2) : new String[0];
            boolean inOne = pair.length == 2;
            var north = degrees(inOne ? pair[0] : cell(cells, latitude));
            var east = degrees(inOne ? pair[1] : cell(cells, longitude));
            // a map has no poles, and 0, 0 is how tables write that they do not know
            return north == null
                            || east == null
                            || Math.abs(north) > MOST_NORTH
                            || Math.abs(east) > 180
                            || north == 0 && east == 0
                    ? Optional.empty()
                    : Optional.of(new Place(north, east));
        }

        private static String cell(List<String> cells, int column) {
            return column >= 0 && column < cells.size() ? cells.get(column).strip() : "";
        }
    }

    private static String column(String name) {
        return FoldedText.plain(name).replaceAll("[^a-z0-9]+", " ").strip();
    }

    private static @Nullable Double degrees(String text) {
        try {
            double degrees = Double.parseDouble(text.strip().replace(',', '.'));
            return Double.isFinite(degrees) ? degrees : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Reads the whole file, then notes all of it or nothing. */
    @Transactional
    public Outcome handle(InputStream file) throws IOException {
        var places = new LinkedHashMap<String, Place>();
        var refused = new ArrayList<Integer>();
        int lines = 0;
        var text = new DecodedText(file);
        if (text.isBinary()) return new Outcome.NotReadable(Why.NOT_TEXT, "");
        try (var table = TextTable.open(text, name -> CODE.contains(column(name)) || LATITUDE.contains(column(name)))) {
            var names = table.next() ? table.cells() : List.<String>of();
            var columns = Columns.of(names).orElse(null);
            if (columns == null)
                return new Outcome.NotReadable(
                        Why.NO_COLUMNS, String.join(", ", names.subList(0, Math.min(8, names.size()))));
            while (table.next()) {
                if (++lines > MOST_LINES) return new Outcome.NotReadable(Why.TOO_LONG, String.valueOf(MOST_LINES));
                var place = columns.place(table.cells()).orElse(null);
                if (place == null) refused.add(table.line());
                // La Poste has a line for each postcode of a commune: the first is the commune's
                else places.putIfAbsent(columns.code(table.cells()), place);
            }
        } catch (TextProblem e) {
            return new Outcome.NotReadable(Why.BROKEN, e.line());
        }
        int placed = write(places);
        if (placed == 0) return new Outcome.NotReadable(Why.NOTHING, String.valueOf(lines));
        labels.place();
        known.clear();
        return new Outcome.Placed(placed, places.size() - placed, refused);
    }

    private int write(Map<String, Place> places) {
        return database.sql("""
                        update network.commune c
                        set latitude = place.latitude, longitude = place.longitude, official = true,
                            about_latitude = place.latitude, about_longitude = place.longitude
                        from unnest(:insee::text[], :latitude::float8[], :longitude::float8[]) as place (insee, latitude, longitude)
                        where c.insee = place.insee""")
                .param("insee", places.keySet().toArray(String[]::new))
                .param("latitude", places.values().stream().map(Place::latitude).toArray(Double[]::new))
                .param(
                        "longitude",
                        places.values().stream().map(Place::longitude).toArray(Double[]::new))
                .update();
    }
}
