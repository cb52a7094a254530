// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.commands;

import fr.parvis.runtime.Command;
import fr.parvis.shell.FormFields;
import fr.parvis.skills.domain.measure.SimulatedWorkshops;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** {@code bin/parvis skills measure}: how often the intervals of autonomy hold a truth that is known; changes nothing. */
@Component
class MeasureIntervals implements Command {
    private static final int MOST = 100_000;
    private static final long SEED = 20_261_129;

    @Override
    public String name() {
        return "skills measure";
    }

    @Override
    public String usage() {
        return "[TIRAGES] — vérifie les intervalles de l'autonomie sur des ateliers inventés (1000 tirages par case), sans rien garder";
    }

    @Override
    public int run(List<String> args, Out out) {
        int runs = args.isEmpty() ? 1_000 : FormFields.number(args.getFirst(), 0);
        if (args.size() > 1 || runs < 1 || runs > MOST) {
            out.line("« skills measure » attend un nombre de tirages, de 1 à " + MOST + ".");
            return 2;
        }
        var shares = SimulatedWorkshops.ofShares(runs, SEED);
        var changes = SimulatedWorkshops.ofChanges(runs, SEED);
        out.line(String.format(
                Locale.ROOT,
                "{\"benchmark\": \"pand-coverage\", \"runs\": %d, \"lowest\": %.4f, \"mean\": %.4f, \"highest\": %.4f, "
                        + "\"change_lowest\": %.4f, \"change_mean\": %.4f, \"change_highest\": %.4f, "
                        + "\"plain_lowest\": %.4f, \"plain_change_lowest\": %.4f}",
                runs,
                shares.lowest(),
                shares.mean(),
                shares.highest(),
                changes.lowest(),
                changes.mean(),
                changes.highest(),
                SimulatedWorkshops.ofPlainShares(runs, SEED).lowest(),
                SimulatedWorkshops.ofPlainChanges(runs, SEED).lowest()));
        return 0;
    }
}
