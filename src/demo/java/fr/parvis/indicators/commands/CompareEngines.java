// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.commands;

import fr.parvis.indicators.domain.CompareAnswers;
import fr.parvis.runtime.Command;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says which answers beside Parquet files are not those of the database. */
@Component
class CompareEngines implements Command {
    private final CompareAnswers compare;

    CompareEngines(CompareAnswers compare) {
        this.compare = compare;
    }

    @Override
    public String name() {
        return "figures compare";
    }

    @Override
    public String usage() {
        return "DOSSIER — compare les réponses à côté des fichiers Parquet avec celles de la base ; rien n'est modifié";
    }

    @Override
    public int run(List<String> args, Out out) {
        var differing = compare.differing(Path.of(args.getFirst()));
        for (var id : differing) out.line("autre réponse de la base : " + id);
        return differing.isEmpty() ? 0 : 1;
    }
}
