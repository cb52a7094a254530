// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.commands;

import fr.parvis.access.Accounts;
import fr.parvis.access.SignedIn;
import fr.parvis.indicators.domain.copy.MeasureCopy;
import fr.parvis.runtime.Command;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Measures the copy of the facts: how soon acts are in it, how long it takes to make, and what is left of it when its process is killed. */
@Component
class FollowCopy implements Command {
    private final Accounts accounts;
    private final MeasureCopy copy;

    FollowCopy(Accounts accounts, MeasureCopy copy) {
        this.accounts = accounts;
        this.copy = copy;
    }

    @Override
    public String name() {
        return "figures follow";
    }

    @Override
    public String usage() {
        return "freshness SECONDES PASSAGES | make | life | check — mesure la copie des chiffres sur le réseau de démonstration : acte jusqu'à la copie, copie refaite,"
                + " vie d'un processus que l'on tue, comparaison avec la base";
    }

    @Override
    public int run(List<String> args, Out out) {
        return switch (args.getFirst()) {
            case "freshness" -> freshness(Integer.parseInt(args.get(1)), Integer.parseInt(args.get(2)), out);
            case "make" -> {
                var made = copy.make();
                out.line(String.format(
                        Locale.ROOT, "{\"rebuild_s\": %.1f, \"requests\": %d}", made.seconds(), made.requests()));
                yield 0;
            }
            case "life" -> {
                out.line("differing " + copy.differing(who(), false));
                out.line("ready");
                copy.writeUntilKilled(who());
                yield 0;
            }
            case "check" -> {
                out.line("differing " + copy.differing(who(), true));
                yield 0;
            }
            default -> 2;
        };
    }

    private SignedIn who() {
        var account = accounts.findByEmail("mediatrice@demo.example")
                .orElseThrow(() -> new IllegalStateException("load the demonstration first: bin/parvis demo"));
        return accounts.signedIn(account.id()).orElseThrow();
    }

    private int freshness(int seconds, int visits, Out out) {
        var usual = copy.freshness(who(), seconds);
        var bulk = copy.besideBulk(who(), visits);
        out.line(String.format(
                Locale.ROOT,
                "{\"acts_per_s\": %.0f, \"freshness_p50_s\": %.2f, \"freshness_p99_s\": %.2f, \"freshness_slowest_s\": %.2f, \"with_bulk_s\": %.2f,"
                        + " \"with_bulk_slowest_s\": %.2f, \"with_bulk_acts_per_s\": %.0f, \"missing\": %d}",
                usual.perSecond(),
                usual.percentile(50),
                usual.percentile(99),
                usual.slowest(),
                bulk.percentile(99),
                bulk.slowest(),
                bulk.perSecond(),
                usual.missing() + bulk.missing()));
        return 0;
    }
}
