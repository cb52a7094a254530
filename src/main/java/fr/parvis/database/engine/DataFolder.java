// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Everything an embedded Parvis keeps on disk: the cluster, the passwords, and the lock that lets one process at a time
 * have them.
 */
final class DataFolder implements AutoCloseable {

    /** Passwords of the database and keys of the application: a copy of the data is worth nothing without them. */
    static final String SECRETS = "*.{secret,key}";

    /** Sealed papers of cases, where they are kept in the data folder. */
    static final String DOCUMENTS = "documents";

    private final Path home;
    private final HeldFile lock;

    private DataFolder(Path home, HeldFile lock) {
        this.home = home;
        this.lock = lock;
    }

    /** Addresses of a running Parvis, as it wrote them down itself. */
    record Running(long pid, Optional<Integer> port) {

        boolean isAlive() {
            return ProcessHandle.of(pid).isPresent();
        }
    }

    /** Creates the folder when needed and locks it; empty when somebody else has it. */
    static Optional<DataFolder> tryLock(Path asked) {
        Path home = prepare(asked);
        boolean announced = false;
        HeldFile lock = null;
        try {
            Optional<HeldFile> held = HeldFile.tryHold(home.resolve("parvis.lock"));
            if (held.isEmpty()) {
                return Optional.empty();
            }
            lock = held.get();
            var folder = new DataFolder(home, lock);
            folder.announce(Optional.empty());
            announced = true;
            return Optional.of(folder);
        } catch (IOException e) {
            throw unusable(home, e);
        } finally {
            if (lock != null && !announced) {
                lock.close();
            }
        }
    }

    static DataFolder lock(Path asked) {
        return tryLock(asked).orElseThrow(() -> inUse(asked));
    }

    static DataFolderInUse inUse(Path asked) {
        Path home = asked.toAbsolutePath().normalize();
        return new DataFolderInUse(
                home, running(home).map(r -> "processus " + r.pid()).orElse("processus inconnu"));
    }

    static Optional<Running> running(Path home) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(home.resolve("running.properties"))));
        } catch (IOException e) {
            return Optional.empty();
        }
        String pid = properties.getProperty("pid");
        String port = properties.getProperty("port");
        return pid == null
                ? Optional.empty()
                : Optional.of(new Running(
                        Long.parseLong(pid), Optional.ofNullable(port).map(Integer::valueOf)));
    }

    private static Path prepare(Path asked) {
        Path home = asked.toAbsolutePath().normalize();
        try {
            if (!Files.exists(home)) {
                Files.createDirectories(home);
                ownerOnly(home, "rwx------");
            }
            home = home.toRealPath();
        } catch (IOException e) {
            throw unusable(home, e);
        }
        if (!Files.isDirectory(home) || !Files.isWritable(home)) {
            throw unusable(home, null);
        }
        return home;
    }

    private static EngineRefused unusable(Path home, @Nullable Exception cause) {
        return new EngineRefused(
                "Le dossier de données " + home + " ne peut pas être écrit"
                        + (cause instanceof AccessDeniedException ? " (droits insuffisants)" : "")
                        + ". Donnez-le au compte qui lance Parvis (chown), ou choisissez-en un autre avec PARVIS_DATA.",
                cause);
    }

    Path home() {
        return home;
    }

    /** The PostgreSQL cluster; it exists only once the first run is complete. */
    Path cluster() {
        return home.resolve("postgresql");
    }

    /** A cluster whose first run is not complete; nothing in it is worth keeping. */
    Path unfinishedCluster() {
        return home.resolve("postgresql.new");
    }

    /** A backup that is being looked into before it takes the place of the data. */
    Path restoreCheck() {
        return home.resolve("restore-check");
    }

    /** Log folder of the server and its tools. */
    static Path logs(Path home) {
        return home.resolve("log");
    }

    /** Log folder of a backup's check; kept when the check fails, until the next one. */
    static Path checkLogs(Path home) {
        return logs(home).resolve("check");
    }

    /** Present between the first and the last move of a restore. */
    Path unfinishedRestore() {
        return home.resolve("restore.unfinished");
    }

    /** Writes who holds the folder and, once the server answers, its port. */
    void announce(Optional<Integer> port) throws IOException {
        var properties = new Properties();
        properties.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        properties.setProperty("since", Instant.now().toString());
        port.ifPresent(p -> {
            properties.setProperty("host", Server.HOST);
            properties.setProperty("port", Integer.toString(p));
        });
        var text = new StringWriter();
        properties.store(text, "Parvis is running on this folder");
        Path fresh = home.resolve("running.properties.new");
        Files.writeString(fresh, text.toString());
        Files.move(
                fresh,
                home.resolve("running.properties"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** The file of a password, generated on first use and readable by its owner only. */
    private static Path secretFile(Path home, String role) throws IOException {
        Path file = home.resolve(role + ".secret");
        if (!Files.exists(file)) {
            var random = new byte[24];
            new SecureRandom().nextBytes(random);
            Path fresh = home.resolve(role + ".secret.new");
            writeSecret(fresh, HexFormat.of().formatHex(random));
            Account.giveToOwnerOf(home, fresh);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    /** Writes a new file that only its owner reads. */
    static void writeSecret(Path file, String secret) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        ownerOnly(file, "rw-------");
        Files.writeString(file, secret);
    }

    static String secret(Path home, String role) throws IOException {
        return Files.readString(secretFile(home, role)).strip();
    }

    static void ownerOnly(Path path, String mode) throws IOException {
        if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof NoSuchFileException)) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(home.resolve("running.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.close();
        }
    }
}
