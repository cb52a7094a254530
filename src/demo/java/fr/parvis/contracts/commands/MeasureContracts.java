// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.commands;

import fr.parvis.access.Associations;
import fr.parvis.contracts.domain.MeasurePaidOnce;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.runtime.Command;
import fr.parvis.values.Ids;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code bin/parvis contracts measure}: many acts attributed to many contracts, in an association of its own. */
@Component
class MeasureContracts implements Command {
    private static final int CONTRACTS = 40;
    private static final int RULES = 200;
    private static final int CHANGES = 1_000;

    private final MeasurePaidOnce paidOnce;
    private final Associations associations;

    MeasureContracts(MeasurePaidOnce paidOnce, Associations associations) {
        this.paidOnce = paidOnce;
        this.associations = associations;
    }

    @Override
    public String name() {
        return "contracts measure";
    }

    @Override
    public String usage() {
        return "[ACTES] [CHANGEMENTS] — mesure l’attribution d’actes à 40 conventions et 200 règles ; 100 000 actes et 1 000 changements sans autre indication";
    }

    @Override
    public int run(List<String> args, Out out) {
        int acts = args.isEmpty() ? 100_000 : Integer.parseInt(args.getFirst());
        int changes = args.size() < 2 ? CHANGES : Integer.parseInt(args.get(1));
        var id = Ids.next();
        Asking.as(Scope.network()).run(() -> associations.create(id, "Mesure des conventions " + id));
        out.line(Asking.as(id).call(() -> paidOnce.run(acts, CONTRACTS, RULES, changes, 21)));
        return 0;
    }
}
