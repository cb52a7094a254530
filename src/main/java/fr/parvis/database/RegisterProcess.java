// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import fr.parvis.database.engine.EngineRefused;
import fr.parvis.runtime.KeyPrint;
import fr.parvis.runtime.ParvisSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.info.BuildProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Registers a process of several that serve one database, before it answers anybody: refused when its keys or its shared folder are others than those of the
 * processes that run. Those that run hear of one that migrated it further than they know. A process alone, too, is refused when a newer Parvis has migrated the
 * database.
 */
@Component
class RegisterProcess implements SmartInitializingSingleton, DisposableBean, NoticeListener {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterProcess.class);
    private static final String TOPIC = "process";

    private record Other(String name, String folder, List<String> keys) {}

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final ParvisSettings parvis;
    private final ObjectProvider<ExternalServer> held;
    private final SharedFolder folder;
    private final List<KeyPrint> keys;
    private final Notices notices;
    private final Flyway flyway;
    private final String version;
    private final Clock clock;
    private volatile String schema = "";

    /** Time of the registration; null before it and after the end. */
    private volatile @Nullable Instant startedAt;

    RegisterProcess(
            JdbcClient database,
            PlatformTransactionManager transactions,
            ParvisSettings parvis,
            ObjectProvider<ExternalServer> held,
            SharedFolder folder,
            List<KeyPrint> keys,
            Notices notices,
            Flyway flyway,
            ObjectProvider<BuildProperties> build,
            Clock clock) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.parvis = parvis;
        this.held = held;
        this.folder = folder;
        this.keys = keys;
        this.notices = notices;
        this.flyway = flyway;
        var built = build.getIfAvailable();
        this.version = built == null ? "dev" : Objects.requireNonNullElse(built.getVersion(), "dev");
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (parvis.isShared()) held.ifAvailable(server -> register(server.name()));
        else refuseNewer(flyway.info());
    }

    private void register(String name) {
        var migrations = flyway.info();
        schema = version(migrations);
        var now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            database.sql("delete from database.process where not exists"
                            + " (select from pg_stat_activity a where a.application_name = database.process.name)")
                    .update();
            for (var other : others(name)) check(other);
            refuseNewer(migrations);
            insert(name, now);
            notices.send(TOPIC, schema + " " + version);
        });
        startedAt = now;
    }

    private void insert(String name, Instant started) {
        database.sql("""
                        insert into database.process (name, version, schema, folder, keys, started_at)
                        values (:name, :version, :schema, :folder, :keys::text[], :started)
                        on conflict (name) do nothing""")
                .param("name", name)
                .param("version", version)
                .param("schema", schema)
                .param("folder", folder.print())
                .param("keys", keys.stream().map(RegisterProcess::line).toArray(String[]::new))
                .param("started", started)
                .update();
    }

    private List<Other> others(String name) {
        return database.sql("select name, folder, keys from database.process where name <> :name order by started_at")
                .param("name", name)
                .query(ResultRow.map(row -> new Other(row.text("name"), row.text("folder"), row.texts("keys"))))
                .list();
    }

    private void check(Other other) {
        if (!other.folder.equals(folder.print()))
            throw new EngineRefused("PARVIS_SHARED_FOLDER : " + parvis.sharedFolder()
                    + " n’est pas le dossier du Parvis qui sert déjà cette base (" + other.name
                    + "). Donnez à tous le même dossier.");
        for (var key : keys)
            if (!other.keys.contains(line(key)))
                throw new EngineRefused(
                        key.setting() + " : cette clé n’est pas celle du Parvis qui sert déjà cette base (" + other.name
                                + "). Donnez à tous la même.");
    }

    private static String line(KeyPrint key) {
        return key.setting() + "=" + key.print();
    }

    /** Migrations that a newer Parvis made and this one does not know. */
    private void refuseNewer(MigrationInfoService migrations) {
        for (var one : migrations.all())
            if (one.getState() == MigrationState.FUTURE_SUCCESS)
                throw new EngineRefused("La base a été mise à jour par un Parvis plus récent (" + one.getScript()
                        + (parvis.isShared()
                                ? ") : installez ici la même version que celle des autres."
                                : ") : installez cette version ou une plus récente, ou reprenez une sauvegarde."));
    }

    private static String version(MigrationInfoService migrations) {
        var current = migrations.current();
        return current == null || current.getVersion() == null
                ? ""
                : current.getVersion().getVersion();
    }

    @Override
    public void destroy() {
        startedAt = null;
        if (parvis.isShared())
            held.ifAvailable(server -> transaction.executeWithoutResult(
                    _ -> database.sql("delete from database.process where name = :name")
                            .param("name", server.name())
                            .update()));
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void heard(String subject) {
        var parts = subject.split(" ", 2);
        if (parts.length == 2 && !parts[0].equals(schema))
            LOG.warn(
                    "a Parvis of version {} has migrated the database to {}: this one, of version {}, answers on and is to be replaced by the same version",
                    parts[1],
                    parts[0],
                    version);
    }

    /** Another process that started while our session was lost took this one for ended: registers it again once the session stands. */
    @Override
    public void missed() {
        var started = startedAt;
        if (started == null || !notices.areHeard()) return;
        // whoever calls waits for no database
        Thread.ofVirtual().name("registration of this process").start(() -> registerAgain(started));
    }

    private void registerAgain(Instant started) {
        try {
            held.ifAvailable(server -> transaction.executeWithoutResult(_ -> insert(server.name(), started)));
        } catch (RuntimeException e) {
            LOG.warn("this process may be registered no more: the next one that starts is not compared with it", e);
        }
    }
}
