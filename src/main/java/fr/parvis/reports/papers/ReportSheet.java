// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.papers;

import fr.parvis.reports.domain.Block;
import fr.parvis.reports.domain.Model;
import fr.parvis.shell.Words;
import java.util.List;

/**
 * Frame around the blocks of a report on paper, in French.
 *
 * @param notes under the title: which version, up to when acts are counted
 * @param changes since the version before, a sentence each
 */
record ReportSheet(List<String> notes, String foot, String changesTitle, List<String> changes) {

    /** @param asOf moment up to which acts are counted, in words */
    static ReportSheet of(Model model, String asOf) {
        var version = model.version() == 1 ? "" : t("reports.paper.version", model.version()) + " ";
        return new ReportSheet(
                List.of(version + t("reports.paper.as-of", asOf)),
                t("reports.paper.foot", model.association(), model.title()),
                t("reports.changes", model.version() - 1),
                model.changes().stream().map(ReportSheet::change).toList());
    }

    /** "Demandes par thème, Logement, 2025 : 120, maintenant 124". */
    static String change(Model.Change change) {
        var where = String.join(", ", change.where());
        if (change.before().isEmpty()) return t("reports.change.new", where, change.after());
        if (change.after().isEmpty()) return t("reports.change.gone", where, change.before());
        return t("reports.change", where, change.before(), change.after());
    }

    /** Points as a table with their place. */
    static Block.Table table(Block.Points points) {
        return new Block.Table(
                points.id(),
                points.caption(),
                t("reports.by.point"),
                points.columns(),
                points.places().stream()
                        .map(place -> new Block.Row(place.point(), named(place), place.counts()))
                        .toList(),
                null,
                points.note());
    }

    private static String named(Block.Place place) {
        return place.commune().isEmpty() ? place.name() : place.name() + ", " + place.commune();
    }

    private static String t(String key, Object... args) {
        return Words.t(Words.FRENCH, key, args);
    }
}
