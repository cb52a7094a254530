// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A report with all its words and figures: what is shown, printed, written for an office suite, and kept when it is sent.
 *
 * @param format of this record when it is kept as JSON
 * @param subtitle of what, and over which days
 * @param association association that reports
 * @param columns names of the periods: the period, the year up to its end where that is another, the year before
 * @param version 1 for the first, one more for each that replaces it
 * @param asOf up to which instant acts are counted
 * @param definitions version of each indicator
 * @param holes codes that are hidden, by list and column: a later version hides them too
 * @param changes since the version before; empty for the first
 */
public record Model(
        int format,
        String template,
        String title,
        String subtitle,
        String association,
        LocalDate from,
        LocalDate to,
        int version,
        Instant asOf,
        List<String> columns,
        List<Block> blocks,
        Map<String, Integer> definitions,
        Map<String, Set<String>> holes,
        List<Change> changes) {

    static final int FORMAT = 1;

    /**
     * A difference from the version before.
     *
     * @param block its id
     * @param where caption of the block, then the row and the column, as far as there are such
     * @param before empty for what is new
     * @param after empty for what is gone
     */
    public record Change(String block, List<String> where, String before, String after) {}

    Model with(List<Change> differences) {
        return new Model(
                format,
                template,
                title,
                subtitle,
                association,
                from,
                to,
                version,
                asOf,
                columns,
                blocks,
                definitions,
                holes,
                differences);
    }
}
