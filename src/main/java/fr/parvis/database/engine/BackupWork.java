// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A backup in the making: one at a time on a data folder. What it needs for itself (an unpacked copy with passwords, a file
 * that is not checked yet) goes away when it ends; of one that was killed, when the next begins or Parvis starts.
 */
final class BackupWork implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BackupWork.class);

    private static final String COPIES = "backup-check*";

    private final Path home;
    private final HeldFile lock;

    private BackupWork(Path home, HeldFile lock) {
        this.home = home;
        this.lock = lock;
    }

    /** Empty while another backup is being made. */
    static Optional<BackupWork> begin(Path home) throws IOException {
        var held = HeldFile.tryHold(home.resolve("backup.lock"));
        if (held.isEmpty()) {
            return Optional.empty();
        }
        var work = new BackupWork(home, held.get());
        work.clear();
        return Optional.of(work);
    }

    /** Removes what a killed backup left, unless one is being made. */
    static void clearLeft(Path home) throws IOException {
        boolean left = Files.exists(note(home));
        try (var copies = Files.newDirectoryStream(home, COPIES)) {
            left |= copies.iterator().hasNext();
        }
        if (left) {
            begin(home).ifPresent(BackupWork::close);
        }
    }

    /** Where the copy is unpacked and started. */
    Path copy() {
        return home.resolve("backup-check");
    }

    /** The file that is written, under a name that says that it is not checked; noted, as it may be in any folder. */
    Path unverified(Path file) throws IOException {
        Path unverified = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(unverified);
        Files.writeString(note(home), unverified.toString());
        return unverified;
    }

    private static Path note(Path home) {
        return home.resolve("backup.unfinished");
    }

    private void clear() throws IOException {
        try (var copies = Files.newDirectoryStream(home, COPIES)) {
            for (Path copy : copies) {
                Postmaster.stopOrphan(copy.resolve("postgresql"));
                DataFolder.delete(copy);
            }
        }
        if (Files.exists(note(home))) {
            clearUnverified(Path.of(Files.readString(note(home)).strip()));
        }
    }

    /** It may lie where this process may not write, such as a service that has its data folder alone: then the next backup deletes it. */
    private void clearUnverified(Path unverified) throws IOException {
        try {
            if (unverified.toString().endsWith(".part")) {
                Files.deleteIfExists(unverified);
            }
        } catch (IOException e) {
            log.warn("what a killed backup left cannot be deleted from here: {}", unverified, e);
            return;
        }
        Files.delete(note(home));
    }

    @Override
    public void close() {
        try {
            clear();
        } catch (IOException e) {
            throw new EngineRefused(
                    "Ce qui reste d'une sauvegarde dans " + home + " n'a pas pu être supprimé : " + e.getMessage(), e);
        } finally {
            lock.close();
        }
    }
}
