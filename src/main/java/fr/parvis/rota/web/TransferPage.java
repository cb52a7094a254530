// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import fr.parvis.rota.RotaAddresses;
import fr.parvis.shell.Option;
import java.util.List;

/**
 * Page of the work of somebody, and the colleagues who may take it over.
 *
 * @param today default of the last day of the leaver
 */
public record TransferPage(
        String mediator, String name, String today, List<Option> colleagues, List<Option> booked, List<String> shifts) {
    public String address() {
        return RotaAddresses.WEEK + "/relais/" + mediator;
    }

    public boolean isEmpty() {
        return booked.isEmpty() && shifts.isEmpty();
    }
}
