// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.parvis.Browser;
import fr.parvis.GivenSettings;
import fr.parvis.Network;
import fr.parvis.access.Accounts;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.web.JourneySessions;
import fr.parvis.database.engine.Engine;
import fr.parvis.database.engine.EngineRefused;
import fr.parvis.database.engine.TestCluster;
import fr.parvis.limits.RateLimits;
import fr.parvis.runtime.Command;
import fr.parvis.runtime.KeyPrint;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.shell.UserAgent;
import fr.parvis.sync.domain.Devices;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.flywaydb.core.Flyway;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two processes on one database: the one of this test, here, and another one beside it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({Network.class, Browser.class, JourneySessions.class})
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralProcessesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int COMMANDS = 20;

    private static Path folder;

    private static Engine engine;

    private OtherProcess other;
    private String here;
    private String there;

    @Value("${local.server.port}")
    int port;

    @Autowired
    Network network;

    @Autowired
    Accounts accounts;

    @Autowired
    Devices devices;

    @Autowired
    RateLimits limits;

    @Autowired
    List<Command> commands;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @DynamicPropertySource
    static void aDatabaseOfItsOwn(DynamicPropertyRegistry registry) throws Exception {
        engine = TestCluster.start();
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "processes-");
        Files.createDirectories(folder.resolve("shared"));
        registry.add("parvis.db.url", engine::url);
        registry.add("parvis.db.user", engine::appUser);
        registry.add("parvis.db.password", engine::appPassword);
        registry.add("parvis.db.owner.user", engine::ownerUser);
        registry.add("parvis.db.owner.password", engine::ownerPassword);
        registry.add("parvis.data", () -> folder.resolve("here").toString());
        registry.add("parvis.shared-folder", () -> folder.resolve("shared").toString());
    }

    @BeforeAll
    void another() throws Exception {
        here = "http://localhost:" + port;
        other = OtherProcess.on(
                engine,
                folder.resolve("there"),
                Map.of(
                        "PARVIS_SHARED_FOLDER", folder.resolve("shared").toString(),
                        "PARVIS_SECRET_KEY", System.getProperty("parvis.secret-key")));
        there = other.address();
    }

    @AfterAll
    void end() throws Exception {
        if (other != null) other.close();
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    @Order(1)
    void who_signed_in_at_one_works_at_the_other() throws Exception {
        var mediator = aDesk().mediator();
        var person = new Person();
        person.signIn(here, mediator);
        var form = person.get(there + "/bureau/mon-compte");
        assertThat(form.statusCode()).isEqualTo(200);
        var saved = person.send(form(
                there + "/bureau/mon-compte",
                Map.of(
                        "nom", "Awa ailleurs",
                        "langue", "fr",
                        "_csrf",
                                Jsoup.parse(form.body())
                                        .selectFirst("main input[name=_csrf]")
                                        .attr("value"))));
        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(accounts.find(mediator.account()).orElseThrow().name()).isEqualTo("Awa ailleurs");
    }

    @Test
    @Order(2)
    void a_device_revoked_at_one_is_refused_at_the_other_at_once() throws Exception {
        var mediator = aDesk().mediator();
        var person = new Person();
        person.signIn(here, mediator);
        person.get(here + "/bureau/mon-compte");
        var device = Ids.next();
        // the other one remembers for good that nobody registered it
        assertThat(batch(person, there, device).at("/device/revoked").asBoolean())
                .isFalse();
        Network.as(
                mediator, () -> devices.register(device, mediator.account(), null, new UserAgent("firefox", "linux")));
        // and, from now on, for a minute that it is welcome
        inTime().untilAsserted(() -> {
            batch(person, there, device);
            assertThat(isHeard(mediator, device)).isTrue();
        });
        Network.as(mediator, () -> devices.revoke(device, mediator.account()));
        var again = new Person();
        again.signIn(there, mediator);
        again.get(there + "/bureau/mon-compte");
        // long before that minute is over
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(batch(again, there, device)
                                .at("/device/revoked")
                                .asBoolean())
                        .isTrue());
    }

    @Test
    @Order(3)
    void a_limit_counts_what_is_asked_of_both() throws Exception {
        network.exists();
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 31; i++)
            statuses.add(new Person()
                    .get((i % 2 == 0 ? here : there) + "/mandat/FAUX-CODE-" + i)
                    .statusCode());
        assertThat(statuses.subList(0, 30)).doesNotContain(429);
        assertThat(statuses.getLast()).isEqualTo(429);
        assertThat(new Person().get(here + "/mandat/ENCORE-UN").statusCode()).isEqualTo(429);
    }

    @Test
    @Order(4)
    void limits_in_the_database_are_those_of_one_process() {
        var name = Ids.next().toString();
        var window = limits.slidingWindow("test.window", 3, Duration.ofMinutes(10), 10);
        for (int i = 0; i < 3; i++) assertThat(window.acquire(name)).isZero();
        assertThat(window.timeToWait(name)).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        assertThat(window.acquire(name)).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        assertThat(window.acquire(name + " another")).isZero();
        var bucket = limits.tokenBucket("test.bucket", 60, Duration.ofHours(1), 10);
        assertThat(bucket.acquire(name, 59)).isZero();
        assertThat(bucket.timeToWait(name)).isZero();
        assertThat(bucket.acquire(name, 2)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(61));
        assertThat(bucket.acquire(name)).isZero();
        assertThat(bucket.timeToWait(name)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(61));
        assertThat(limits.tokenBucket("test.none", 0, Duration.ofHours(1), 10).acquire(name))
                .isZero();
    }

    @Test
    @Order(5)
    void commands_sent_to_both_at_once_are_stored_once() throws Exception {
        var desk = aDesk();
        var person = new Person();
        person.signIn(here, desk.mediator());
        person.get(here + "/bureau/mon-compte");
        var device = Ids.next();
        var both = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < COMMANDS; i++) {
                var command = visit(desk, i + 1);
                var outcomes = new ArrayList<Future<String>>();
                for (var place : List.of(here, there))
                    outcomes.add(threads.submit(() -> {
                        both.await(1, TimeUnit.MINUTES);
                        return batch(person, place, device, command)
                                .at("/answers/0/outcome")
                                .asString();
                    }));
                assertThat(List.of(outcomes.getFirst().get(), outcomes.getLast().get()))
                        .containsExactlyInAnyOrder("accepted", "already-known");
            }
        }
        assertThat(visits(desk)).isEqualTo(COMMANDS);
    }

    @Test
    @Order(6)
    void a_page_open_at_one_hears_of_a_visit_at_the_other() throws Exception {
        var desk = aDesk();
        var head = new Person();
        var opened = head.get(here
                + JourneySessions.pathFor(
                        network.ofTheNetwork(Role.NETWORK_HEAD).account()));
        assertThat(opened.statusCode()).isEqualTo(204);
        var mediator = new Person();
        mediator.signIn(here, desk.mediator());
        mediator.get(here + "/bureau/mon-compte");
        try (var page = head.listen(there + "/bureau/en-direct/direct")) {
            var first = page.next();
            batch(mediator, here, Ids.next(), visit(desk, 1));
            String later;
            do later = page.next();
            while (later.replaceAll("\"at\":\"[^\"]*\"", "").equals(first.replaceAll("\"at\":\"[^\"]*\"", "")));
            assertThat(later).contains("tiles");
        }
    }

    @Test
    @Order(7)
    void a_page_of_the_line_hears_of_a_change_at_the_other_process() throws Exception {
        var lead = new Person();
        var opened = lead.get(here
                + JourneySessions.pathFor(
                        network.ofTheNetwork(Role.NETWORK_HEAD).account()));
        assertThat(opened.statusCode()).isEqualTo(204);
        try (var page = lead.listen(there + "/bureau/suivi-de-la-ligne/direct")) {
            // the first one comes whether something changed or not
            page.next();
            notices.send("line", "changed");
            assertThat(page.next()).startsWith("data:");
        }
    }

    @Test
    @Order(8)
    void jobs_are_run_by_one_process_and_by_another_once_that_one_is_gone() throws Exception {
        try (var look = application()) {
            inTime().until(() -> list(look, LEADERS).size() == 1);
            assertThat(other.said()).doesNotContain("scheduled jobs are run by this Parvis");
            var leader = list(look, LEADERS).getFirst();
            list(
                    look,
                    "select pg_terminate_backend(pid)::text from pg_stat_activity where application_name = '" + leader
                            + "'");
            inTime().until(() -> list(look, LEADERS).size() == 1);
            // both serve on, and hear of each other
            inTime().until(() -> list(look, SERVING).size() == 2);
            inTime().until(notices::areHeard);
            assertThat(processes.running()).hasSize(2);
        }
    }

    @Test
    @Order(9)
    void the_journal_and_the_figures_are_exact_with_two_writers() throws Exception {
        var said = new ArrayList<String>();
        for (var command : commands)
            if (List.of("audit verify", "figures verify").contains(command.name()))
                assertThat(command.run(List.of(), said::add))
                        .as(String.join(" ", said))
                        .isZero();
        assertThat(said).anyMatch(line -> line.startsWith("Journal intact")).contains("Les chiffres sont exacts.");
    }

    @Test
    @Order(10)
    void who_has_another_key_or_another_folder_is_refused_in_one_sentence() throws Exception {
        var elsewhere = Files.createDirectories(folder.resolve("elsewhere")).toString();
        var parvis = GivenSettings.of(ParvisSettings.class, "shared-folder", elsewhere);
        assertThatThrownBy(() -> register(new SharedFolder(parvis), keys))
                .isInstanceOf(EngineRefused.class)
                .hasMessageContaining("n’est pas le dossier du Parvis qui sert déjà cette base");
        var another = new KeyPrint() {
            @Override
            public String setting() {
                return "PARVIS_SECRET_KEY";
            }

            @Override
            public String print() {
                return "11".repeat(32);
            }
        };
        assertThatThrownBy(() -> register(shared, List.of(another)))
                .isInstanceOf(EngineRefused.class)
                .hasMessageContaining("PARVIS_SECRET_KEY : cette clé n’est pas celle du Parvis qui sert déjà");
        register(shared, keys);
    }

    private void register(SharedFolder place, List<KeyPrint> prints) {
        new RegisterProcess(db, transactions, parvis, held, place, prints, notices, flyway, build, clock)
                .afterSingletonsInstantiated();
    }

    @Test
    @Order(11)
    void of_two_versions_the_older_one_answers_on_and_is_not_started_again() throws Exception {
        notices.send("process", "299901010000 0.2.0");
        inTime().until(() ->
                other.said().contains("a Parvis of version 0.2.0 has migrated the database to 299901010000"));
        assertThat(new Person().get(there + "/connexion").statusCode()).isEqualTo(200);
        try (var owner = owner();
                var statement = owner.createStatement()) {
            statement.execute("""
                    insert into flyway_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
                    values (99999, '299901010000', 'of tomorrow', 'SQL', 'V299901010000__of_tomorrow.sql', 'test', 1, true)""");
            assertThatThrownBy(() -> register.afterSingletonsInstantiated())
                    .isInstanceOf(EngineRefused.class)
                    .hasMessageContaining("mise à jour par un Parvis plus récent (V299901010000__of_tomorrow.sql)");
            statement.execute("delete from flyway_history where installed_rank = 99999");
        }
        register.afterSingletonsInstantiated();
    }

    @Test
    @Order(12)
    void pages_of_the_older_version_answer_on_when_the_newer_one_changes_their_table() throws Exception {
        var head = new Person();
        head.get(here
                + JourneySessions.pathFor(
                        network.ofTheNetwork(Role.NETWORK_HEAD).account()));
        var templates = there + "/bureau/modeles-de-suivi";
        // the driver prepares a statement when a connection has sent it some times
        for (int i = 0; i < 30; i++)
            assertThat(head.get(templates).statusCode()).isEqualTo(200);
        migrate("alter table cases.template add column of_tomorrow text not null default ''");
        inTime().until(() -> other.said().contains("has applied V299901010000__of_tomorrow.sql"));
        for (int i = 0; i < 30; i++)
            assertThat(head.get(templates).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(13)
    void a_process_that_another_start_took_for_ended_is_registered_again_once_its_session_stands() throws Exception {
        var name = processes.ours().orElseThrow();
        try (var look = application()) {
            inTime().until(notices::areHeard);
            // what a start does that finds no session of that name
            assertThat(list(look, "delete from database.process where name = '" + name + "' returning name"))
                    .containsExactly(name);
            list(
                    look,
                    "select pg_terminate_backend(pid)::text from pg_stat_activity where application_name = '" + name
                            + "'");
            inTime().until(() ->
                    processes.running().stream().anyMatch(one -> one.name().equals(name)));
        }
    }

    /** Applies a migration as the start of a newer version does, in a history of its own. */
    private void migrate(String sql) throws IOException {
        var scripts = Files.createDirectories(folder.resolve("tomorrow"));
        Files.writeString(scripts.resolve("V299901010000__of_tomorrow.sql"), sql);
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .locations("filesystem:" + scripts)
                .table("history_of_tomorrow")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    /** Longer than the slowest machine takes. */
    private static ConditionFactory inTime() {
        return await().atMost(Duration.ofMinutes(2));
    }

    private static final String SESSIONS = """
            select a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and (l.classid::bigint << 32 | l.objid::bigint) = """;
    private static final String SERVING = SESSIONS + 0x706172766973L;
    private static final String LEADERS = SESSIONS + (0x706172766973L + 2);

    @Autowired
    Notices notices;

    @Autowired
    RegisterProcess register;

    @Autowired
    Processes processes;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ParvisSettings parvis;

    @Autowired
    ObjectProvider<ExternalServer> held;

    @Autowired
    SharedFolder shared;

    @Autowired
    List<KeyPrint> keys;

    @Autowired
    Flyway flyway;

    @Autowired
    ObjectProvider<BuildProperties> build;

    @Autowired
    Clock clock;

    private VisitsFixtures.Desk aDesk() {
        return new VisitsFixtures(network, db, transaction).aDesk();
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(engine.url(), engine.ownerUser(), engine.ownerPassword());
    }

    private static Connection application() throws SQLException {
        return DriverManager.getConnection(engine.url(), engine.appUser(), engine.appPassword());
    }

    private static List<String> list(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) found.add(rows.getString(1));
        }
        return found;
    }

    /** Whether a device was heard of since it was made. */
    private boolean isHeard(SignedIn who, UUID device) {
        return Asking.as(who.association())
                .call(() -> transaction.execute(_ -> db.sql("select seen_at > made_at from sync.device where id = :id")
                        .param("id", device)
                        .query(Boolean.class)
                        .single()));
    }

    private long visits(VisitsFixtures.Desk desk) {
        return Asking.as(desk.association())
                .call(() -> transaction.execute(_ -> db.sql("select count(*) from visits.visit where point = :point")
                        .param("point", desk.point())
                        .query(Long.class)
                        .single()));
    }

    private static String visit(VisitsFixtures.Desk desk, int seq) {
        return """
                {"id": "%s", "seq": %d, "form": 2, "type": "record-visit", "at": "%s", "offset": 0, "payload": {
                 "visit": "%s", "point": "%s", "presence": "desk", "direction": "INCOMING", "startedAt": "%s", "persons": 1,
                 "mediators": ["%s"], "requests": [{"request": "%s", "theme": "family-benefits", "operator": "caf",
                 "level": "accompaniment", "result": "settled", "minutes": 15}]}}""".formatted(
                        Ids.next(),
                        seq,
                        Instant.now(),
                        Ids.next(),
                        desk.point(),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        desk.mediator().account(),
                        Ids.next());
    }

    private static JsonNode batch(Person person, String place, UUID device, String... commands) throws Exception {
        var answer = person.send(HttpRequest.newBuilder(URI.create(place + "/api/v1/sync"))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", person.cookie("XSRF-TOKEN"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"device\": \"%s\", \"clock\": \"%s\", \"commands\": [%s]}"
                        .formatted(device, Instant.now(), String.join(",", commands)))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpRequest.Builder form(String address, Map<String, String> fields) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))));
    }

    /** A browser: its cookies go to both processes, as behind one address. */
    private final class Person {
        private final CookieManager cookies = new CookieManager();
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();

        HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> get(String address) throws Exception {
            return send(HttpRequest.newBuilder(URI.create(address)));
        }

        String cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
        }

        void signIn(String place, SignedIn who) throws Exception {
            var door = Jsoup.parse(get(place + "/connexion").body());
            var fields = new LinkedHashMap<String, String>();
            door.select("main form input[type=hidden]")
                    .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
            fields.put("email", accounts.find(who.account()).orElseThrow().email());
            fields.put("motDePasse", Network.PASSWORD);
            assertThat(send(form(place + "/connexion", fields)).statusCode()).isEqualTo(302);
        }

        Events listen(String address) throws Exception {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Accept", "text/event-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            return new Events(answer.body());
        }
    }

    /** Server-sent events of one page. */
    private record Events(InputStream body, BufferedReader lines) implements AutoCloseable {
        Events(InputStream body) {
            this(body, new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
        }

        /** The data of the next one; a comment between is passed over. */
        String next() throws Exception {
            String line;
            do {
                line = lines.readLine();
                assertThat(line).as("the stream goes on").isNotNull();
            } while (!line.startsWith("data:"));
            return line;
        }

        @Override
        public void close() throws Exception {
            body.close();
        }
    }
}
