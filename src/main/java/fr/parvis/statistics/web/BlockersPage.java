// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import fr.parvis.shell.Option;
import fr.parvis.values.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Page of blockers.
 *
 * @param points whether it can be said at how many points
 * @param none sentence of a year without any
 * @param rows of this page of the list
 * @param total rows of all pages
 */
public record BlockersPage(
        String extent,
        String whose,
        List<Option> extents,
        int year,
        @Nullable String yearBefore,
        @Nullable String yearAfter,
        String query,
        @Nullable String hiding,
        String madeOn,
        boolean points,
        String none,
        BlockerGrid grid,
        Paging paging,
        int total,
        List<Row> rows) {

    /** One kind of blocker at one operator, month by month. */
    public record Row(String operator, String blocker, String total, String points, List<Month> months) {

        /** The months that have something to tell, in a sentence. */
        public String said() {
            return String.join(
                    ", ",
                    months.stream()
                            .filter(month -> !month.isZero())
                            .map(month -> month.name() + "\u00a0" + month.text())
                            .toList());
        }
    }

    /**
     * One month of a row.
     *
     * @param height of its column, in hundredths of the row's highest; nothing is drawn of what is hidden
     */
    public record Month(String name, String text, boolean isZero, long height) {}

    public String at(int page) {
        return BlockerListController.ADDRESS + "?" + query + "&page=" + page + "#walls";
    }
}
