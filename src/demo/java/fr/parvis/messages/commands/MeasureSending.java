// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.commands;

import fr.parvis.access.Accounts;
import fr.parvis.database.Asking;
import fr.parvis.messages.domain.MeasureMessages;
import fr.parvis.runtime.Command;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** {@code bin/parvis messages measure}: plans many messages that are due at once, and counts what became of them. */
@Component
class MeasureSending implements Command {
    private static final int MOST = 100_000;

    private final MeasureMessages measure;
    private final Accounts accounts;

    MeasureSending(MeasureMessages measure, Accounts accounts) {
        this.measure = measure;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "messages measure";
    }

    @Override
    public String usage() {
        return "MESSAGES --account ADRESSE — planifie autant de messages inventés dans l'association de ce compte, ou compte ce"
                + " qu'ils sont devenus avec 0 ; à n'employer que sur une démonstration";
    }

    @Override
    public int run(List<String> args, Out out) {
        int count = args.isEmpty() || !args.getFirst().matches("\\d{1,6}") ? -1 : Integer.parseInt(args.getFirst());
        if (args.size() != 3 || !args.get(1).equals("--account") || count < 0 || count > MOST) {
            out.line("« messages measure » attend un nombre de messages, de 0 à " + MOST
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
        out.line(
                Asking.as(association).call(() -> count > 0 ? "{\"planned\": " + measure.plan(count) + "}" : counts()));
        return 0;
    }

    private String counts() {
        return measure.count().entrySet().stream()
                .map(one -> "\"" + one.getKey() + "\": " + one.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
