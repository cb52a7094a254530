// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.commands;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.network.domain.ImportPoints;
import fr.parvis.network.domain.ImportPoints.Change;
import fr.parvis.network.domain.standard.RefusedRows;
import fr.parvis.network.domain.standard.StandardReader;
import fr.parvis.runtime.Command;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** Imports points from a file of the national standard, from the command line. */
@Component
class ImportPointsCommand implements Command {
    private static final String ASSOCIATION = "--association";

    private final ImportPoints importPoints;
    private final Associations associations;

    ImportPointsCommand(ImportPoints importPoints, Associations associations) {
        this.importPoints = importPoints;
        this.associations = associations;
    }

    @Override
    public String name() {
        return "import points";
    }

    @Override
    public String usage() {
        return "FICHIER [--association NOM] — importe des points d'accueil (CSV ou JSON, standard national)";
    }

    @Override
    public int run(List<String> args, Out out) throws Exception {
        if (args.isEmpty()
                || (args.size() != 1 && !(args.size() == 3 && args.get(1).equals(ASSOCIATION)))) {
            out.line("Usage : bin/parvis " + name() + " " + usage());
            return 2;
        }
        var file = Path.of(args.getFirst());
        if (!Files.isRegularFile(file)) {
            out.line("Il n'y a pas de fichier " + file + ".");
            return 1;
        }
        StandardReader.Outcome outcome;
        try (var in = Files.newInputStream(file)) {
            outcome = importPoints.read(in);
        }
        return switch (outcome) {
            case StandardReader.NotReadable refused -> {
                out.line(Words.t(refused.messageKey(), refused.detail()));
                yield 1;
            }
            case StandardReader.Reading reading -> take(reading, file, args, out);
        };
    }

    private int take(StandardReader.Reading reading, Path file, List<String> args, Out out) throws Exception {
        var name = args.size() == 3
                ? args.get(2)
                : reading.good().stream()
                        .map(row -> row.place().source())
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(String.valueOf(file.getFileName()));
        var association =
                Asking.as(fr.parvis.database.Scope.network()).call(() -> associations.create(Ids.next(), name));
        var plan = Asking.as(association.id()).call(() -> importPoints.take(reading, association.id()));
        reading.errors().forEach(problem -> out.line("ligne " + problem.line() + " : " + Words.t(problem.problem())));
        out.line(association.name() + " : " + plan.count(Change.NEW) + " nouveaux, " + plan.count(Change.CHANGED)
                + " modifiés, " + plan.count(Change.UNCHANGED) + " inchangés, "
                + reading.refused().size() + " refusés, " + reading.warnings().size() + " remarques");
        if (!reading.refused().isEmpty()) {
            var back = file.resolveSibling(file.getFileName() + ".refuses.csv");
            try (var to = Files.newOutputStream(back)) {
                RefusedRows.write(reading, Words::t, to);
            }
            out.line("Lignes refusées, à corriger puis à importer de nouveau : " + back);
        }
        return reading.refused().isEmpty() ? 0 : 1;
    }
}
