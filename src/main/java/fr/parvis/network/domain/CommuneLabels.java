// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.database.ResultRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Zoom from which each commune's name is shown on a map: the most populous first, wherever no other name is in the way. A name stays shown
 * when the map zooms in. Communes whose place is estimated have none: their name would be shown somewhere else than they are.
 */
@Component
class CommuneLabels {
    /** The zooms of a map, as all web maps count them; from the last on, there is room for every name. */
    static final int FARTHEST = 4;

    static final int NEAREST = 13;

    /** The fewest people of a commune that is named at each zoom from {@link #FARTHEST} on: a small one is none to find one's way by. */
    private static final int[] FEWEST = {150_000, 80_000, 30_000, 10_000, 4_000, 1_500, 500, 0, 0};

    /** Pixels: of a letter and a line as they are drawn, and around a name, for calm. */
    private static final double LETTER = 7.5;

    private static final double LINE = 22;
    private static final double AROUND = 34;
    private static final double ABOVE = 20;

    private static final int TILE = 256;

    /** Pixels of a cell of the grid by which names in the way are found: as wide as the widest name, or so. */
    private static final int CELL = 256;

    /** A name to be drawn. */
    record Label(String insee, String name, int population, double latitude, double longitude) {}

    private final JdbcClient database;

    CommuneLabels(JdbcClient database) {
        this.database = database;
    }

    /** Computes the zooms of all names and stores them, in the caller's transaction. */
    void place() {
        var labels = database.sql("""
                        select insee, name, population, latitude, longitude from network.commune
                        where latitude is not null and insee !~ '^(751|6938|132)' order by population desc, insee""")
                .query(ResultRow.map(row -> new Label(
                        row.text("insee"),
                        row.text("name"),
                        row.integer("population"),
                        row.real("latitude"),
                        row.real("longitude"))))
                .list();
        var zooms = zooms(labels);
        database.sql("""
                        update network.commune c set label_zoom = fresh.zoom
                        from network.commune known left join unnest(:insee::text[], :zoom::int[]) as fresh (insee, zoom) using (insee)
                        where c.insee = known.insee and c.label_zoom is distinct from fresh.zoom""")
                .param("insee", labels.stream().map(Label::insee).toArray(String[]::new))
                .param("zoom", Arrays.stream(zooms).boxed().toArray(Integer[]::new))
                .update();
    }

    /** The zoom of each, in their order: those before take the place of those after. */
    static int[] zooms(List<Label> labels) {
        var zooms = new int[labels.size()];
        Arrays.fill(zooms, NEAREST);
        var shown = new boolean[labels.size()];
        for (int zoom = FARTHEST; zoom < NEAREST; zoom++) {
            var sheet = new Sheet(zoom);
            for (int i = 0; i < zooms.length; i++) if (shown[i]) sheet.draw(labels.get(i));
            for (int i = 0; i < zooms.length; i++)
                if (!shown[i] && labels.get(i).population() >= FEWEST[zoom - FARTHEST] && sheet.isFree(labels.get(i))) {
                    sheet.draw(labels.get(i));
                    shown[i] = true;
                    zooms[i] = zoom;
                }
        }
        return zooms;
    }

    /** The names of one zoom, on the flat world of web maps (Mercator). */
    private static final class Sheet {
        private final double size;
        private final Map<Long, List<double[]>> cells = new HashMap<>();

        Sheet(int zoom) {
            size = TILE * Math.pow(2, zoom);
        }

        /** Left, top, right and bottom, with the room around it. */
        private double[] box(Label label) {
            double x = (label.longitude() + 180) / 360 * size;
            double latitude = Math.toRadians(label.latitude());
            double y = (1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2 * size;
            double half = label.name().length() * LETTER / 2 + AROUND / 2;
            return new double[] {x - half, y - (LINE + ABOVE) / 2, x + half, y + (LINE + ABOVE) / 2};
        }

        boolean isFree(Label label) {
            var box = box(label);
            for (long x = cell(box[0]); x <= cell(box[2]); x++)
                for (long y = cell(box[1]); y <= cell(box[3]); y++)
                    for (var other : cells.getOrDefault(key(x, y), List.of()))
                        if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])
                            return false;
            return true;
        }

        void draw(Label label) {
            var box = box(label);
            for (long x = cell(box[0]); x <= cell(box[2]); x++)
                for (long y = cell(box[1]); y <= cell(box[3]); y++)
                    cells.computeIfAbsent(key(x, y), none -> new ArrayList<>()).add(box);
        }

        private static long cell(double pixels) {
            return (long) Math.floor(pixels / CELL);
        }

        private static long key(long x, long y) {
            return (x << 32) + y;
        }
    }
}
