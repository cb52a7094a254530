package fr.parvis.visits.web;

import fr.parvis.visits.VisitLinks.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a visit said at first and what was changed since.
 *
 * @param lead when and where it was
 * @param said what stands, in a few words
 * @param steps the latest first
 * @param correct address of the form; nothing when it cannot be corrected any more
 * @param links what other modules offer for it; none when the visit was taken back
 */
public record HistoryPage(
        String lead,
        String said,
        List<Step> steps,
        @Nullable String correct,
        List<Link> links,
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
