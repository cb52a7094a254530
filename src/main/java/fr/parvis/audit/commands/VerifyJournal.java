// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit.commands;

import fr.parvis.audit.Chain;
import fr.parvis.runtime.Command;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code bin/parvis audit verify}: recomputes the journal's chain, names the first broken segment, then closes what is open. */
@Component
class VerifyJournal implements Command {
    private final Chain chain;

    VerifyJournal(Chain chain) {
        this.chain = chain;
    }

    @Override
    public String name() {
        return "audit verify";
    }

    @Override
    public String usage() {
        return "— recalcule la chaîne du journal et nomme le premier segment qui a été modifié";
    }

    @Override
    public int run(List<String> args, Out out) {
        if (!args.isEmpty()) {
            out.line("« audit verify » ne prend pas d'argument.");
            return 2;
        }
        var broken = chain.firstBroken();
        if (broken.isPresent()) {
            out.line("Le segment " + broken.getAsInt() + " du journal n'est plus tel qu'il a été fermé."
                    + " Gardez une copie de la base et prévenez le délégué à la protection des données.");
            return 1;
        }
        int closed = chain.close();
        var state = chain.state();
        out.line("Journal intact : " + state.segments() + " segments fermés (dont " + closed + " à l'instant), "
                + state.deleted() + " effacés après leur durée de conservation, " + state.entries()
                + " lignes scellées.");
        if (!state.lastHash().isEmpty()) out.line("Dernière empreinte : " + state.lastHash());
        return 0;
    }
}
