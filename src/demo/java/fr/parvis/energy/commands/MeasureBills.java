// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.commands;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.energy.domain.MeasureClock;
import fr.parvis.runtime.Command;
import fr.parvis.shell.FormFields;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** {@code bin/parvis bills measure}: how long the timelines of many households take; changes nothing. */
@Component
class MeasureBills implements Command {
    private static final int MOST = 1_000_000;

    private final MeasureClock measure;
    private final Associations associations;

    MeasureBills(MeasureClock measure, Associations associations) {
        this.measure = measure;
        this.associations = associations;
    }

    @Override
    public String name() {
        return "bills measure";
    }

    @Override
    public String usage() {
        return "[FOYERS] — mesure le calcul des dates d'autant de factures impayées inventées (100000), sans rien garder";
    }

    @Override
    public int run(List<String> args, Out out) {
        int households = args.isEmpty() ? 100_000 : FormFields.number(args.getFirst(), 0);
        if (args.size() > 1 || households < 1 || households > MOST) {
            out.line("« bills measure » attend un nombre de foyers, de 1 à " + MOST + ".");
            return 2;
        }
        var association = associations.list().stream().findFirst().orElse(null);
        if (association == null) {
            out.line("Il n'y a pas encore d'association : lancez d'abord « demo ».");
            return 1;
        }
        var measured = Asking.as(association.id()).call(() -> measure.handle(households));
        out.line(String.format(
                Locale.ROOT,
                "{\"benchmark\": \"bill-clock\", \"households\": %d, \"days\": %d, \"with_day\": %d, \"seconds\": %.2f}",
                measured.households(),
                measured.days(),
                measured.withDay(),
                measured.seconds()));
        return 0;
    }
}
