// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The map of France that stands still ({@code static/map/france.svg}): one picture with the overseas departments in frames at its side, all
 * in Mercator's projection. Drawn, like the file that says where what is, by {@code src/main/node/outline.mjs}.
 */
public final class FrenchMap {
    private static final Sheet SHEET = read();

    public static final int WIDTH = SHEET.width();
    public static final int HEIGHT = SHEET.height();

    /** The drawing and its parts. */
    private record Sheet(int width, int height, List<Frame> frames) {}

    /** A part of the world, and where on the drawing it begins; units of the drawing for each degree of longitude. */
    private record Frame(
            String code, double west, double south, double east, double north, double left, double top, double scale) {
        /** Around the outline too: what stands on the shore. */
        private static final double MARGIN = 0.1;

        boolean shows(double latitude, double longitude) {
            double margin = Math.min(MARGIN, (east - west) / 10);
            return latitude >= south - margin
                    && latitude <= north + margin
                    && longitude >= west - margin
                    && longitude <= east + margin;
        }
    }

    /**
     * A department on the drawing.
     *
     * @param code of the department
     * @param css class that gives its colour
     * @param title tooltip
     */
    public record Area(String code, String css, String title) {}

    /** A place on the drawing, in its units. */
    public record Dot(double x, double y, double radius) {}

    private FrenchMap() {}

    /** Where a place is drawn; nothing for one that no part of the drawing shows. */
    public static Optional<Dot> dot(double latitude, double longitude, double radius) {
        for (var frame : SHEET.frames())
            if (frame.shows(latitude, longitude))
                return Optional.of(new Dot(
                        tenths(frame.left() + (longitude - frame.west()) * frame.scale()),
                        tenths(frame.top() + (mercator(frame.north()) - mercator(latitude)) * frame.scale()),
                        radius));
        return Optional.empty();
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** Degrees in, degrees out. */
    private static double mercator(double latitude) {
        return Math.toDegrees(Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2)));
    }

    private static Sheet read() {
        try (var file = new ClassPathResource("data/france-map.json").getInputStream()) {
            return JsonMapper.shared().readValue(file, Sheet.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the application does not carry the map of France", e);
        }
    }
}
