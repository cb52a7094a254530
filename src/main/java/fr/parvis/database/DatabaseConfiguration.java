// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import com.zaxxer.hikari.HikariDataSource;
import fr.parvis.database.engine.Engine;
import fr.parvis.database.engine.ProcessEnd;
import fr.parvis.runtime.JobTurns;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.runtime.SettingRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.InfrastructureProxy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/** Connects the application (as a role that policies bind) and the migrations (as the owner), and scopes every transaction. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Address of the database and the names under which it answers. */
    record Address(String url, String user, String password, String ownerUser, String ownerPassword) {}

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${parvis.db.url:}'.isBlank()")
    Engine engine(ParvisSettings parvis) {
        if (parvis.isShared())
            throw new SettingRefused("PARVIS_SHARED_FOLDER : plusieurs Parvis ne servent ensemble qu’une base externe."
                    + " Réglez aussi PARVIS_DB_URL, ou laissez vide.");
        // the output of a command may be read by another program
        return parvis.command().isBlank()
                ? Engine.start(parvis.data(), LoggerFactory.getLogger("parvis")::info)
                : Engine.join(parvis.data(), System.err::println);
    }

    @Bean
    NamedParameterJdbcTemplate parameters(JdbcOperations operations) {
        return new Parameters(operations);
    }

    /** Holds an external database for a Parvis that serves it; a command works beside. */
    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("!'${parvis.db.url:}'.isBlank() && '${parvis.command:}'.isBlank()")
    ExternalServer externalServer(Address address, ParvisSettings parvis) {
        return ExternalServer.serve(
                new ExternalServer.Login(address.url(), address.user(), address.password()),
                new ExternalServer.Limits(
                        Duration.ofSeconds(10),
                        parvis.isShared() ? Duration.ofSeconds(1) : Duration.ofSeconds(5),
                        ProcessEnd::withError),
                parvis.isShared());
    }

    /** Jobs are those of the process that holds the database: a command beside a Parvis that serves runs none. */
    @Bean
    JobTurns jobTurns(ObjectProvider<Engine> embedded, ObjectProvider<ExternalServer> held) {
        var engine = embedded.getIfAvailable();
        if (engine != null) return () -> !engine.joined();
        var server = held.getIfAvailable();
        return () -> server != null && server.leads();
    }

    /** Lets the next process start once this one has. */
    @Bean
    static ApplicationListener<ApplicationReadyEvent> startIsOver(ObjectProvider<ExternalServer> held) {
        return event -> held.ifAvailable(ExternalServer::started);
    }

    @Bean
    Address address(DatabaseSettings external, ObjectProvider<Engine> embedded, ParvisSettings parvis)
            throws IOException {
        if (!external.isExternal()) {
            var engine = embedded.getObject();
            return new Address(
                    engine.url(), engine.appUser(), engine.appPassword(), engine.ownerUser(), engine.ownerPassword());
        }
        var owner = external.owner();
        ExternalServer.check(new ExternalServer.Login(external.url(), owner.user(), owner.password()));
        // keys, documents and exports are kept there all the same
        Files.createDirectories(parvis.data());
        return new Address(external.url(), external.user(), external.password(), owner.user(), owner.password());
    }

    @Bean
    JdbcConnectionDetails applicationConnection(Address address) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return address.url();
            }

            @Override
            public String getUsername() {
                return address.user();
            }

            @Override
            public String getPassword() {
                return address.password();
            }
        };
    }

    @Bean
    FlywayConnectionDetails ownerConnection(Address address, ObjectProvider<ExternalServer> held) {
        // before anything is written
        held.getIfAvailable();
        return new FlywayConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return address.url();
            }

            @Override
            public String getUsername() {
                return address.ownerUser();
            }

            @Override
            public String getPassword() {
                return address.ownerPassword();
            }
        };
    }

    @Bean
    FlywayConfigurationCustomizer namesOfMigrations(Address address) {
        return flyway -> flyway.placeholders(Map.of("app", address.user()));
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource pool) {
        return new ScopedTransactions(pool instanceof OnlyInTransactions guarded ? guarded.pool() : pool);
    }

    @Bean
    static BeanPostProcessor guardOfThePool(
            ObjectProvider<DataSourceDecorator> decorator,
            ObjectProvider<DatabaseSettings> settings,
            ObjectProvider<Replicas> replicas) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (!(bean instanceof HikariDataSource pool)) return bean;
                var found = decorator.getIfAvailable();
                var decorated = found == null ? pool : found.decorate(pool);
                return new OnlyInTransactions(replicas.getObject().beside(decorated, settings.getObject(), pool));
            }
        };
    }

    @Bean(destroyMethod = "close")
    static Replicas replicas() {
        return new Replicas();
    }

    /** The replica that settings name, or none, and its end with the application. */
    static final class Replicas implements AutoCloseable {
        private @Nullable Replica replica;

        /** @param like the primary's own pool, whose properties the other one takes over */
        DataSource beside(DataSource primary, DatabaseSettings settings, HikariDataSource like) {
            if (settings.replica().url().isBlank()) return primary;
            replica = Replica.watched(primary, settings, like);
            return replica.orPrimary();
        }

        void migrated() {
            if (replica != null) replica.migrated();
        }

        void renew() {
            if (replica != null) replica.renew();
        }

        @Override
        public void close() {
            if (replica != null) replica.close();
        }
    }

    /** Arms the guard once the context stands, and refuses an application role that policies would not bind. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static ApplicationListener<ContextRefreshedEvent> applicationRoleIsBoundByPolicies() {
        return event -> event.getApplicationContext()
                .getBeansOfType(OnlyInTransactions.class)
                .values()
                .forEach(guard -> {
                    guard.refuseARoleAbovePolicies();
                    guard.armed = true;
                });
    }

    /**
     * Sets {@code parvis.scope}, {@code parvis.association}, {@code parvis.partner} and {@code parvis.partner_of} for the length of each
     * transaction: all four, so that nothing is left of who used the connection before.
     */
    static final class ScopedTransactions extends JdbcTransactionManager {
        private static final long serialVersionUID = 1;

        ScopedTransactions(DataSource pool) {
            super(pool);
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            Replica.beginning(definition.isReadOnly(), () -> super.doBegin(transaction, definition));
        }

        @Override
        protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
                throws SQLException {
            super.prepareTransactionalConnection(connection, definition);
            var scope = Asking.scope();
            // unset is what everybody may see: nothing to say, and the session and account of each request are read so
            if (scope.kind() == Scope.Kind.PUBLIC) return;
            try (var set = connection.prepareStatement(
                    "select set_config('parvis.scope', ?, true), set_config('parvis.association', ?, true),"
                            + " set_config('parvis.partner', ?, true), set_config('parvis.partner_of', ?, true),"
                            + " set_config('parvis.account', ?, true)")) {
                set.setString(1, scope.setting());
                set.setString(2, text(scope.association()));
                set.setString(3, text(scope.partner()));
                set.setString(4, text(scope.partnerOf()));
                set.setString(5, text(Asking.account()));
                set.execute();
            }
        }

        private static String text(@Nullable UUID id) {
            return id == null ? "" : id.toString();
        }
    }

    /** Refuses a connection outside a transaction, where no scope would be set; shares the transaction's connection inside. */
    static final class OnlyInTransactions extends DelegatingDataSource implements InfrastructureProxy {
        private volatile boolean armed;

        OnlyInTransactions(DataSource pool) {
            super(pool);
        }

        DataSource pool() {
            return obtainTargetDataSource();
        }

        @Override
        public Object getWrappedObject() {
            return pool();
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (armed)
                throw new IllegalStateException(
                        "database asked outside a transaction: add @Transactional(readOnly = true)");
            return super.getConnection();
        }

        void refuseARoleAbovePolicies() {
            try (var connection = pool().getConnection();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("""
                            select current_user, exists (
                                select from pg_roles r where pg_has_role(current_user, r.oid, 'member') and (
                                    r.rolsuper or r.rolbypassrls or exists (
                                        select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                        where c.relowner = r.oid and n.nspname = 'access')))""")) {
                if (row.next() && row.getBoolean(2))
                    throw new IllegalStateException("the application may not connect as \"" + row.getString(1)
                            + "\": row-level security does not bind a superuser or the owner of the tables."
                            + " Give PARVIS_DB_USER an ordinary role.");
            } catch (SQLException e) {
                throw new IllegalStateException("the database does not answer", e);
            }
        }
    }
}
