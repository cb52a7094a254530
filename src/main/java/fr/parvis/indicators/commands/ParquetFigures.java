// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.commands;

import fr.parvis.indicators.domain.copy.WriteParquet;
import fr.parvis.runtime.Command;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code bin/parvis figures parquet FOLDER}: all facts, without persons and notes, for an engine that works on several machines. */
@Component
class ParquetFigures implements Command {
    private final WriteParquet write;

    ParquetFigures(WriteParquet write) {
        this.write = write;
    }

    @Override
    public String name() {
        return "figures parquet";
    }

    @Override
    public String usage() {
        return "DOSSIER — écrit les faits comptés en Parquet, un fichier par mois ; petits effectifs compris : à garder pour soi";
    }

    @Override
    public int run(List<String> args, Out out) {
        if (args.size() != 1) {
            out.line("« figures parquet » demande un dossier.");
            return 2;
        }
        var manifest = write.handle(Path.of(args.getFirst()));
        long rows =
                manifest.files().stream().mapToLong(WriteParquet.Written::rows).sum();
        out.line(manifest.files().size() + " fichiers, " + rows + " lignes, à jour du " + manifest.asOf());
        return 0;
    }
}
