// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.commands;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.runtime.Command;
import fr.parvis.statistics.FiguresComparison;
import fr.parvis.statistics.domain.OwnDue;
import fr.parvis.statistics.domain.RecountActs;
import java.util.List;
import org.springframework.stereotype.Component;

/** Compares the figures with the acts, association by association, and counts anew where asked. */
@Component
class VerifyFigures implements Command {
    private final Associations associations;
    private final RecountActs figures;
    private final OwnDue ownDue;
    private final List<FiguresComparison> others;

    VerifyFigures(Associations associations, RecountActs figures, OwnDue ownDue, List<FiguresComparison> others) {
        this.associations = associations;
        this.figures = figures;
        this.ownDue = ownDue;
        this.others = others;
    }

    @Override
    public String name() {
        return "figures verify";
    }

    @Override
    public String usage() {
        return "[--recount] — compare les chiffres aux passages enregistrés ; --recount les recompte";
    }

    @Override
    public int run(List<String> args, Out out) throws Exception {
        boolean recount = args.contains("--recount");
        if (recount)
            for (var association : Asking.as(Scope.network()).call(ownDue::list))
                Asking.as(association).call(() -> figures.recountOwn(association));
        int wrong = 0;
        for (var association : associations.list()) {
            var scope = Asking.as(association.id());
            int differences = scope.call(() -> figures.differences(association.id()));
            if (differences == 0) continue;
            wrong++;
            out.line(association.name() + " : " + differences + " écarts");
            if (recount) {
                int rows = scope.call(() -> figures.recount(association.id()));
                out.line("  recompté : " + rows + " lignes");
            }
        }
        var network = Asking.as(Scope.network());
        int differences = network.call(figures::differencesOfTheNetwork);
        if (differences > 0) {
            wrong++;
            out.line("Réseau : " + differences + " écarts avec la somme des associations");
            if (recount) out.line("  recompté : " + network.call(figures::recountTheNetwork) + " lignes");
        }
        for (var other : others)
            for (var difference : other.differences()) {
                wrong++;
                out.line(difference);
            }
        out.line(wrong == 0 ? "Les chiffres sont exacts." : wrong + " ensembles avec des écarts");
        return wrong == 0 || recount ? 0 : 1;
    }
}
