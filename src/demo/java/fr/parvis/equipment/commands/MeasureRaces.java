// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.commands;

import fr.parvis.access.Accounts;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.equipment.domain.LoanRace;
import fr.parvis.runtime.Command;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Measures what comes of 100 loans of one item at once, on the demonstration. */
@Component
class MeasureRaces implements Command {
    private final Accounts accounts;
    private final LoanRace race;

    MeasureRaces(Accounts accounts, LoanRace race) {
        this.accounts = accounts;
        this.race = race;
    }

    @Override
    public String name() {
        return "equipment races";
    }

    @Override
    public String usage() {
        return "[manches] — prête un objet à 100 personnes à la fois, sur le réseau de démonstration";
    }

    @Override
    public int run(List<String> args, Out out) {
        int rounds = args.isEmpty() ? 20 : Integer.parseInt(args.getFirst());
        var account = accounts.findByEmail("mediatrice@demo.example")
                .orElseThrow(() -> new IllegalStateException("load the demonstration first: bin/parvis demo"));
        SignedIn who = accounts.signedIn(account.id()).orElseThrow();
        var result = Asking.as(who.scope())
                .call(() -> Actor.is(who.account()).call(() -> who.acting().call(() -> race.run(who, rounds))));
        out.line(String.format(
                Locale.ROOT,
                "{\"benchmark\": \"pand-races\", \"rounds\": %d, \"tries\": %d, \"errors\": %d, \"loan_wrong\": %d, \"slowest_ms\": %d}",
                rounds,
                result.tries(),
                result.errors(),
                result.wrong(),
                result.slowestMillis()));
        return result.errors() == 0 && result.wrong() == 0 ? 0 : 1;
    }
}
