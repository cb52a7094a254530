package fr.parvis.statistics.commands;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.shell.Command;
import fr.parvis.statistics.domain.Tallies;
import java.util.List;
import org.springframework.stereotype.Component;

/** Compares the tallies with the acts, association by association, and counts anew where asked. */
@Component
class VerifyFigures implements Command {
    private final Associations associations;
    private final Tallies tallies;

    VerifyFigures(Associations associations, Tallies tallies) {
        this.associations = associations;
        this.tallies = tallies;
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
        int wrong = 0;
        for (var association : associations.list()) {
            var scope = Asking.as(association.id());
            int differences = scope.call(() -> tallies.differences(association.id()));
            if (differences == 0) continue;
            wrong++;
            out.line(association.name() + " : " + differences + " écarts");
            if (recount) {
                int rows = scope.call(() -> tallies.recount(association.id()));
                out.line("  recompté : " + rows + " lignes");
            }
        }
        out.line(wrong == 0 ? "Les chiffres sont exacts." : wrong + " associations avec des écarts");
        return wrong == 0 || recount ? 0 : 1;
    }
}
