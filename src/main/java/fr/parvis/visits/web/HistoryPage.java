// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.visits.VisitRemarks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit, and what was changed since it was recorded.
 *
 * @param lead time and place
 * @param facts circumstances: how it came about, how many persons, who was there
 * @param cancelled whether it was taken back: nothing can be done with it any more
 * @param remarks of other modules
 * @param steps the latest first
 */
public record HistoryPage(
        String lead,
        String facts,
        VisitRow row,
        boolean cancelled,
        List<VisitRemarks.Remark> remarks,
        List<Step> steps,
        String back) {

    /**
     * One moment of its life.
     *
     * @param title "Corrigé le 25/11/2026 à 9 h 12 par Nadia"
     */
    public record Step(String title, @Nullable String reason, List<Row> changes) {}

    /** One field that was changed. */
    public record Row(String field, String before, String after) {}
}
