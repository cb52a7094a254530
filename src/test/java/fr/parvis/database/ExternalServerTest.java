// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.GivenSettings;
import fr.parvis.database.engine.Engine;
import fr.parvis.database.engine.EngineRefused;
import fr.parvis.database.engine.TestCluster;
import fr.parvis.runtime.ParvisSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A PostgreSQL of its own stands for the external one: that of the other tests is held by their application. */
@ExtendWith(OutputCaptureExtension.class)
class ExternalServerTest {
    private static final long LOCK = 0x706172766973L;

    private static Engine engine;

    private final CountDownLatch lost = new CountDownLatch(1);

    @BeforeAll
    static void start() {
        engine = TestCluster.start();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    /** The sessions of the test before are closed, and end on the server a moment later. */
    @BeforeEach
    void nobodyHoldsIt() throws Exception {
        try (var look = other()) {
            assertThat(eventually(() -> holder(look) == 0)).isTrue();
        }
    }

    @Test
    void a_server_that_is_too_old_is_refused_in_one_sentence(CapturedOutput said) {
        assertThatThrownBy(() -> ExternalServer.check(170_006, "jdbc:postgresql://db/parvis"))
                .isInstanceOf(EngineRefused.class)
                .hasMessageContaining("version 17.6")
                .hasMessageContaining("18.6");
        assertThat(said).doesNotContain("closes holes");
        assertThatCode(() -> ExternalServer.check(180_004, "jdbc:postgresql://db/parvis"))
                .doesNotThrowAnyException();
        assertThat(said).contains("version 18.4").contains("closes holes");
        assertThatCode(() -> ExternalServer.check(login())).doesNotThrowAnyException();
    }

    @Test
    void a_server_that_does_not_answer_is_told_without_its_password() {
        var login = new ExternalServer.Login("jdbc:postgresql://127.0.0.1:1/parvis?password=geheim", "parvis_app", "");
        assertThatThrownBy(() -> ExternalServer.check(login))
                .isInstanceOf(EngineRefused.class)
                .hasMessageContaining("ne répond pas")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void a_second_process_on_the_same_database_is_refused() throws Exception {
        try (var _ = ExternalServer.serve(login(), limits(), false)) {
            // as a second process would ask
            assertThat(lock(other())).isFalse();
        }
        try (var held = other()) {
            assertThat(eventually(() -> lock(held))).isTrue();
            assertThatThrownBy(() -> ExternalServer.serve(login(), limits(), false))
                    .isInstanceOf(EngineRefused.class)
                    .hasMessageContaining("déjà servie par un autre Parvis (the other)");
        }
    }

    @Test
    void contexts_of_one_process_share_what_is_held_until_the_last_lets_go() throws Exception {
        var first = ExternalServer.serve(login(), limits(), false);
        var second = ExternalServer.serve(login(), limits(), false);
        first.close();
        assertThat(lock(other())).isFalse();
        second.close();
        try (var free = other()) {
            assertThat(eventually(() -> lock(free))).isTrue();
        }
    }

    @Test
    void a_lost_connection_takes_the_lock_again() throws Exception {
        try (var _ = ExternalServer.serve(login(), limits(), false);
                var other = other()) {
            var before = holder(other);
            end(other, before);
            assertThat(eventually(() -> holder(other) != 0 && holder(other) != before))
                    .isTrue();
            assertThat(lost.getCount()).isEqualTo(1);
        }
    }

    @Test
    void when_another_took_it_meanwhile_this_process_ends() throws Exception {
        try (var _ = ExternalServer.serve(login(), limits(), false);
                var other = other();
                var look = other()) {
            long holder = holder(look);
            // it stands in line, so that the lock is its own the moment it is free
            var waits = Thread.ofVirtual().start(() -> {
                try {
                    answer(other, "select pg_advisory_lock(" + 0x706172766973L + ")::text");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(eventually(() -> answer(
                                    look,
                                    "select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                            .equals("t")))
                    .isTrue();
            end(look, holder);
            waits.join();
            assertThat(lost.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void those_that_share_a_folder_serve_together_and_none_beside_one_that_does_not() throws Exception {
        try (var server = ExternalServer.serve(login(), limits(), true);
                var other = other()) {
            assertThat(answer(other, "select pg_try_advisory_lock_shared(" + LOCK + ")"))
                    .isEqualTo("t");
            assertThat(lock(other())).isFalse();
            // the other one, which serves already, runs the jobs
            assertThat(answer(other, "select pg_try_advisory_lock(" + (LOCK + 2) + ")"))
                    .isEqualTo("t");
            server.started();
            assertThat(eventually(() -> answer(other, "select pg_try_advisory_lock(" + (LOCK + 1) + ")")
                            .equals("t")))
                    .as("the next one may start")
                    .isTrue();
            assertThat(server.leads()).isFalse();
            answer(other, "select pg_advisory_unlock(" + (LOCK + 2) + ")");
            assertThat(eventually(server::leads)).isTrue();
        }
        try (var held = other()) {
            assertThat(eventually(() -> lock(held))).isTrue();
            assertThatThrownBy(() -> ExternalServer.serve(login(), limits(), true))
                    .isInstanceOf(EngineRefused.class)
                    .hasMessageContaining("PARVIS_SHARED_FOLDER");
        }
    }

    @Test
    void what_is_told_is_heard_and_a_lost_connection_says_that_something_was_missed() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        try (var server = ExternalServer.serve(login(), limits(), true);
                var other = other()) {
            server.tell(new ExternalServer.Hearer() {
                @Override
                public void heard(String told) {
                    heard.add(told);
                }

                @Override
                public void missed() {
                    heard.add("missed");
                }
            });
            answer(other, "select pg_notify('parvis', 'hello')::text");
            assertThat(heard.poll(1, TimeUnit.MINUTES)).isEqualTo("hello");
            end(other, holder(other));
            assertThat(heard.poll(1, TimeUnit.MINUTES)).isEqualTo("missed");
            assertThat(eventually(server::hears)).isTrue();
            assertThat(heard.poll(1, TimeUnit.MINUTES)).isEqualTo("missed");
            answer(other, "select pg_notify('parvis', 'again')::text");
            assertThat(heard.poll(1, TimeUnit.MINUTES)).isEqualTo("again");
        }
    }

    /** Notices have one reader that fails and one that does not. */
    @Test
    void a_listener_that_fails_keeps_neither_the_others_nor_the_next_notice_from_being_heard(CapturedOutput said)
            throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        var listeners = new StaticListableBeanFactory();
        listeners.addBean("failing", new Listener(told -> {
            throw new IllegalStateException("cannot take " + told);
        }));
        listeners.addBean("hearing", new Listener(heard::add));
        try (var server = ExternalServer.serve(login(), limits(), true);
                var other = other()) {
            var servers = new StaticListableBeanFactory();
            servers.addBean("server", server);
            server.tell(new ExternalServer.Hearer() {
                @Override
                public void heard(String told) {
                    throw new IllegalStateException("hears nothing");
                }

                @Override
                public void missed() {
                    throw new IllegalStateException("misses nothing");
                }
            });
            var source = new SingleConnectionDataSource(other, true);
            new Notices(
                            JdbcClient.create(source),
                            new DataSourceTransactionManager(source),
                            GivenSettings.of(
                                    ParvisSettings.class,
                                    "shared-folder",
                                    Path.of("target").toAbsolutePath()),
                            servers.getBeanProvider(ExternalServer.class),
                            listeners.getBeanProvider(NoticeListener.class))
                    .afterSingletonsInstantiated();
            answer(other, "select pg_notify('parvis', 'elsewhere topic hello')::text");
            assertThat(heard.poll(1, TimeUnit.MINUTES)).isEqualTo("hello");
            end(other, holder(other));
            assertThat(heard.poll(1, TimeUnit.MINUTES)).isEqualTo("missed");
            assertThat(eventually(server::hears))
                    .as("the connection is taken again")
                    .isTrue();
            assertThat(heard.poll(1, TimeUnit.MINUTES)).isEqualTo("missed");
            answer(other, "select pg_notify('parvis', 'elsewhere topic again')::text");
            assertThat(heard.poll(1, TimeUnit.MINUTES)).isEqualTo("again");
        }
        assertThat(said)
                .contains(
                        "a reader of notices of other processes failed", "the listener to notices about topic failed");
    }

    /** @param told takes what is heard, and the word "missed" */
    private record Listener(Consumer<String> told) implements NoticeListener {
        @Override
        public String topic() {
            return "topic";
        }

        @Override
        public void heard(String subject) {
            told.accept(subject);
        }

        @Override
        public void missed() {
            told.accept("missed");
        }
    }

    private ExternalServer.Login login() {
        return new ExternalServer.Login(engine.url(), engine.appUser(), engine.appPassword());
    }

    private ExternalServer.Limits limits() {
        return new ExternalServer.Limits(Duration.ZERO, Duration.ofMillis(50), lost::countDown);
    }

    private static Connection other() throws SQLException {
        return DriverManager.getConnection(
                engine.url() + "?ApplicationName=the%20other", engine.appUser(), engine.appPassword());
    }

    private static boolean lock(Connection connection) throws SQLException {
        return answer(connection, "select pg_try_advisory_lock(" + 0x706172766973L + ")")
                .equals("t");
    }

    private static long holder(Connection connection) throws SQLException {
        return Long.parseLong(answer(
                connection, "select coalesce(max(pid), 0) from pg_locks where locktype = 'advisory' and granted"));
    }

    private static void end(Connection connection, long pid) throws SQLException {
        answer(connection, "select pg_terminate_backend(" + pid + ")");
    }

    private static String answer(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Something that is true or not yet. */
    private interface Question {
        boolean ask() throws SQLException;
    }

    private static boolean eventually(Question question) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!question.ask()) {
            if (System.nanoTime() > end) return false;
            Thread.sleep(20);
        }
        return true;
    }
}
