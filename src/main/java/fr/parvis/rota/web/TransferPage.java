package fr.parvis.rota.web;

import fr.parvis.rota.RotaAddresses;
import fr.parvis.shell.Option;
import java.util.List;

/**
 * What somebody had to do, and the colleagues who may do it.
 *
 * @param today default of the last day of who leaves
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
