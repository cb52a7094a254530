// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import fr.parvis.database.engine.EngineRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An external PostgreSQL: recent enough, and served by one process at a time. A second one would not hear what the first
 * decides (a device that is revoked, a limit that is reached). The lock is the database's own, held by a connection that does
 * nothing else; when that connection is lost it is taken again. Contexts in one process share it.
 */
final class ExternalServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalServer.class);

    private static final int NEEDED = 180_000;
    private static final int ADVISED = 180_006;

    /** Any number, as long as it stays: "parvis" in ASCII. */
    private static final long LOCK = 0x706172766973L;

    private static final String HOLDER = """
            select %s from pg_locks l join pg_stat_activity s on s.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_database where datname = current_database())
              and (l.classid::bigint << 32 | l.objid::bigint) = ?""";

    private static final Map<String, ExternalServer> HELD = new HashMap<>();

    private final Login login;
    private final Limits limits;
    private final String database;
    private final String name = "parvis " + ProcessHandle.current().pid() + " " + UUID.randomUUID();
    private volatile @Nullable Connection connection;
    private int users = 1;
    private volatile boolean closing;

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
     * @param patience for a process that is ending to let go
     * @param glance between two looks at the connection
     * @param lost what happens when another process has taken the lock meanwhile
     */
    record Limits(Duration patience, Duration glance, Runnable lost) {}

    private ExternalServer(Login login, Limits limits, String database) {
        this.login = login;
        this.limits = limits;
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

    /** Says that this process serves the database; refused while another one does. */
    static ExternalServer serve(Login login, Limits limits) {
        synchronized (HELD) {
            var database = database(login);
            var held = HELD.get(database);
            if (held != null) {
                held.users++;
                return held;
            }
            var server = new ExternalServer(login, limits, database);
            server.takeAtStart();
            HELD.put(database, server);
            Thread.ofVirtual().name("lock of the external database").start(server::watch);
            return server;
        }
    }

    /** The same for each address of one database, as long as its server runs. */
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
                        + "). Arrêtez-le d'abord : deux ensemble ne s'entendraient pas sur les appareils "
                        + "révoqués ni sur les limites.");
        } catch (SQLException e) {
            throw silent(login, e);
        }
    }

    /** Takes the lock by a new connection; or says who has it. A connection of ours that the server still takes for alive is ended. */
    private Optional<String> take() throws SQLException {
        var fresh = connect();
        boolean taken = false;
        try (var statement = fresh.createStatement()) {
            try (var row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
                row.next();
                taken = row.getBoolean(1);
            }
            if (taken) {
                connection = fresh;
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
                    return Optional.of(row.next() ? row.getString(1) : "inconnu");
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
            pause(limits.glance());
            try {
                var held = connection;
                if (closing || (held != null && held.isValid(5))) continue;
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
                LOG.debug("the external database does not answer yet", e);
            }
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
