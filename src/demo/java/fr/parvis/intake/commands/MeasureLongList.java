// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.commands;

import fr.parvis.access.Accounts;
import fr.parvis.database.Asking;
import fr.parvis.intake.domain.MeasureLists;
import fr.parvis.runtime.Command;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** {@code bin/parvis lists measure}: how long a long list takes to come in; its households are made up and stay. */
@Component
class MeasureLongList implements Command {
    private static final int MOST = 50_000;

    private final MeasureLists measure;
    private final Accounts accounts;

    MeasureLongList(MeasureLists measure, Accounts accounts) {
        this.measure = measure;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "lists measure";
    }

    @Override
    public String usage() {
        return "FOYERS --account ADRESSE — prend une liste d'autant de foyers inventés dans l'association de ce compte,"
                + " et dit le temps qu'il a fallu ; à n'employer que sur une démonstration";
    }

    @Override
    public int run(List<String> args, Out out) {
        int households = args.isEmpty() || !args.getFirst().matches("\\d{1,6}") ? 0 : Integer.parseInt(args.getFirst());
        if (args.size() != 3 || !args.get(1).equals("--account") || households < 1 || households > MOST) {
            out.line("« lists measure » attend un nombre de foyers, de 1 à " + MOST
                    + ", puis --account et l'adresse d'un compte.");
            return 2;
        }
        var association = accounts.findByEmail(args.get(2))
                .map(Accounts.Account::association)
                .orElse(null);
        if (association == null) {
            out.line("Aucun compte d'une association n'a cette adresse : lancez d'abord « demo ».");
            return 1;
        }
        var measured = Asking.as(association).call(() -> measure.handle(households));
        out.line(String.format(
                Locale.ROOT,
                "{\"benchmark\": \"outreach-list\", \"households\": %d, \"taken\": %d, \"assigned\": %d, \"seconds\": %.2f}",
                measured.households(),
                measured.taken(),
                measured.assigned(),
                measured.seconds()));
        return 0;
    }
}
