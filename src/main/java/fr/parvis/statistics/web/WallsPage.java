package fr.parvis.statistics.web;

import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the list of walls shows.
 *
 * @param points whether it can be said at how many points
 */
public record WallsPage(
        String extent,
        String whose,
        List<Option> extents,
        int year,
        @Nullable String yearBefore,
        @Nullable String yearAfter,
        String query,
        List<String> months,
        @Nullable String hiding,
        String madeOn,
        boolean points,
        List<Row> rows) {

    /** One kind of wall at one operator, month by month. */
    public record Row(String operator, String blocker, String total, String points, List<String> months) {}
}
