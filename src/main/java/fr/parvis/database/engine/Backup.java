// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Copies the embedded database and its passwords into one file, while it is in use, and takes nothing for granted: the
 * copy is opened and started before it gets its name.
 */
public final class Backup {

    /** Rows that one transaction may add and remove between two counts before the copy is doubted. */
    private static final int ROWS_PER_TRANSACTION = 10;

    /** Files that a server makes anew at its start. */
    private static final Set<String> NOT_COPIED_FOLDERS = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> NOT_COPIED_FILES =
            Set.of("postmaster.pid", "postmaster.opts", "epg-lock", "pg_internal.init", "current_logfiles");

    /** File that holds the instant of the last verified backup. */
    private static final String LAST = "backup.last";

    private final Path home;
    private final Path file;

    private Backup(Path home, Path file) {
        this.home = home;
        this.file = file;
    }

    /** A backup that was started and counted. */
    public record Verified(Path file, long bytes, int tables, long rows) {}

    /**
     * Joins the server that runs on the data folder, or starts it for the time of the copy.
     *
     * @throws EngineRefused when the file exists, the disk is too small, or the copy does not start or does not hold the
     *     rows of the original
     */
    public static Verified take(Path home, Path file) {
        var backup = new Backup(
                home.toAbsolutePath().normalize(), file.toAbsolutePath().normalize());
        try {
            return backup.take();
        } catch (IOException | SQLException e) {
            throw new EngineRefused("La sauvegarde n'a pas pu être faite : " + e.getMessage(), e);
        }
    }

    /** When the data folder was last backed up and the copy verified; empty: never, or nobody knows. */
    public static Optional<Instant> last(Path home) {
        try {
            return Optional.of(
                    Instant.parse(Files.readString(home.resolve(LAST)).strip()));
        } catch (IOException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Verified take() throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new EngineRefused(file + " existe déjà : donnez un nouveau nom.");
        }
        Path parent = file.getParent();
        if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
            throw new EngineRefused("Le dossier de " + file + " n'existe pas ou ne peut pas être écrit.");
        }
        if (!Files.exists(home.resolve("postgresql"))) {
            throw new EngineRefused("Il n'y a pas de base de données dans " + home + ", donc rien à sauvegarder.");
        }
        try (var work = BackupWork.begin(home)
                .orElseThrow(() -> new EngineRefused("Une autre sauvegarde de " + home + " est en cours."))) {
            checkSpace();
            return take(work);
        }
    }

    private Verified take(BackupWork work) throws IOException, SQLException {
        Path unverified = work.unverified(file);
        BackupFile.Manifest manifest;
        try (var engine = Engine.join(home, _ -> {})) {
            manifest = copy(engine, unverified);
        }
        check(unverified, work.copy(), home, _ -> {});
        Files.move(unverified, file, StandardCopyOption.ATOMIC_MOVE);
        Path last = home.resolve(LAST);
        // may belong to the account that took a former backup, such as root's: then only that one could write it
        Files.deleteIfExists(last);
        Files.writeString(last, Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n");
        Account.giveToOwnerOf(home, last);
        return new Verified(
                file,
                Files.size(file),
                manifest.rows().size(),
                manifest.rows().values().stream()
                        .mapToLong(RowCounts.Range::most)
                        .sum());
    }

    /** The check unpacks the copy beside the original. */
    private void checkSpace() throws IOException {
        long size = size(home.resolve("postgresql")) + size(home.resolve(DataFolder.DOCUMENTS));
        // not by the file store, which Java does not find where the root is no mount of its own
        long usable = home.toFile().getUsableSpace();
        if (usable < size + (64L << 20)) {
            throw new EngineRefused("Il faut " + ((size >> 20) + 64) + " Mo libres dans " + home
                    + " pour vérifier la sauvegarde ; il y en a " + (usable >> 20) + ".");
        }
    }

    private static long size(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var files = Files.walk(folder)) {
            return files.mapToLong(path -> path.toFile().length()).sum();
        }
    }

    private static BackupFile.Manifest copy(Engine engine, Path target) throws IOException, SQLException {
        try (var connection = engine.connectAsSuperuser();
                var statement = connection.createStatement();
                var out = new BackupFile.Writer(target)) {
            // the slot keeps the log written from here on until it is copied; it goes away with the connection
            ask(
                    statement,
                    "select pg_create_physical_replication_slot('parvis_backup_' || pg_backend_pid(), true, true)");
            String first = ask(statement, "select pg_walfile_name(pg_backup_start('parvis', fast => true))")
                    .getFirst();
            Path cluster = engine.cluster();
            Path control = Path.of("global", "pg_control");
            out.tree("postgresql", cluster, Backup::wantedFolder, path -> wanted(path) && !path.equals(control));
            out.file("postgresql/global/pg_control", cluster.resolve(control));
            long transactions = RowCounts.transactions(connection);
            SortedMap<String, Long> before = RowCounts.of(connection);
            var stopped = ask(
                    statement, "select pg_walfile_name(lsn), labelfile from pg_backup_stop(wait_for_archive => false)");
            SortedMap<String, Long> after = RowCounts.of(connection);
            long slack = (RowCounts.transactions(connection) - transactions) * ROWS_PER_TRANSACTION;
            out.text("postgresql/backup_label", stopped.get(1));
            copyLog(out, cluster.resolve("pg_wal"), first, stopped.getFirst());
            try (var secrets = Files.newDirectoryStream(engine.home(), DataFolder.SECRETS)) {
                for (Path secret : secrets) {
                    out.file(String.valueOf(secret.getFileName()), secret);
                }
            }
            // after the rows: each that is in the copy has its bytes there
            Path documents = engine.home().resolve(DataFolder.DOCUMENTS);
            if (Files.isDirectory(documents)) {
                out.tree(DataFolder.DOCUMENTS, documents, _ -> true, _ -> true);
            }
            return out.finish(version(), version(connection), ranges(before, after, slack));
        }
    }

    private static SortedMap<String, RowCounts.Range> ranges(
            Map<String, Long> before, Map<String, Long> after, long slack) {
        var ranges = new TreeMap<String, RowCounts.Range>();
        before.forEach((table, rows) -> {
            Long then = after.get(table);
            if (then != null) {
                ranges.put(table, RowCounts.Range.between(rows, then, slack));
            }
        });
        return ranges;
    }

    /** Of the folders made anew, the server still expects the folder itself. */
    private static boolean wantedFolder(Path path) {
        return wanted(path) || path.getNameCount() == 1;
    }

    private static boolean wanted(Path path) {
        String name = String.valueOf(path.getFileName());
        return !NOT_COPIED_FOLDERS.contains(path.getName(0).toString())
                && !NOT_COPIED_FILES.contains(name)
                && !name.startsWith("pgsql_tmp");
    }

    private static void copyLog(BackupFile.Writer out, Path folder, String first, String last) throws IOException {
        List<Path> segments;
        try (var files = Files.list(folder)) {
            segments = files.filter(path -> {
                        String name = String.valueOf(path.getFileName());
                        return name.matches("[0-9A-F]{24}") && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
                    })
                    .sorted()
                    .toList();
        }
        for (Path segment : segments) {
            out.file("postgresql/pg_wal/" + segment.getFileName(), segment);
        }
    }

    /** Unpacks a backup into {@code place}, starts a server on it and compares its rows with the manifest. */
    static BackupFile.Manifest check(Path file, Path place, Path home, Consumer<String> says)
            throws IOException, SQLException {
        var manifest = BackupFile.extract(file, place);
        try (var engine = Engine.tryCopy(place, home, says);
                var connection = engine.connectAsSuperuser()) {
            var differences = RowCounts.differences(manifest.rows(), RowCounts.of(connection));
            if (!differences.isEmpty()) {
                throw new EngineRefused("La copie ne contient pas les mêmes lignes que la base : " + differences);
            }
        }
        return manifest;
    }

    private static List<String> ask(Statement statement, String sql) throws SQLException {
        try (var row = statement.executeQuery(sql)) {
            row.next();
            var values = new String[row.getMetaData().getColumnCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.getString(i + 1);
            }
            return List.of(values);
        }
    }

    private static String version(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion().split(" ", 2)[0];
    }

    private static String version() throws IOException {
        var build = new Properties();
        try (InputStream in = Backup.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (in != null) {
                build.load(in);
            }
        }
        return build.getProperty("build.version", "version de travail");
    }
}
