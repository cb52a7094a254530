// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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

    /** The version of the programs in the build; a cluster of another major version cannot be opened. */
    static final String MAJOR_VERSION = "18";

    private static final String DATABASE = "parvis";
    private static final String SUPERUSER = "postgres";
    private static final String OWNER = "parvis_owner";
    private static final String APPLICATION = "parvis_app";

    /** The longest that a command waits for a server that another process has announced. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path home;
    private final int port;
    private final @Nullable DataFolder folder;
    private final @Nullable Running running;

    /**
     * Settings with which an engine is run.
     *
     * @param programs folder into which the programs of PostgreSQL are unpacked
     * @param logs folder of the logs of the server and its tools
     * @param durable whether a power cut may lose nothing
     * @param disposable whether the folder goes away at the end
     * @param says told what a long preparation does
     */
    record Settings(
            Path programs,
            Path logs,
            boolean durable,
            boolean disposable,
            Consumer<String> says,
            Revival.Limits revival) {

        static Settings of(Path home) {
            return new Settings(
                    home.resolve("engine"), DataFolder.logs(home), true, false, _ -> {}, Revival.Limits.USUAL);
        }

        Settings programs(Path other) {
            return new Settings(other, logs, durable, disposable, says, revival);
        }

        Settings logs(Path other) {
            return new Settings(programs, other, durable, disposable, says, revival);
        }

        Settings says(Consumer<String> other) {
            return new Settings(programs, logs, durable, disposable, other, revival);
        }

        Settings revival(Revival.Limits other) {
            return new Settings(programs, logs, durable, disposable, says, other);
        }

        Settings notDurable() {
            return new Settings(programs, logs, false, disposable, says, revival);
        }

        Settings gone() {
            return new Settings(programs, logs, durable, true, says, revival);
        }
    }

    /** The server that this process started, and who starts it again. */
    private record Running(Settings settings, Revival revival) {}

    /** Starts the server on this folder, made ready on the first run. */
    public static Engine start(Path home) {
        return start(home, _ -> {});
    }

    /** As {@link #start(Path)}; a first run takes its time and tells in French what it does. */
    public static Engine start(Path home, Consumer<String> says) {
        var folder = DataFolder.lock(home);
        return start(folder, Settings.of(folder.home()).says(says), folder.home());
    }

    /** As {@link #start(Path)}, in another manner. */
    static Engine startWith(Path home, UnaryOperator<Settings> manner) {
        var folder = DataFolder.lock(home);
        return start(folder, manner.apply(Settings.of(folder.home())), folder.home());
    }

    /** Starts a server on a copy of the data of {@code home}, to see whether it is good; its log stays there. */
    static Engine tryCopy(Path copy, Path home, Consumer<String> says) throws IOException {
        Path logs = DataFolder.checkLogs(home);
        DataFolder.delete(logs);
        var folder = DataFolder.lock(copy);
        return start(folder, Settings.of(home).logs(logs).says(says), home);
    }

    /** Uses the server of the Parvis that runs on this folder, or starts it when none does. */
    public static Engine join(Path asked, Consumer<String> says) {
        long begin = System.nanoTime();
        while (true) {
            Optional<DataFolder> mine = DataFolder.tryLock(asked);
            if (mine.isPresent()) {
                return start(
                        mine.get(),
                        Settings.of(mine.get().home()).says(says),
                        mine.get().home());
            }
            Path home = asked.toAbsolutePath().normalize();
            Optional<DataFolder.Running> other = DataFolder.running(home);
            Optional<Integer> port = other.flatMap(DataFolder.Running::port);
            if (port.isPresent() && answers(home, port.get())) {
                return new Engine(home, port.get());
            }
            // without a port it is still being prepared
            boolean prepares =
                    other.isPresent() && port.isEmpty() && other.get().isAlive();
            if (System.nanoTime() - begin > (prepares ? Server.PATIENCE : PATIENCE).toNanos()) {
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
        this.running = null;
    }

    private Engine(DataFolder folder, Running running, int port) {
        this.home = folder.home();
        this.port = port;
        this.folder = folder;
        this.running = running;
    }

    private static Engine start(DataFolder folder, Settings settings, Path owned) {
        boolean started = false;
        Server server = null;
        try {
            long begin = System.nanoTime();
            Path cluster = folder.cluster();
            if (Files.exists(folder.unfinishedRestore())) {
                throw new EngineRefused("Une restauration dans " + folder.home()
                        + " a été interrompue. Recommencez-la : " + "bin/parvis restore FICHIER");
            }
            checkVersion(cluster);
            Postmaster.stopOrphan(cluster);
            clearLeft(folder);
            Files.createDirectories(settings.logs());
            var place = place(folder, settings, owned);
            Files.writeString(place.startLog(), "");
            Account.giveToOwnerOf(folder.home(), settings.logs());
            Account.giveToOwnerOf(folder.home(), place.startLog());
            if (!Files.exists(cluster)) {
                firstRun(folder, place, settings.says());
            }
            server = Server.start(place);
            checkFolder(folder.home(), server.port());
            try (var connection = superuser(folder.home(), server.port(), DATABASE)) {
                IndexRenewal.run(connection, place);
                closeLargeObjects(connection);
            }
            folder.announce(Optional.of(server.port()));
            log.info(
                    "database started on port {} in {} ms",
                    server.port(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
            int port = server.port();
            var revival = new Revival(place, server, settings.revival(), () -> checkFolder(folder.home(), port));
            started = true;
            return new Engine(folder, new Running(settings, revival), port);
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new EngineRefused(
                    "La base de données embarquée n'a pas démarré sur " + folder.home() + " : " + e.getMessage()
                            + " (Journaux : " + settings.logs() + ".)",
                    e);
        } finally {
            if (!started) {
                if (server != null) {
                    server.stop();
                }
                folder.close();
            }
        }
    }

    private static Server.Place place(DataFolder folder, Settings settings, Path owned) throws IOException {
        boolean linked = Files.isSymbolicLink(settings.programs());
        boolean ours = settings.programs().equals(folder.home().resolve("engine"));
        var programs = Programs.in(settings.programs(), Account.isRoot() ? "rwxr-xr-x" : "rwx------", settings.says());
        if (ours && !linked) {
            programs.removeOthers();
        }
        var account = Account.of(folder.home(), folder.cluster(), owned, programs);
        return new Server.Place(folder.cluster(), programs, account, settings.logs(), settings.durable());
    }

    /** Copies with passwords that a backup or a restore left when it was killed. */
    private static void clearLeft(DataFolder folder) throws IOException {
        BackupWork.clearLeft(folder.home());
        Postmaster.stopOrphan(folder.restoreCheck().resolve("postgresql"));
        DataFolder.delete(folder.restoreCheck());
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

    /** Nobody uses large objects, and no policy binds them: they are for the superuser alone, whom these functions belong to. */
    private static void closeLargeObjects(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement()) {
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
     * Makes the cluster aside and puts it in place in one move when it is complete, so that a crash in the middle leaves
     * nothing to repair: the next start begins again.
     */
    private static void firstRun(DataFolder folder, Server.Place place, Consumer<String> says)
            throws IOException, SQLException {
        Path home = folder.home();
        var aside = place.on(folder.unfinishedCluster());
        Postmaster.stopOrphan(aside.cluster());
        DataFolder.delete(aside.cluster());
        says.accept(
                "Première préparation : la base est créée dans " + home + " (sur un disque lent, une minute ou deux)…");
        Server.makeCluster(aside, SUPERUSER, DataFolder.secret(home, SUPERUSER));
        says.accept("Première préparation : les rôles de la base sont créés…");
        var server = Server.start(aside);
        try (var connection = superuser(home, server.port(), "postgres");
                var statement = connection.createStatement()) {
            statement.execute("create role " + OWNER + " login nosuperuser nobypassrls password '"
                    + DataFolder.secret(home, OWNER) + "'");
            statement.execute("create role " + APPLICATION + " login nosuperuser nobypassrls noinherit password '"
                    + DataFolder.secret(home, APPLICATION) + "'");
            statement.execute("create database " + DATABASE + " owner " + OWNER + " template template0");
            statement.execute("revoke all on database " + DATABASE + " from public");
            statement.execute("grant connect on database " + DATABASE + " to " + APPLICATION);
            statement.execute("revoke connect on database postgres from public");
            IndexRenewal.madeBy(connection, aside);
        } finally {
            server.stop();
        }
        Files.move(aside.cluster(), folder.cluster());
        says.accept("Première préparation : la base est prête.");
    }

    /** A port may be answered by somebody else's server: only one on our own cluster is ours. */
    private static void checkFolder(Path home, int port) throws SQLException, IOException {
        try (var connection = superuser(home, port, DATABASE);
                var statement = connection.createStatement();
                var row = statement.executeQuery("show data_directory")) {
            row.next();
            Path answered = Path.of(row.getString(1)).toRealPath();
            if (!answered.equals(home.resolve("postgresql").toRealPath())) {
                throw new SQLException("port " + port + " is answered by the server of " + answered);
            }
        }
    }

    static void pause(Duration duration) {
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
        return DriverManager.getConnection(url(port, DATABASE), SUPERUSER, password(SUPERUSER));
    }

    private static Connection superuser(Path home, int port, String database) throws SQLException, IOException {
        // another program may listen on the port and never answer
        return DriverManager.getConnection(
                url(port, database) + "?loginTimeout=60", SUPERUSER, DataFolder.secret(home, SUPERUSER));
    }

    private String password(String role) {
        try {
            return DataFolder.secret(home, role);
        } catch (IOException e) {
            throw new EngineRefused("Le mot de passe de " + role + " ne peut pas être lu dans " + home + ".", e);
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://" + Server.HOST + ":" + port + "/" + database;
    }

    @Override
    public void close() {
        if (folder == null || running == null || !running.revival().end()) {
            return;
        }
        try {
            if (running.settings().disposable()) {
                DataFolder.delete(home);
            }
        } catch (IOException e) {
            log.error("the folder of the database could not be removed", e);
        } finally {
            folder.close();
        }
    }
}
