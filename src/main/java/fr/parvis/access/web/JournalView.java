// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.audit.Chain;
import fr.parvis.audit.Retention;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Content of the journal's page.
 *
 * @param newer address of the newer entries, if there are any
 * @param older address of the older ones, if there are any
 */
public record JournalView(
        List<Day> days,
        Filters filters,
        @Nullable String newer,
        @Nullable String older,
        Chain.State chain,
        Retention.Term retention,
        List<Retention.Term> decisions,
        boolean mayDecide,
        String months,
        String justification,
        Problems problems) {

    /** Number of entries that are shown. */
    public int count() {
        return days.stream().mapToInt(day -> day.lines().size()).sum();
    }

    /** The entries of a day, the newest first. */
    public record Day(String date, List<Line> lines) {}

    /** One entry in a sentence. */
    public record Line(long number, String time, List<JournalSentences.Part> sentence) {}

    /**
     * Filters of the entries.
     *
     * @param file text that was pasted, or the identifier found in it
     * @param ofFile whether an identifier was found
     * @param swapped address of the same question with its two days the right way round, when they are not
     * @param ofAll address of the same question without the file
     */
    public record Filters(
            String from,
            String to,
            String topic,
            String account,
            String file,
            boolean ofFile,
            List<Option> topics,
            List<Option> accounts,
            @Nullable String swapped,
            @Nullable String ofAll) {

        /** Whether something was pasted that names no page. */
        public boolean fileUnreadable() {
            return !ofFile && !file.isBlank();
        }
    }
}
