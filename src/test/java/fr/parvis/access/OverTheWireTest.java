// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.database.Asking;
import fr.parvis.shell.Notice;
import fr.parvis.shell.OpenToAll;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What only a real server shows: forwards, uploads, cookies, a proxy in front, a database that goes away and comes back. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "parvis.behind-proxy=true",
            "parvis.address=https://parvis.example",
            "spring.datasource.hikari.connection-timeout=1000"
        })
@Import({Network.class, Browser.class, OverTheWireTest.Drop.class, OverTheWireTest.AtOnce.class})
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class OverTheWireTest {
    private static final Line LINE = new Line();

    @DynamicPropertySource
    static void throughTheLine(DynamicPropertyRegistry registry) {
        registry.add("parvis.db.url", LINE::url);
    }

    /** A route that takes a file. */
    @Controller
    static class Drop {
        @Requires(Right.WORK)
        @PostMapping("/essai/depot")
        @ResponseBody
        String drop(@RequestParam String titre, @RequestParam MultipartFile fichier) throws IOException {
            return titre + " | " + new String(fichier.getBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Eight forms of one session, none answered before all have arrived; each says something on the next page. */
    @Controller
    static class AtOnce {
        private final CyclicBarrier all = new CyclicBarrier(8);

        @Requires(Right.WORK)
        @PostMapping("/essai/avis")
        String done(@RequestParam String quoi) throws Exception {
            all.await(30, TimeUnit.SECONDS);
            Notice.success(quoi).onNextPage();
            return "redirect:/essai/avis";
        }

        @OpenToAll
        @GetMapping("/essai/adresse")
        @ResponseBody
        String address() {
            return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        }

        record Sent(@Nullable String quoi) {}

        @OpenToAll
        @GetMapping({"/essai/envoi", "/essai/envoi/{quoi}"})
        @ResponseBody
        String bound(@ModelAttribute Sent sent) {
            return "quoi: " + sent.quoi;
        }

        /** As a driver or a library quotes what it was given. */
        @OpenToAll
        @GetMapping("/essai/faute")
        String fault(@RequestParam String dit) {
            throw new IllegalArgumentException("For input string: " + dit);
        }

        @Requires(Right.WORK)
        @GetMapping("/essai/avis")
        @ResponseBody
        String said(Model model) {
            return model.getAttribute("notice") instanceof Notice notice ? notice.text() : "";
        }
    }

    @Value("${local.server.port}")
    int port;

    @Autowired
    Network network;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_form_sent_after_its_session_ended_comes_back_after_signing_in() throws Exception {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var browser = new Person();
        browser.signIn(mediator);
        var form = browser.get("/bureau/mon-compte");
        browser.loseSession(mediator.account());

        var name = "Awa « Zoé » & Léo <3\r\nsur deux lignes";
        var door = browser.post(form, "/bureau/mon-compte", Map.of("nom", name, "langue", "fr"));
        assertThat(door.statusCode()).isEqualTo(401);
        var page = Jsoup.parse(door.body());
        assertThat(page.text()).contains("Votre saisie est conservée");

        // a slip of the finger on the password loses nothing either
        var again = browser.submit(page, Map.of("email", email(mediator), "motDePasse", "raté"));
        assertThat(again.statusCode()).isEqualTo(422);
        var resumed = browser.submit(
                Jsoup.parse(again.body()), Map.of("email", email(mediator), "motDePasse", Network.PASSWORD));
        assertThat(resumed.statusCode()).isEqualTo(200);
        var resume = Jsoup.parse(resumed.body());
        assertThat(resume.select("dl.facts").text()).contains("Awa « Zoé » & Léo <3");
        assertThat(resume.selectFirst("main form").attr("action")).isEqualTo("/bureau/mon-compte");

        var saved = browser.submit(resume, Map.of());
        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(accounts.find(mediator.account()).orElseThrow().name()).isEqualTo(name);
        assertThat(browser.submit(resume, Map.of()).statusCode())
                .as("sent once more, it does no harm")
                .isEqualTo(302);
    }

    @Test
    void forms_of_one_session_sent_at_once_are_all_answered_and_none_loses_its_notice() throws Exception {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var browser = new Person();
        browser.signIn(mediator);
        var form = browser.get("/bureau/mon-compte");
        var statuses = new ConcurrentHashMap<String, Integer>();
        var said = IntStream.range(0, 8).mapToObj(n -> "fait " + n).toList();
        var threads = said.stream()
                .map(what -> Thread.ofVirtual().start(() -> {
                    try {
                        statuses.put(
                                what,
                                browser.post(form, "/essai/avis", Map.of("quoi", what))
                                        .statusCode());
                    } catch (Exception e) {
                        statuses.put(what + " " + e, 0);
                    }
                }))
                .toList();
        for (var thread : threads) thread.join();
        assertThat(statuses.values()).hasSize(8).containsOnly(302);
        var read = new java.util.ArrayList<String>();
        for (int i = 0; i < 8; i++)
            read.add(browser.send(request("/essai/avis")).body());
        assertThat(read).containsExactlyInAnyOrderElementsOf(said);
        assertThat(browser.send(request("/essai/avis")).body())
                .as("each is said once")
                .isEmpty();
    }

    @Test
    void a_batch_that_is_cut_at_any_byte_decides_nothing_and_arrives_whole_the_next_time() throws Exception {
        var desk = new VisitsFixtures(network, db, transaction).aDesk();
        var browser = new Person();
        browser.signIn(desk.mediator());
        browser.get("/bureau/mon-compte");
        var body = """
                {"device": "%s", "commands": [{"id": "%s", "seq": 1, "form": 2, "type": "record-visit", "at": "%s", "offset": 0, "payload": {
                 "visit": "%s", "point": "%s", "requests": [{"request": "%s", "theme": "family-benefits", "level": "accompaniment",
                 "result": "settled"}]}}]}""".formatted(Ids.next(), Ids.next(), java.time.Instant.now(), Ids.next(), desk.point(), Ids.next())
                .getBytes(StandardCharsets.UTF_8);
        var head = """
                POST /api/v1/sync HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Content-Length: %d\r
                X-XSRF-TOKEN: %s\r
                Cookie: parvis=%s; XSRF-TOKEN=%s\r
                Connection: close\r
                \r
                """.formatted(
                        body.length,
                        browser.cookie("XSRF-TOKEN"),
                        browser.cookie("parvis"),
                        browser.cookie("XSRF-TOKEN"))
                .getBytes(StandardCharsets.UTF_8);
        for (int cut : new int[] {0, 1, body.length / 2, body.length - 1})
            try (var line = new Socket("localhost", port)) {
                line.getOutputStream().write(head);
                line.getOutputStream().write(body, 0, cut);
                line.getOutputStream().flush();
            }
        Thread.sleep(500);
        assertThat(visitsOf(desk.association())).isZero();
        try (var line = new Socket("localhost", port)) {
            line.getOutputStream().write(head);
            line.getOutputStream().write(body);
            line.getOutputStream().flush();
            var answer = new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200").contains("\"outcome\":\"accepted\"");
        }
        assertThat(visitsOf(desk.association())).isEqualTo(1);
    }

    private long visitsOf(UUID association) {
        return Asking.as(association)
                .call(() -> transaction.execute(status -> db.sql("select count(*) from visits.visit")
                        .query(Long.class)
                        .single()));
    }

    @Test
    void passwords_are_neither_shown_nor_carried_through_the_sign_in() throws Exception {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var browser = new Person();
        browser.signIn(mediator);
        var form = browser.get("/bureau/mon-compte");
        browser.loseSession(mediator.account());

        var door = browser.post(
                form,
                "/bureau/mon-compte/mot-de-passe",
                Map.of("actuel", Network.PASSWORD, "nouveau", "tout neuf à moi"));
        assertThat(door.statusCode()).isEqualTo(401);
        assertThat(door.body()).doesNotContain(Network.PASSWORD).doesNotContain("tout neuf à moi");
        var entered = browser.submit(
                Jsoup.parse(door.body()), Map.of("email", email(mediator), "motDePasse", Network.PASSWORD));
        assertThat(entered.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/bureau"));
    }

    @Test
    void a_file_must_be_chosen_again_and_the_rest_is_kept() throws Exception {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var browser = new Person();
        browser.signIn(mediator);
        var form = browser.get("/bureau/mon-compte");
        browser.loseSession(mediator.account());

        var door = browser.upload(form, "/essai/depot", "Points du Sud", "points.csv", "id;nom");
        assertThat(door.statusCode()).isEqualTo(401);
        var resume = Jsoup.parse(browser.submit(
                        Jsoup.parse(door.body()), Map.of("email", email(mediator), "motDePasse", Network.PASSWORD))
                .body());
        var again = resume.selectFirst("main form");
        assertThat(again.attr("enctype")).isEqualTo("multipart/form-data");
        assertThat(again.select("input[name=titre]").attr("value")).isEqualTo("Points du Sud");
        assertThat(again.select("input[type=file]").attr("name")).isEqualTo("fichier");
        assertThat(again.text()).contains("points.csv").contains("choisissez-le de nouveau");
        var done = browser.upload(resume, "/essai/depot", "Points du Sud", "points.csv", "id;nom");
        assertThat(done.body()).isEqualTo("Points du Sud | id;nom");
    }

    @Test
    void a_form_whose_token_is_gone_is_kept_too_but_only_one_of_ours() throws Exception {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var browser = new Person();
        browser.signIn(mediator);
        var sent = Map.of("nom", "Awa", "langue", "fr");
        var ours = browser.send(request("/bureau/mon-compte")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(sent))));
        assertThat(ours.statusCode()).isEqualTo(200);
        var resume = Jsoup.parse(ours.body());
        assertThat(resume.select("main form input[name=nom]").attr("value")).isEqualTo("Awa");
        assertThat(browser.submit(resume, Map.of()).statusCode()).isEqualTo(302);
        assertThat(accounts.find(mediator.account()).orElseThrow().name()).isEqualTo("Awa");
        var foreign = browser.send(request("/bureau/mon-compte")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(sent))));
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.body()).doesNotContain("Awa");
    }

    @Test
    void a_script_without_a_session_gets_401_and_a_page_is_sent_to_the_door() throws Exception {
        network.exists();
        var nobody = new Person();
        assertThat(nobody.send(request("/bureau/mon-compte").header("Sec-Fetch-Mode", "cors"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(nobody.send(request("/bureau/mon-compte").header("Accept", "application/json"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(nobody.send(request("/bureau/mon-compte").header("Sec-Fetch-Mode", "navigate"))
                        .statusCode())
                .isEqualTo(302);
        var part = nobody.send(request("/bureau/mon-compte")
                .header("HX-Request", "true")
                .header("HX-Current-URL", "http://localhost/bureau/comptes?mots=a"));
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("HX-Redirect"))
                .hasValue("/connexion?retour=%2Fbureau%2Fcomptes%3Fmots%3Da");

        nobody.get("/connexion");
        var sent = nobody.send(request("/bureau/mon-compte")
                .header("HX-Request", "true")
                .header("X-XSRF-TOKEN", nobody.cookie("XSRF-TOKEN"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("nom=Awa")));
        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(sent.headers().firstValue("HX-Retarget")).hasValue("body");
        assertThat(Jsoup.parse(sent.body()).select("input[name='kept.nom']").attr("value"))
                .isEqualTo("Awa");
    }

    @Test
    void https_at_the_proxy_makes_cookies_secure_and_is_kept_to() throws Exception {
        network.exists();
        var browser = new Person();
        var secure = browser.send(
                request("/connexion").header("X-Forwarded-Proto", "https").header("X-Forwarded-For", "203.0.113.7"));
        assertThat(secure.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(secure.headers().allValues("Set-Cookie")).allMatch(cookie -> cookie.contains("Secure"));
        var plain = browser.send(request("/connexion"));
        assertThat(plain.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void limits_on_guessing_see_the_origin_behind_the_proxy() throws Exception {
        network.exists();
        var refused = new Person();
        var statuses = new java.util.ArrayList<Integer>();
        for (int i = 0; i < 31; i++)
            statuses.add(refused.send(request("/api/v1/network/points")
                            .header("X-Forwarded-For", "203.0.113.9")
                            .header("Authorization", "Bearer parvis_wrong" + i))
                    .statusCode());
        assertThat(statuses.subList(0, 30)).containsOnly(401);
        assertThat(statuses.getLast()).isEqualTo(429);
        assertThat(refused.send(request("/api/v1/network/points")
                                .header("X-Forwarded-For", "203.0.113.10")
                                .header("Authorization", "Bearer parvis_wrong"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_token_that_somebody_planted_is_worth_nothing_for_a_session() throws Exception {
        var association = network.anAssociation();
        var browser = new Person();
        browser.signIn(network.a(Role.MEDIATOR, association));
        browser.get("/bureau/mon-compte");
        var own = browser.cookie("XSRF-TOKEN");
        var another = new Person();
        another.signIn(network.a(Role.MEDIATOR, association));
        for (var planted : java.util.List.of("evil", another.cookie("XSRF-TOKEN"))) {
            var forged = new Person()
                    .send(request("/deconnexion")
                            .header("Cookie", "parvis=" + browser.cookie("parvis") + "; XSRF-TOKEN=" + planted)
                            .header("X-XSRF-TOKEN", planted)
                            .POST(HttpRequest.BodyPublishers.noBody()));
            assertThat(forged.statusCode()).isEqualTo(403);
        }
        assertThat(browser.send(request("/bureau/mon-compte")).statusCode()).isEqualTo(200);
        // over HTTPS, as a proxy tells
        var out = new Person()
                .send(request("/deconnexion")
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-For", "203.0.113.20")
                        .header("Cookie", "__Host-parvis=" + browser.cookie("parvis"))
                        .header("X-XSRF-TOKEN", own)
                        .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(out.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\"");
        assertThat(browser.send(request("/bureau/mon-compte").header("Accept", "text/html"))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void neither_a_header_nor_a_variable_of_the_path_fills_a_field_of_a_form() throws Exception {
        network.exists();
        var nobody = new Person();
        assertThat(nobody.send(request("/essai/envoi?quoi=ceci")).body()).isEqualTo("quoi: ceci");
        assertThat(nobody.send(request("/essai/envoi").header("quoi", "cela")).body())
                .isEqualTo("quoi: null");
        assertThat(nobody.send(request("/essai/envoi/cela")).body()).isEqualTo("quoi: null");
    }

    @Test
    void what_somebody_typed_is_not_in_the_log_of_a_fault(CapturedOutput log) throws Exception {
        network.exists();
        var answer = new Person().send(request("/essai/faute?dit=0612345678%20Jeanne%20Durand%0AINFO%20admin"));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(log.getOut())
                .contains("GET /essai/faute failed", "java.lang.IllegalArgumentException", "AtOnce.fault(")
                .doesNotContain("Jeanne Durand");
    }

    @Test
    void a_form_of_three_megabytes_or_of_a_thousand_fields_and_one_is_refused_and_no_fault() throws Exception {
        network.exists();
        var nobody = new Person();
        for (var body : java.util.List.of("nom=" + "a".repeat(3_000_000), "a=1&".repeat(1_100))) {
            var answer = nobody.send(request("/connexion")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
            assertThat(answer.statusCode()).isIn(400, 413);
            assertThat(Jsoup.parse(answer.body()).select("h1").text()).isNotEmpty();
        }
    }

    @Test
    void only_the_proxy_itself_is_believed_about_the_origin() throws Exception {
        network.exists();
        var office = new Person();
        var statuses = new java.util.ArrayList<Integer>();
        // what the proxy adds for somebody in the office, who claims another origin each time
        for (int i = 0; i < 31; i++)
            statuses.add(office.send(request("/api/v1/network/points")
                            .header("X-Forwarded-For", "8.8.0." + i + ", 192.168.1.20")
                            .header("Authorization", "Bearer parvis_wrong" + i))
                    .statusCode());
        assertThat(statuses.getLast()).isEqualTo(429);
    }

    @Test
    void a_host_that_somebody_makes_up_stands_nowhere() throws Exception {
        network.exists();
        var nobody = new Person();
        var sitemap = nobody.send(request("/sitemap.xml").header("X-Forwarded-Host", "evil.example"));
        assertThat(sitemap.body()).contains("https://parvis.example/").doesNotContain("evil.example");
        try (var line = new Socket("localhost", port)) {
            line.getOutputStream()
                    .write("GET /essai/adresse HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            line.getOutputStream().flush();
            assertThat(new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("https://parvis.example")
                    .doesNotContain("evil.example");
        }
    }

    @Test
    void a_database_away_is_said_in_a_page_and_work_goes_on_once_it_is_back() throws Exception {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var browser = new Person();
        browser.signIn(mediator);
        assertThat(browser.send(request("/bureau/mon-compte")).statusCode()).isEqualTo(200);

        LINE.cut();
        try {
            var away = browser.send(request("/bureau/mon-compte"));
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.headers().firstValue("Retry-After")).isPresent();
            assertThat(Jsoup.parse(away.body()).select("h1").text())
                    .isEqualTo("Parvis ne peut pas lire ses données pour le moment");
            assertThat(away.body()).doesNotContain("Exception").doesNotContain("at fr.parvis");
            var api = browser.send(request("/api/v1/network/points").header("Authorization", "Bearer parvis_x"));
            assertThat(api.statusCode()).isEqualTo(503);
            assertThat(api.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
            assertThat(new Person().send(request("/connexion")).statusCode())
                    .as("a page that asks the database itself")
                    .isEqualTo(503);
        } finally {
            LINE.mend();
        }
        var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        int status;
        do {
            status = browser.send(request("/bureau/mon-compte")).statusCode();
        } while (status != 200 && System.nanoTime() < deadline);
        assertThat(status).as("still signed in, nobody restarted anything").isEqualTo(200);
    }

    private String email(SignedIn who) {
        return accounts.find(who.account()).orElseThrow().email();
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + address));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Somebody with a browser: cookies, forms, no script. */
    private class Person {
        private final CookieManager cookies = new CookieManager();
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();

        HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }

        Document get(String address) throws Exception {
            return Jsoup.parse(send(request(address)).body());
        }

        String cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
        }

        void signIn(SignedIn who) throws Exception {
            var door = get("/connexion");
            var entered = submit(door, Map.of("email", email(who), "motDePasse", Network.PASSWORD));
            assertThat(entered.statusCode()).isEqualTo(302);
        }

        /** The session ends on the server, as time would end it. */
        void loseSession(UUID account) throws Exception {
            try (var direct = fr.parvis.RawDatabase.asApplication()) {
                fr.parvis.RawDatabase.run(
                        direct, "delete from access.session where principal_name = ?", account.toString());
            }
        }

        HttpResponse<String> post(Document page, String address, Map<String, String> typed) throws Exception {
            var fields = new LinkedHashMap<>(typed);
            fields.put("_csrf", page.selectFirst("main input[name=_csrf]").attr("value"));
            return send(request(address)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))));
        }

        /** Sends the page's main form with its hidden fields. */
        HttpResponse<String> submit(Document page, Map<String, String> typed) throws Exception {
            var form = page.selectFirst("main form");
            var fields = new LinkedHashMap<String, String>();
            form.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
            fields.putAll(typed);
            return send(request(form.attr("action"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))));
        }

        HttpResponse<String> upload(Document page, String address, String title, String file, String content)
                throws Exception {
            var token = page.selectFirst("main input[name=_csrf]").attr("value");
            var body = """
                    --limite\r
                    Content-Disposition: form-data; name="_csrf"\r
                    \r
                    %s\r
                    --limite\r
                    Content-Disposition: form-data; name="titre"\r
                    \r
                    %s\r
                    --limite\r
                    Content-Disposition: form-data; name="fichier"; filename="%s"\r
                    Content-Type: text/csv\r
                    \r
                    %s\r
                    --limite--\r
                    """.formatted(token, title, file, content);
            return send(request(address)
                    .header("Content-Type", "multipart/form-data; boundary=limite")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }
    }

    /** The line to the test database, which can be cut. */
    private static final class Line {
        private final Set<Socket> open = ConcurrentHashMap.newKeySet();
        private final ServerSocket door;
        private volatile boolean cut;

        Line() {
            try {
                door = new ServerSocket(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread.ofVirtual().start(this::listen);
        }

        String url() {
            return System.getProperty("parvis.db.url").replaceFirst(":\\d+/", ":" + door.getLocalPort() + "/");
        }

        void cut() {
            cut = true;
            open.forEach(Line::close);
        }

        void mend() {
            cut = false;
        }

        private void listen() {
            int real =
                    URI.create(System.getProperty("parvis.db.url").substring(5)).getPort();
            while (!door.isClosed()) {
                try {
                    var near = door.accept();
                    if (cut) {
                        close(near);
                        continue;
                    }
                    var far = new Socket("localhost", real);
                    open.add(near);
                    open.add(far);
                    // a connection that was being made when the line was cut
                    if (cut) open.forEach(Line::close);
                    Thread.ofVirtual().start(() -> carry(near, far));
                    Thread.ofVirtual().start(() -> carry(far, near));
                } catch (IOException e) {
                    // the next one may come through
                }
            }
        }

        private void carry(Socket from, Socket to) {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // cut
            } finally {
                open.remove(from);
                open.remove(to);
            }
        }

        private static void close(Socket socket) {
            try {
                socket.close();
            } catch (IOException e) {
                // closed is closed
            }
        }
    }
}
