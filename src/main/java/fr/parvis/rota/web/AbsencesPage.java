// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import fr.parvis.access.SignedIn;
import fr.parvis.rota.domain.absences.Absence;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Absences, those that wait for a decision first, and the form for the next one.
 *
 * @param people empty for an account that notes its own absence
 */
public record AbsencesPage(
        Form form, Problems problems, boolean plans, List<Option> people, List<Option> kinds, List<Row> rows) {

    /** Values as typed, also wrong ones. */
    public record Form(String id, String mediator, String firstDay, String lastDay, String kind) {
        static Form of(MultiValueMap<String, String> sent, SignedIn who) {
            var mediator = FormFields.text(sent, "mediator");
            return new Form(
                    FormFields.text(sent, "id"),
                    mediator.isEmpty() ? who.account().toString() : mediator,
                    FormFields.text(sent, "firstDay"),
                    FormFields.text(sent, "lastDay"),
                    FormFields.text(sent, "kind"));
        }
    }

    /**
     * @param transfer address where bookings are handed over
     * @param decides whether who looks accepts or refuses it
     */
    public record Row(
            String id,
            String name,
            String when,
            String kind,
            Absence.State state,
            @Nullable String booked,
            @Nullable String transfer,
            boolean decides,
            boolean withdraws) {}
}
