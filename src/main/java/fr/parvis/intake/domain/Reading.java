// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.arrangements.ListField;
import fr.parvis.intake.domain.reading.FileProblem;
import fr.parvis.outreach.ListLine;
import fr.parvis.values.RowProblem;
import java.util.List;
import java.util.Map;

/** Reading of a file, as the arrangement lets it be read. */
public sealed interface Reading {

    /**
     * A list. Of the file, nothing but what the arrangement names is in here, save the headings and one value of each.
     *
     * @param headings of the file, from left to right
     * @param examples of each heading the first value that is not blank
     * @param mapping heading of each field
     * @param notKept headings that nobody agreed on: never read
     */
    record Lines(
            List<String> headings,
            Map<String, String> examples,
            Map<ListField, String> mapping,
            List<String> notKept,
            List<ListLine> good,
            List<Refused> refused)
            implements Reading {

        public int lines() {
            return good.size() + refused.size();
        }

        public List<RowProblem> errors() {
            return refused.stream().flatMap(line -> line.errors().stream()).toList();
        }

        /** Fields without which no line can be taken, and that no column holds. */
        public List<ListField> missing() {
            return ListField.NEEDED.stream()
                    .filter(field -> !mapping.containsKey(field))
                    .toList();
        }

        /** Whether no heading was understood at all. */
        public boolean isSomebodyElses() {
            return mapping.isEmpty();
        }
    }

    /**
     * A line with something wrong.
     *
     * @param kept values by heading, of agreed columns only
     */
    record Refused(int line, Map<String, String> kept, List<RowProblem> errors) {}

    /** No list at all. */
    record NotReadable(FileProblem problem) implements Reading {}
}
