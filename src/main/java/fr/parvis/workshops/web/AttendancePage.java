// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * Page of attendance: those enrolled one by one, others as counts.
 *
 * @param opens whether the session has come, so that it can be noted
 * @param files documents of the workshop
 * @param sent fields as they stand or as they were typed
 */
public record AttendancePage(
        String here,
        String title,
        String when,
        String back,
        boolean opens,
        String headcount,
        int sheets,
        List<Row> rows,
        List<Option> choices,
        List<Dimension> dimensions,
        List<String> faces,
        List<CataloguePage.Document> files,
        Map<String, String> sent,
        Problems problems) {

    /** @param field of the form */
    public record Row(String field, int number, String who, String text) {}

    public record Dimension(String name, String label, List<Option> codes) {}
}
