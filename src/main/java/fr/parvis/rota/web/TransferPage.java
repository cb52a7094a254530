// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import fr.parvis.rota.RotaAddresses;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Page of the work of somebody, and the colleagues who may take it over.
 *
 * @param chosen subjects that are handed over; null for all that are booked
 */
public record TransferPage(
        String mediator,
        String name,
        List<Option> colleagues,
        List<Option> booked,
        List<String> shifts,
        @Nullable List<String> chosen,
        FilledForm give,
        FilledForm leave) {

    /** Subjects that are ticked. */
    public List<String> ticked() {
        return chosen != null ? chosen : booked.stream().map(Option::value).toList();
    }

    public String address() {
        return RotaAddresses.WEEK + "/relais/" + mediator;
    }

    public boolean isEmpty() {
        return booked.isEmpty() && shifts.isEmpty();
    }
}
