// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.protection.commands;

import fr.parvis.protection.SimulatedReleases;
import fr.parvis.runtime.Command;
import fr.parvis.shell.FormFields;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** {@code bin/parvis protection measure}: what an attack finds in random tables that the rule protected; changes nothing. */
@Component
class MeasureProtection implements Command {
    private static final int MOST = 100_000;
    private static final long SEED = 20_261_201;

    @Override
    public String name() {
        return "protection measure";
    }

    @Override
    public String usage() {
        return "[TABLEAUX] — masque des tableaux inventés (200 sans nombre) et cherche à retrouver leurs petits nombres, sans rien garder";
    }

    @Override
    public int run(List<String> args, Out out) {
        int cubes = args.isEmpty() ? 200 : FormFields.number(args.getFirst(), 0);
        if (args.size() > 1 || cubes < 1 || cubes > MOST) {
            out.line("« protection measure » attend un nombre de tableaux, de 1 à " + MOST + ".");
            return 2;
        }
        var seen = SimulatedReleases.of(cubes, SEED);
        out.line(String.format(
                Locale.ROOT,
                "{\"benchmark\": \"protect\", \"cubes\": %d, \"small\": %d, \"found\": %d, \"least_width\": %.2f, \"hidden_ratio\": %.2f, "
                        + "\"seconds_500_cells\": %.3f, \"rule_aware\": %d, \"rule_aware_found\": %d, \"some_keys\": %d, \"some_keys_found\": %d}",
                seen.cubes(),
                seen.small(),
                seen.found(),
                seen.leastWidth(),
                (double) seen.hidden() / Math.max(1, seen.small()),
                seen.secondsOf500Cells(),
                seen.triedByRule(),
                seen.foundByRule(),
                seen.tried(),
                seen.foundByKeys()));
        return 0;
    }
}
