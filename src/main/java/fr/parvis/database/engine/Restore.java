// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts a backup in the place of the present data, which is kept aside. */
public final class Restore {

    private Restore() {}

    /** Content that was restored, and the place of the former data, if there was any. */
    public record Restored(Path home, Optional<Path> former, String takenBy, String takenAt) {}

    /**
     * Refuses while Parvis runs on the folder. The backup is unpacked, checked and started aside first: the present data
     * does not move before that has succeeded.
     *
     * @param says told what takes its time
     */
    public static Restored from(Path file, Path home, Clock clock, Consumer<String> says) {
        checkReadable(file.toAbsolutePath());
        try (var folder = DataFolder.lock(home)) {
            Postmaster.stopOrphan(folder.cluster());
            return restore(
                    file.toAbsolutePath(), folder, LocalDateTime.ofInstant(clock.instant(), clock.getZone()), says);
        } catch (IOException | SQLException e) {
            throw new EngineRefused("La restauration a échoué : " + e.getMessage(), e);
        }
    }

    private static void checkReadable(Path file) {
        try (var _ = Files.newInputStream(file)) {
            return;
        } catch (NoSuchFileException e) {
            throw new EngineRefused("La sauvegarde " + file + " n'existe pas.", e);
        } catch (IOException e) {
            String account = System.getProperty("user.name");
            throw new EngineRefused(
                    "La sauvegarde " + file + " ne peut pas être lue par le compte « " + account
                            + " », sous lequel Parvis est lancé. Donnez-la à ce compte (chown " + account + " " + file
                            + "), et vérifiez qu'il peut ouvrir les dossiers où elle se trouve.",
                    e);
        }
    }

    private static Restored restore(Path file, DataFolder folder, LocalDateTime now, Consumer<String> says)
            throws IOException, SQLException {
        Path home = folder.home();
        Path fresh = folder.restoreCheck();
        Postmaster.stopOrphan(fresh.resolve("postgresql"));
        DataFolder.delete(fresh);
        try {
            says.accept("La sauvegarde est déballée et vérifiée…");
            var manifest = Backup.check(file, fresh, home, says);
            Optional<Path> former = exchange(folder, fresh, now);
            return new Restored(
                    home, former, manifest.parvis(), manifest.taken().toString());
        } finally {
            DataFolder.delete(fresh);
        }
    }

    /** Between the first move and the last the folder is marked, so that no start takes it for an empty one. */
    private static Optional<Path> exchange(DataFolder folder, Path fresh, LocalDateTime now) throws IOException {
        Path home = folder.home();
        Files.writeString(folder.unfinishedRestore(), now.toString());
        Optional<Path> former = Optional.empty();
        List<Path> present = belongings(home);
        if (!present.isEmpty()) {
            Path aside = asideFolder(home, now);
            for (Path path : present) {
                Files.move(path, aside.resolve(path.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
            former = Optional.of(aside);
        }
        for (Path path : belongings(fresh)) {
            Account.giveToOwnerOf(home, path);
            Files.move(path, home.resolve(path.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.delete(folder.unfinishedRestore());
        return former;
    }

    private static List<Path> belongings(Path home) throws IOException {
        var paths = new ArrayList<Path>();
        try (var secrets = Files.newDirectoryStream(home, DataFolder.SECRETS)) {
            secrets.forEach(paths::add);
        }
        for (String folder : List.of("postgresql", DataFolder.DOCUMENTS)) {
            Path path = home.resolve(folder);
            if (Files.exists(path)) {
                paths.add(path);
            }
        }
        return paths;
    }

    /** Beside the data folder; inside it when it is a disk of its own or its parent cannot be written. */
    private static Path asideFolder(Path home, LocalDateTime now) throws IOException {
        String date = now.format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        Path beside = home.resolveSibling(home.getFileName() + ".avant-" + date);
        Path probe = home.resolve("move.probe");
        Files.writeString(probe, "");
        try {
            Files.createDirectory(beside);
            DataFolder.ownerOnly(beside, "rwx------");
            Files.move(probe, beside.resolve("move.probe"), StandardCopyOption.ATOMIC_MOVE);
            Files.delete(beside.resolve("move.probe"));
            return beside;
        } catch (AtomicMoveNotSupportedException e) {
            Files.delete(beside);
        } catch (FileSystemException e) {
            if (Files.exists(beside)) {
                throw e;
            }
        } finally {
            Files.deleteIfExists(probe);
        }
        Path inside = home.resolve("avant-" + date);
        Files.createDirectory(inside);
        DataFolder.ownerOnly(inside, "rwx------");
        return inside;
    }
}
