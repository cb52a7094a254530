// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import fr.parvis.database.engine.EngineRefused;
import fr.parvis.database.engine.Restore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** The one sub-command that needs the database stopped: it runs instead of the application, not inside it. */
public final class Restoration {

    /** Name of the sub-command. */
    public static final String NAME = "restore";

    private Restoration() {}

    /** True when the words on the command line ask for a restore. */
    public static boolean isMeant(String... words) {
        return words.length > 0 && words[0].equals(NAME);
    }

    /** Restores into the folder of {@code PARVIS_DATA} and returns the exit code. */
    public static int run(List<String> words, Consumer<String> out) {
        var settings = System.getenv();
        return run(
                words.subList(1, words.size()),
                Path.of(settings.getOrDefault("PARVIS_DATA", "data")),
                settings.getOrDefault("PARVIS_DB_URL", ""),
                out);
    }

    static int run(List<String> args, Path home, String external, Consumer<String> out) {
        if (args.size() != 1) {
            out.accept("Usage : bin/parvis restore FICHIER");
            return 2;
        }
        // its keys would take the place of those with which the external one is sealed
        if (!external.isBlank()) {
            out.accept(
                    "La base est un PostgreSQL externe (PARVIS_DB_URL) : une sauvegarde de la base embarquée n'y va pas. "
                            + "Restaurez-la avec ses propres outils, par exemple pg_restore.");
            return 1;
        }
        try {
            var done = Restore.from(Path.of(args.getFirst()), home, Clock.systemDefaultZone(), out);
            out.accept("Restauré dans " + done.home() + " : sauvegarde du " + done.takenAt() + ", Parvis "
                    + done.takenBy() + ".");
            done.former().ifPresent(former -> out.accept("Les données d'avant sont gardées dans " + former + "."));
            return 0;
        } catch (EngineRefused e) {
            out.accept(String.valueOf(e.getMessage()));
            return 1;
        }
    }
}
