// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.commands;

import fr.parvis.network.domain.ImportCommunePlaces;
import fr.parvis.network.domain.ImportCommunePlaces.Outcome;
import fr.parvis.runtime.Command;
import fr.parvis.shell.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes the places of communes on the map from an official file, from the command line. */
@Component
class ImportCommunesCommand implements Command {
    /** Numbers of refused lines that are shown. */
    private static final int SHOWN = 20;

    private final ImportCommunePlaces importPlaces;

    ImportCommunesCommand(ImportCommunePlaces importPlaces) {
        this.importPlaces = importPlaces;
    }

    @Override
    public String name() {
        return "import communes";
    }

    @Override
    public String usage() {
        return "FICHIER — prend la position des communes dans un fichier officiel (CSV : code INSEE, latitude, longitude)";
    }

    @Override
    public int run(List<String> args, Out out) throws Exception {
        if (args.size() != 1) {
            out.line("Usage : bin/parvis " + name() + " " + usage());
            return 2;
        }
        var file = Path.of(args.getFirst());
        if (!Files.isRegularFile(file)) {
            out.line("Il n'y a pas de fichier " + file + ".");
            return 1;
        }
        Outcome outcome;
        try (var in = Files.newInputStream(file)) {
            outcome = importPlaces.handle(in);
        }
        return switch (outcome) {
            case Outcome.NotReadable(var why, var detail) -> {
                out.line(Words.t("network.communes." + why, detail));
                yield 1;
            }
            case Outcome.Placed(var placed, var unknown, var refused) -> {
                out.line(Words.t("network.communes.placed", Words.number(placed), Words.number(unknown)));
                if (!refused.isEmpty())
                    out.line(Words.t(
                            "network.communes.refused",
                            Words.number(refused.size()),
                            refused.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "))));
                yield refused.isEmpty() ? 0 : 1;
            }
        };
    }
}
