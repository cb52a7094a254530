package fr.parvis.database.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Embedded PostgreSQL on a data folder. One process at a time starts the server; others may join it. Three roles have
 * passwords of their own: the superuser, for this package only; the owner of the tables, for migrations; the
 * application, which is neither.
 */
public final class Engine implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Engine.class);

    /** The version of the binaries in the build; a cluster of another major version cannot be opened. */
    static final String MAJOR_VERSION = "18";

    private static final String DATABASE = "parvis";
    private static final String SUPERUSER = "postgres";
    private static final String OWNER = "parvis_owner";
    private static final String APPLICATION = "parvis_app";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The longest that a server that starts may be without its process file; making a cluster takes seconds. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Only passwords, only this machine, and no socket file. */
    private static final String ACCESS = """
            local all all reject
            host  all all 127.0.0.1/32 scram-sha-256
            host  all all ::1/128      scram-sha-256
            """;

    private final Path home;
    private final int port;
    private final @Nullable DataFolder folder;
    private final @Nullable Settings settings;
    private @Nullable EmbeddedPostgres server;
    private volatile boolean closing;

    /** Where the binaries are unpacked, whether a power cut may lose data, and whether the folder goes away at the end. */
    private record Settings(Path binaries, boolean durable, boolean disposable) {}

    /** Starts the server on this folder, made ready on the first run. */
    public static Engine start(Path home) {
        return start(DataFolder.lock(home));
    }

    static Engine start(DataFolder folder) {
        return start(folder, new Settings(folder.home().resolve("engine"), true, false));
    }

    /** As {@link #start(Path)}, with the binaries already unpacked for another folder. */
    static Engine start(Path home, Path binaries) {
        return start(DataFolder.lock(home), new Settings(binaries, true, false));
    }

    /** A server for a test run: same roles and rules, in a folder of its own that goes away, and no wait for the disk. */
    public static Engine forTests() {
        Path place = Path.of("target", "engine").toAbsolutePath();
        Path home = place.resolve("test-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        Engine engine = start(DataFolder.lock(home), new Settings(place.resolve("binaries"), false, true));
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "stop test database"));
        return engine;
    }

    /** Uses the server of the Parvis that runs on this folder, or starts it when none does. */
    public static Engine join(Path asked) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<DataFolder> mine = DataFolder.tryLock(asked);
            if (mine.isPresent()) {
                return start(mine.get());
            }
            Path home = asked.toAbsolutePath().normalize();
            Optional<Integer> port = DataFolder.running(home).flatMap(DataFolder.Running::port);
            if (port.isPresent() && answers(home, port.get())) {
                return new Engine(home, port.get());
            }
            if (System.nanoTime() > end) {
                throw DataFolder.inUse(asked);
            }
            pause(Duration.ofMillis(200));
        }
    }

    private static boolean answers(Path home, int port) {
        try {
            checkFolder(home, port);
            return true;
        } catch (SQLException | IOException e) {
            log.debug("no answer yet from the running server", e);
            return false;
        }
    }

    private Engine(Path home, int port) {
        this.home = home;
        this.port = port;
        this.folder = null;
        this.settings = null;
    }

    private Engine(DataFolder folder, Settings settings, EmbeddedPostgres server) {
        this.home = folder.home();
        this.port = server.getPort();
        this.folder = folder;
        this.settings = settings;
        this.server = server;
    }

    private static Engine start(DataFolder folder, Settings settings) {
        boolean started = false;
        try {
            long begin = System.nanoTime();
            if (Files.exists(folder.unfinishedRestore())) {
                throw new EngineRefused("Une restauration dans " + folder.home()
                        + " a été interrompue. Recommencez-la : " + "bin/parvis restore FICHIER");
            }
            Files.createDirectories(startLog(folder.home()).getParent());
            Files.writeString(startLog(folder.home()), "");
            Files.createDirectories(settings.binaries());
            checkVersion(folder.cluster());
            stopOrphan(folder.cluster());
            if (!Files.exists(folder.cluster())) {
                firstRun(folder, settings);
            }
            var server = launch(builder(folder.home(), folder.cluster(), settings, 0), folder.cluster());
            try {
                checkFolder(folder.home(), server.getPort());
                closeLargeObjects(folder.home(), server.getPort());
                // the library leaves it open to all
                DataFolder.ownerOnly(settings.binaries(), "rwx------");
                folder.announce(Optional.of(server.getPort()));
                started = true;
            } finally {
                if (!started) {
                    server.close();
                }
            }
            log.info(
                    "database started on port {} in {} ms",
                    server.getPort(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
            var engine = new Engine(folder, settings, server);
            engine.watch();
            return engine;
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new EngineRefused(
                    "La base de données embarquée n'a pas démarré sur " + folder.home() + " : "
                            + reason(folder.home(), e) + " (Journaux : "
                            + startLog(folder.home()).getParent() + ".)",
                    e);
        } finally {
            if (!started) {
                folder.close();
            }
        }
    }

    /** Recovery after a crash may take minutes, but a server that is gone will not answer: does not wait for that one. */
    private static EmbeddedPostgres launch(EmbeddedPostgres.Builder builder, Path cluster) throws IOException {
        var start = new FutureTask<>(builder::start);
        Thread thread = Thread.ofPlatform().daemon().name("database start").start(start);
        long lastSeen = System.nanoTime();
        while (true) {
            try {
                return start.get(50, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (postmaster(cluster).isPresent() || !Files.exists(cluster.resolve("postgresql.conf"))) {
                    lastSeen = System.nanoTime();
                } else if (System.nanoTime() - lastSeen > GRACE.toNanos()) {
                    thread.interrupt();
                    throw new IllegalStateException("le serveur s'est arrêté pendant son démarrage", e);
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** What the tools of PostgreSQL said during the last start. */
    private static Path startLog(Path home) {
        return home.resolve("log").resolve("start.log");
    }

    private static String reason(Path home, Exception e) {
        try (var lines = Files.lines(startLog(home))) {
            return lines.filter(line -> line.contains("error") || line.contains("FATAL") || line.startsWith("initdb: "))
                    .reduce((first, last) -> last)
                    .orElse(String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException unreadable) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void checkVersion(Path cluster) throws IOException {
        Path file = cluster.resolve("PG_VERSION");
        if (!Files.exists(cluster)) {
            return;
        }
        if (!Files.exists(file)) {
            throw new EngineRefused(cluster + " existe mais n'est pas une base PostgreSQL (PG_VERSION manque). "
                    + "Déplacez ce dossier, ou restaurez une sauvegarde avec « bin/parvis restore FICHIER ».");
        }
        String version = Files.readString(file).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new EngineRefused("Les données de " + cluster + " ont été écrites par PostgreSQL " + version
                    + ", ce Parvis apporte PostgreSQL " + MAJOR_VERSION + ". Voir ops/upgrade.md.");
        }
    }

    /**
     * Makes the cluster aside and puts it in place in one move when it is complete, so that a crash in the middle leaves
     * nothing to repair: the next start begins again.
     */
    private static void firstRun(DataFolder folder, Settings settings) throws IOException, SQLException {
        Path cluster = folder.unfinishedCluster();
        stopOrphan(cluster);
        DataFolder.delete(cluster);
        Path home = folder.home();
        var builder = builder(home, cluster, settings, 0)
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig(
                        "pwfile", DataFolder.secretFile(home, SUPERUSER).toString())
                .setLocaleConfig("text-search-config", "french")
                .setLocaleConfig("locale-provider", "icu")
                .setLocaleConfig("icu-locale", "fr-FR")
                .setLocaleConfig("locale", System.getProperty("os.name").startsWith("Linux") ? "C.UTF-8" : "C")
                .setDataDirectoryCustomizer(fresh -> writeAccess(fresh.toPath()));
        try (var server = launch(builder, cluster)) {
            try (var connection = connect(server.getPort(), "postgres", SUPERUSER, DataFolder.secret(home, SUPERUSER));
                    var statement = connection.createStatement()) {
                statement.execute("create role " + OWNER + " login nosuperuser nobypassrls password '"
                        + DataFolder.secret(home, OWNER) + "'");
                statement.execute("create role " + APPLICATION + " login nosuperuser nobypassrls noinherit password '"
                        + DataFolder.secret(home, APPLICATION) + "'");
                statement.execute("create database " + DATABASE + " owner " + OWNER + " template template0");
                statement.execute("revoke all on database " + DATABASE + " from public");
                statement.execute("grant connect on database " + DATABASE + " to " + APPLICATION);
                statement.execute("revoke connect on database postgres from public");
            }
        }
        awaitStop(cluster);
        Files.move(cluster, folder.cluster());
    }

    private static void writeAccess(Path cluster) {
        try {
            Files.writeString(cluster.resolve("pg_hba.conf"), ACCESS);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sized for a virtual machine with 1 GB; the server's log holds no values, so no personal data. */
    private static EmbeddedPostgres.Builder builder(Path home, Path cluster, Settings settings, int port)
            throws IOException {
        String durable = settings.durable() ? "on" : "off";
        // what the tools say goes to a file: a pipe would fall silent with us, and the server may outlive us
        var said = ProcessBuilder.Redirect.appendTo(startLog(home).toFile());
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setOverrideWorkingDirectory(settings.binaries().toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(settings.durable() ? Duration.ofMinutes(10) : PATIENCE)
                .setPort(port)
                .setOutputRedirector(said)
                .setErrorRedirector(said)
                .setConnectConfig("password", DataFolder.secret(home, SUPERUSER))
                .setServerConfig("fsync", durable)
                .setServerConfig("synchronous_commit", durable)
                .setServerConfig("full_page_writes", durable)
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "40")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("effective_cache_size", "256MB")
                .setServerConfig("work_mem", "8MB")
                .setServerConfig("maintenance_work_mem", "48MB")
                .setServerConfig("max_wal_size", "512MB")
                .setServerConfig("min_wal_size", "80MB")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("wal_compression", "on")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("io_workers", "1")
                .setServerConfig("autovacuum_max_workers", "2")
                .setServerConfig("jit", "off")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_timezone", "UTC")
                .setServerConfig("log_error_verbosity", "terse")
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("log_parameter_max_length", "0")
                .setServerConfig("log_parameter_max_length_on_error", "0");
        if (settings.durable()) {
            builder.setServerConfig("logging_collector", "on")
                    .setServerConfig("log_directory", "../log")
                    .setServerConfig("log_filename", "postgresql-%a.log")
                    .setServerConfig("log_truncate_on_rotation", "on")
                    .setServerConfig("log_rotation_age", "1d")
                    .setServerConfig("log_rotation_size", "0");
        }
        return builder;
    }

    /** A port may be answered by somebody else's server: only one on our own cluster is ours. */
    private static void checkFolder(Path home, int port) throws SQLException, IOException {
        try (var connection = connect(port, DATABASE, SUPERUSER, DataFolder.secret(home, SUPERUSER));
                var statement = connection.createStatement();
                var row = statement.executeQuery("show data_directory")) {
            row.next();
            Path answered = Path.of(row.getString(1)).toRealPath();
            if (!answered.equals(home.resolve("postgresql").toRealPath())) {
                throw new SQLException("port " + port + " is answered by the server of " + answered);
            }
        }
    }

    /** Nobody uses large objects, and no policy binds them: they are for the superuser alone, whom these functions belong to. */
    private static void closeLargeObjects(Path home, int port) throws SQLException, IOException {
        try (var connection = connect(port, DATABASE, SUPERUSER, DataFolder.secret(home, SUPERUSER));
                var statement = connection.createStatement()) {
            statement.execute("""
                    do $$
                    declare f regprocedure;
                    begin
                        for f in select p.oid from pg_proc p
                                 where p.pronamespace = 'pg_catalog'::regnamespace and p.proname ~ '^lo(_|read$|write$)'
                                   and has_function_privilege('public', p.oid, 'execute') loop
                            execute format('revoke execute on function %s from public', f);
                        end loop;
                    end $$""");
        }
    }

    /**
     * A server left behind by a killed process still works on the cluster: stops it by its own process id, once sure that
     * this process is a PostgreSQL on this very folder.
     */
    static void stopOrphan(Path cluster) throws IOException {
        Optional<ProcessHandle> orphan = postmaster(cluster);
        if (orphan.isEmpty()) {
            return;
        }
        log.info(
                "stopping process {}, a database server left on this folder",
                orphan.get().pid());
        signal(orphan.get(), "INT");
        awaitStop(cluster);
    }

    private static void signal(ProcessHandle process, String signal) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server process at work on this cluster, if any. */
    private static Optional<ProcessHandle> postmaster(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        if (lines.size() < 2 || !Path.of(lines.get(1).strip()).equals(cluster)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> isServerOf(process, cluster));
    }

    /** The number may have gone to another process since: looks at what it really runs. */
    private static boolean isServerOf(ProcessHandle process, Path cluster) {
        var info = process.info();
        return info.command().orElse("").contains("postgres")
                && info.arguments()
                        .map(arguments -> List.of(arguments).contains(cluster.toString()))
                        .orElse(true);
    }

    private static void awaitStop(Path cluster) throws IOException {
        Optional<ProcessHandle> process = postmaster(cluster);
        if (process.isEmpty()) {
            return;
        }
        try {
            process.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new EngineRefused(
                    "Le serveur PostgreSQL (processus " + process.get().pid() + ") travaille encore sur " + cluster
                            + " et ne s'arrête pas. Arrêtez-le, puis recommencez.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts the server again, on the same port, if it ends although nobody asked. */
    private void watch() throws IOException {
        postmaster(cluster())
                .ifPresent(process -> process.onExit()
                        .thenRunAsync(
                                this::revive,
                                task -> Thread.ofVirtual()
                                        .name("database watch")
                                        .start(task)));
    }

    private synchronized void revive() {
        for (int attempt = 1; !closing && settings != null; attempt++) {
            try {
                if (server != null) {
                    server.close();
                }
                log.warn("the database server ended by itself, starting it again (attempt {})", attempt);
                server = launch(builder(home, cluster(), settings, port), cluster());
                checkFolder(home, port);
                watch();
                return;
            } catch (IOException | SQLException | IllegalStateException e) {
                log.error("the database server does not start again", e);
                pause(Duration.ofSeconds(Math.min(30, attempt)));
            }
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineRefused("Interrompu pendant l'attente de la base de données.", e);
        }
    }

    public String url() {
        return url(port, DATABASE);
    }

    public String ownerUser() {
        return OWNER;
    }

    public String ownerPassword() {
        return password(OWNER);
    }

    public String appUser() {
        return APPLICATION;
    }

    public String appPassword() {
        return password(APPLICATION);
    }

    /** True when the server belongs to another process, which keeps it when this one ends. */
    public boolean joined() {
        return folder == null;
    }

    Path home() {
        return home;
    }

    Path cluster() {
        return home.resolve("postgresql");
    }

    /** For backups and checks of the whole cluster; sees every row. */
    Connection connectAsSuperuser() throws SQLException {
        return connect(port, DATABASE, SUPERUSER, password(SUPERUSER));
    }

    private String password(String role) {
        try {
            return DataFolder.secret(home, role);
        } catch (IOException e) {
            throw new EngineRefused("Le mot de passe de " + role + " ne peut pas être lu dans " + home + ".", e);
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    private static Connection connect(int port, String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(url(port, database), user, password);
    }

    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            if (server == null || folder == null || settings == null) {
                return;
            }
            try {
                server.close();
                awaitStop(cluster());
                if (settings.disposable()) {
                    DataFolder.delete(home);
                }
            } catch (IOException e) {
                log.error("the database server did not stop cleanly", e);
            } finally {
                server = null;
                folder.close();
            }
        }
    }
}
