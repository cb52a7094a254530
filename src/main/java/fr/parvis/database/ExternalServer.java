// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import fr.parvis.database.engine.EngineRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An external PostgreSQL: recent enough, and served by one process, or by several that share a folder. One connection of its own holds the locks of this
 * process and hears what the others tell; when it is lost it is taken again. Contexts in one process share it.
 *
 * <p>Locks are advisory ones of the session: {@link #LOCK}, exclusive for a process that serves alone, shared by several; {@link #START}, while one of several
 * starts, so that one migrates and makes what is missing and the others find it; {@link #JOBS}, of the one that runs the scheduled jobs.
 */
final class ExternalServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalServer.class);

    private static final int NEEDED = 180_000;
    private static final int ADVISED = 180_006;

    /** Any number, as long as it stays: "parvis" in ASCII. */
    private static final long LOCK = 0x706172766973L;

    private static final long START = LOCK + 1;
    private static final long JOBS = LOCK + 2;

    /** Channel of {@link Notices}. */
    static final String CHANNEL = "parvis";

    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private static final String HOLDER = """
            select %s from pg_locks l join pg_stat_activity s on s.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_database where datname = current_database())
              and (l.classid::bigint << 32 | l.objid::bigint) = ?""";

    private static final Map<String, ExternalServer> HELD = new HashMap<>();

    private final Login login;
    private final Limits limits;
    private final boolean shared;
    private final String database;
    private final List<Hearer> hearers = new CopyOnWriteArrayList<>();
    private final String name = "parvis " + ProcessHandle.current().pid() + " " + UUID.randomUUID();
    private volatile @Nullable Connection connection;
    private int users = 1;
    private volatile boolean closing;
    private volatile boolean started;
    private volatile boolean startIsOver;
    private volatile boolean hears;
    private volatile boolean leads;

    /** Address of the database and the account used there. */
    record Login(String url, String user, String password) {
        /** Without what follows the question mark, which may hold a password. */
        String shown() {
            return url.split("\\?", 2)[0];
        }
    }

    /**
     * Times that are waited.
     *
     * @param patience time for a process that is ending to release the lock
     * @param glance between two looks at the connection
     * @param lost action when another process has taken the lock meanwhile
     */
    record Limits(Duration patience, Duration glance, Runnable lost) {}

    /** Hears what other processes tell. */
    interface Hearer {
        /** @param told payload without the channel */
        void heard(String told);

        /** Something may not have been heard: the connection was lost, or stands again. */
        void missed();
    }

    private ExternalServer(Login login, Limits limits, boolean shared, String database) {
        this.login = login;
        this.limits = limits;
        this.shared = shared;
        this.database = database;
    }

    /** Refuses a server that is too old in one sentence, before anything is written to it. */
    static void check(Login login) {
        try (var connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery("show server_version_num")) {
            row.next();
            check(row.getInt(1), login.shown());
        } catch (SQLException e) {
            throw silent(login, e);
        }
    }

    static void check(int version, String shown) {
        String told = version / 10_000 + "." + version % 10_000;
        if (version < NEEDED)
            throw new EngineRefused(
                    "Le PostgreSQL externe " + shown + " est de version " + told
                            + " ; Parvis demande la version 18.6 ou une plus récente (paquets : https://www.postgresql.org/download/).");
        if (version < ADVISED)
            LOG.warn("the external PostgreSQL is of version {}: 18.6 closes holes of security, update it", told);
    }

    /**
     * Says that this process serves the database.
     *
     * @param shared whether others may do so too, which say the same; else it is refused while another one does
     */
    static ExternalServer serve(Login login, Limits limits, boolean shared) {
        synchronized (HELD) {
            var database = database(login);
            var held = HELD.get(database);
            if (held != null) {
                held.users++;
                return held;
            }
            var server = new ExternalServer(login, limits, shared, database);
            server.takeAtStart();
            if (shared) server.waitForOthersToStart();
            HELD.put(database, server);
            Thread.ofVirtual().name("lock of the external database").start(server::watch);
            return server;
        }
    }

    /** Name of the database, equal for each of its addresses, as long as its server runs. */
    private static String database(Login login) {
        try (var connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_postmaster_start_time() || ' ' || current_database()")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw silent(login, e);
        }
    }

    private static EngineRefused silent(Login login, SQLException e) {
        return new EngineRefused(
                "Le PostgreSQL externe " + login.shown() + " (PARVIS_DB_URL) ne répond pas au compte « " + login.user()
                        + " » : " + e.getMessage(),
                e);
    }

    private void takeAtStart() {
        long end = System.nanoTime() + limits.patience().toNanos();
        try {
            var holder = take();
            while (holder.isPresent() && System.nanoTime() < end) {
                pause(Duration.ofMillis(500));
                holder = take();
            }
            if (holder.isPresent())
                throw new EngineRefused("La base externe " + login.shown() + " est déjà servie par un autre Parvis ("
                        + holder.get()
                        + "). Arrêtez-le d'abord, ou donnez à tous les deux le même dossier partagé, PARVIS_SHARED_FOLDER :"
                        + " sans lui, ils ne s'entendraient pas sur les appareils révoqués ni sur les limites.");
        } catch (SQLException e) {
            throw silent(login, e);
        }
    }

    private void waitForOthersToStart() {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        boolean told = false;
        try {
            while (!tryLock(Objects.requireNonNull(connection), START)) {
                if (System.nanoTime() > end)
                    throw new EngineRefused("Un autre Parvis démarre sur la base externe " + login.shown()
                            + " depuis dix minutes sans y parvenir. Arrêtez-le, puis démarrez celui-ci.");
                if (!told) LOG.info("another Parvis starts on this database: waiting for it");
                told = true;
                pause(Duration.ofMillis(500));
            }
        } catch (SQLException e) {
            closeConnection();
            throw silent(login, e);
        } catch (EngineRefused e) {
            closeConnection();
            throw e;
        }
    }

    private static boolean tryLock(Connection connection, long lock) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_try_advisory_lock(" + lock + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** This process has started: the next one may, and jobs may be its. */
    void started() {
        started = true;
    }

    /** Whether the scheduled jobs are this process's. */
    boolean leads() {
        return !shared || leads;
    }

    /** Whether what other processes tell is heard; true where there are none. */
    boolean hears() {
        return !shared || hears;
    }

    /** The name of this process among the sessions of the database. */
    String name() {
        return name;
    }

    void tell(Hearer hearer) {
        hearers.add(hearer);
    }

    void tellNoMore(Hearer hearer) {
        hearers.remove(hearer);
    }

    /** Takes the lock by a new connection; or says who has it. Ends a stale connection of ours that still holds it. */
    private Optional<String> take() throws SQLException {
        var fresh = connect();
        boolean taken = false;
        try (var statement = fresh.createStatement()) {
            try (var row =
                    statement.executeQuery("select pg_try_advisory_lock" + (shared ? "_shared(" : "(") + LOCK + ")")) {
                row.next();
                taken = row.getBoolean(1);
            }
            if (taken) {
                if (shared) statement.execute("listen " + CHANNEL);
                connection = fresh;
                hears = shared;
                missed();
                return Optional.empty();
            }
            try (var end = fresh.prepareStatement(
                    HOLDER.formatted("pg_terminate_backend(s.pid)") + " and s.application_name = ?")) {
                end.setLong(1, LOCK);
                end.setString(2, name);
                end.execute();
            }
            try (var who =
                    fresh.prepareStatement(HOLDER.formatted("coalesce(nullif(s.application_name, ''), 'inconnu')"))) {
                who.setLong(1, LOCK);
                try (var row = who.executeQuery()) {
                    // no holder any more, as when our own lost session has just ended: the next look takes it
                    return Optional.of(row.next() ? row.getString(1) : name);
                }
            }
        } finally {
            if (!taken) fresh.close();
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("ApplicationName", name);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "10");
        // the server notices within a minute that this machine is gone
        properties.setProperty(
                "options", "-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3");
        return DriverManager.getConnection(login.url(), properties);
    }

    private void watch() {
        while (!closing) {
            try {
                var held = connection;
                if (held == null || !shared) pause(limits.glance());
                else hear(held);
                if (closing) continue;
                if (held != null && held.isValid(5)) {
                    if (shared) takeTurns(held);
                    continue;
                }
                // its own end: what it took again now would stand in the way of the next process
                if (closing) continue;
                deaf();
                LOG.warn("the connection that holds the external database for this Parvis was lost, taking it again");
                closeConnection();
                var holder = take();
                if (closing) closeConnection();
                if (holder.isPresent() && !holder.get().equals(name) && !closing) {
                    LOG.error("another Parvis ({}) serves the external database now: this one ends", holder.get());
                    limits.lost().run();
                    return;
                }
            } catch (SQLException e) {
                deaf();
                LOG.debug("the external database does not answer yet", e);
            }
        }
    }

    /** Waits for what others tell, no longer than a glance. */
    private void hear(Connection held) throws SQLException {
        try {
            var heard = held.unwrap(PGConnection.class)
                    .getNotifications((int) limits.glance().toMillis());
            if (heard == null) return;
            for (var one : heard) tellEach(hearer -> hearer.heard(one.getParameter()));
        } catch (SQLException e) {
            if (!closing) LOG.debug("the connection that hears other processes is lost", e);
        }
    }

    private void takeTurns(Connection held) throws SQLException {
        if (!started) return;
        if (!startIsOver)
            try (var statement = held.createStatement()) {
                statement.execute("select pg_advisory_unlock(" + START + ")");
                startIsOver = true;
            }
        if (leads || !tryLock(held, JOBS)) return;
        leads = true;
        LOG.info("the scheduled jobs are run by this Parvis");
    }

    private void deaf() {
        leads = false;
        if (!hears) return;
        hears = false;
        missed();
    }

    private void missed() {
        tellEach(Hearer::missed);
    }

    /** A hearer's fault is its own: the others hear, and the connection is watched on. */
    private void tellEach(Consumer<Hearer> told) {
        for (var hearer : hearers)
            try {
                told.accept(hearer);
            } catch (RuntimeException e) {
                LOG.error("a reader of notices of other processes failed", e);
            }
    }

    private void closeConnection() {
        var old = connection;
        connection = null;
        try {
            if (old != null) old.close();
        } catch (SQLException e) {
            LOG.debug("the lost connection does not close", e);
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

    @Override
    public void close() {
        synchronized (HELD) {
            if (--users > 0) return;
            HELD.remove(database);
            closing = true;
            closeConnection();
        }
    }
}
