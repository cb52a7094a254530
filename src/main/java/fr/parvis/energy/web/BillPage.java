// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days of an unpaid bill: that of a case, or one that nothing is kept of.
 *
 * @param id of the case; empty for somebody without a file
 * @param open whether the case may still be changed
 * @param standing state of the bill; null before the facts are known
 * @param letter identifier of the letter that a press begins
 */
public record BillPage(
        String id,
        String personName,
        String asked,
        boolean open,
        @Nullable Standing standing,
        FactsForm form,
        String letter,
        NoticeForm notice) {

    public boolean ofCase() {
        return !id.isEmpty();
    }

    public boolean invalid() {
        return !form.problems().isEmpty() || !notice.problems().isEmpty();
    }

    /** @param doubts those of several days, said once */
    public record Standing(
            String status,
            String statusKind,
            String lead,
            List<Line> lines,
            @Nullable Drawing drawing,
            List<String> protections,
            List<String> missing,
            List<String> next,
            @Nullable GainPart gain,
            String floor,
            List<String> sources,
            List<String> doubts) {}

    /** The short answer. @param problem problem to put right before there is one; empty when none */
    public record Answer(
            String problem, String status, String statusKind, String lead, List<Day> days, List<String> missing) {
        static Answer refused(String problem) {
            return new Answer(problem, "", "", "", List.of(), List.of());
        }
    }

    /** A day of the short answer. */
    public record Day(String title, String day) {}

    /**
     * A day of the timeline.
     *
     * @param doubts those of this day alone
     * @param rules numbers of those below the table
     */
    public record Line(
            String number,
            String day,
            String title,
            boolean toCheck,
            String atWorst,
            List<String> doubts,
            String rules,
            String kind) {}

    /** Changes that the attestation would make, side by side. */
    public record GainPart(String text, List<Row> rows) {}

    /** A day without and with the attestation. */
    public record Row(String title, String now, String told) {}

    /** A point to check in a notice. */
    public record Finding(String text, String rule) {}
}
