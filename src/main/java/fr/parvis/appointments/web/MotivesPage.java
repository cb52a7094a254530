// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import fr.parvis.appointments.domain.Motive;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * The motives of an association.
 *
 * @param changes whether the form changes one that is there
 */
public record MotivesPage(List<Row> rows, Form form, boolean changes, Problems problems) {

    public record Row(String id, String href, String label, String facts, boolean byPublic) {}

    /** Form of a motive, as typed. */
    public record Form(
            String id,
            String label,
            String minutes,
            String noticeDays,
            String aheadDays,
            boolean pair,
            boolean byPublic,
            boolean atHome,
            String seats,
            String papers,
            String version) {

        static Form blank(String id) {
            return new Form(id, "", "30", "1", "30", false, false, false, "1", "", "0");
        }

        static Form of(Motive it) {
            return new Form(
                    it.id().toString(),
                    it.label(),
                    String.valueOf(it.minutes()),
                    String.valueOf(it.noticeDays()),
                    String.valueOf(it.aheadDays()),
                    it.pair(),
                    it.byPublic(),
                    it.atHome(),
                    String.valueOf(it.seats()),
                    it.papers(),
                    String.valueOf(it.version()));
        }

        static Form of(Map<String, String> sent) {
            return new Form(
                    FormFields.text(sent, "id"),
                    FormFields.text(sent, "label"),
                    FormFields.text(sent, "minutes"),
                    FormFields.text(sent, "noticeDays"),
                    FormFields.text(sent, "aheadDays"),
                    FormFields.text(sent, "pair").equals("true"),
                    FormFields.text(sent, "byPublic").equals("true"),
                    FormFields.text(sent, "atHome").equals("true"),
                    FormFields.text(sent, "seats"),
                    FormFields.lines(sent, "papers"),
                    FormFields.text(sent, "version"));
        }
    }
}
