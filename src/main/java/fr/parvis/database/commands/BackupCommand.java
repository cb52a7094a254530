// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.commands;

import fr.parvis.database.DatabaseSettings;
import fr.parvis.database.engine.Backup;
import fr.parvis.runtime.Command;
import fr.parvis.runtime.ParvisSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Copies the embedded database into one verified file, whether Parvis runs or not. */
@Component
class BackupCommand implements Command {

    private final Path home;
    private final String external;

    BackupCommand(ParvisSettings parvis, DatabaseSettings settings) {
        this.home = parvis.data();
        this.external = settings.url();
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String usage() {
        return "FICHIER — copie la base embarquée dans un seul fichier, vérifié";
    }

    @Override
    public int run(List<String> args, Out out) {
        if (args.size() != 1) {
            out.line("Usage : bin/parvis " + name() + " " + usage());
            return 2;
        }
        if (!external.isBlank()) {
            out.line("La base est un PostgreSQL externe (PARVIS_DB_URL) : sauvegardez-la avec ses propres outils, "
                    + "par exemple pg_dump.");
            return 1;
        }
        var done = Backup.take(home, Path.of(args.getFirst()));
        out.line(String.format(
                Locale.FRENCH,
                "Sauvegarde vérifiée : %s (%,d octets, %d tables, %,d lignes). Elle contient les mots de passe et les clés : "
                        + "gardez-la en lieu sûr.",
                done.file(),
                done.bytes(),
                done.tables(),
                done.rows()));
        return 0;
    }
}
