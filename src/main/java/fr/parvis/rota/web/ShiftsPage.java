// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.List;
import org.springframework.util.MultiValueMap;

/** Ordinary weeks, and the form for the next one. */
public record ShiftsPage(
        Form form, Problems problems, List<Option> people, List<Option> points, List<Option> weekdays, List<Row> rows) {

    /**
     * Values as typed, also wrong ones.
     *
     * @param hours in the notation of opening hours, where days and times do not say enough
     */
    public record Form(
            String id,
            String mediator,
            String point,
            List<String> days,
            String from,
            String until,
            String from2,
            String until2,
            String hours,
            String validFrom,
            String validUntil) {

        static Form blank(String mediator, LocalDate today) {
            return new Form(Ids.next().toString(), mediator, "", List.of(), "", "", "", "", "", today.toString(), "");
        }

        static Form of(MultiValueMap<String, String> sent) {
            return new Form(
                    FormFields.text(sent, "id"),
                    FormFields.text(sent, "mediator"),
                    FormFields.text(sent, "point"),
                    List.copyOf(sent.getOrDefault("days", List.of())),
                    FormFields.text(sent, "from"),
                    FormFields.text(sent, "until"),
                    FormFields.text(sent, "from2"),
                    FormFields.text(sent, "until2"),
                    FormFields.text(sent, "hours"),
                    FormFields.text(sent, "validFrom"),
                    FormFields.text(sent, "validUntil"));
        }

        public boolean saysMore() {
            return !hours.isEmpty() || !validUntil.isEmpty();
        }
    }

    public record Row(String id, String name, String point, String hours, String validity) {}
}
