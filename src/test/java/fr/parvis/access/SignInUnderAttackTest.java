// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.access.domain.TokenScope;
import fr.parvis.access.domain.Tokens;
import fr.parvis.values.Ids;
import jakarta.servlet.http.Cookie;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The sign-in as who attacks it would use it. */
@ParvisTest
class SignInUnderAttackTest {
    private static final String ANOTHER = "une phrase bien à moi";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Accounts accounts;

    @Autowired
    KnownSecondSteps secondSteps;

    @Autowired
    ManageAccounts manage;

    @Autowired
    Tokens tokens;

    @Autowired
    Clock clock;

    private MvcTestResult post(String origin, Cookie[] cookies, String address, String... fields) {
        var request = mvc.post().uri(address).with(csrf()).with(sent -> {
            sent.setRemoteAddr(origin);
            return sent;
        });
        if (cookies.length > 0) request = request.cookie(cookies);
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    private MvcTestResult password(String origin, String email, String password, Cookie... cookies) {
        return post(origin, cookies, "/connexion", "email", email, "motDePasse", password);
    }

    private static Cookie[] session(MvcTestResult answer) {
        return new Cookie[] {answer.getResponse().getCookie("parvis")};
    }

    private String email(SignedIn who) {
        return accounts.find(who.account()).orElseThrow().email();
    }

    /** The person in charge makes a link, the holder chooses another password by it: sent to set up the second step, or asked for its code. */
    private void chooseAnotherPassword(SignedIn who, int answer) {
        var administrator = network.ofTheNetwork(Role.ADMINISTRATOR);
        var linked = (ManageAccounts.Outcome.Linked)
                Network.as(administrator, () -> manage.newLink(administrator, who.account()));
        assertThat(status(post("192.0.2.20", new Cookie[0], "/invitation/" + linked.secret(), "motDePasse", ANOTHER)))
                .isEqualTo(answer);
    }

    private String totp(byte[] secret) {
        return totp(secret, Duration.ZERO);
    }

    /** The code of a telephone whose clock is so much ahead. */
    private String totp(byte[] secret, Duration ahead) {
        var totp = new TimeBasedOneTimePasswordGenerator();
        try {
            var key = new SecretKeySpec(secret, totp.getAlgorithm());
            return totp.generateOneTimePasswordString(key, clock.instant().plus(ahead));
        } catch (java.security.InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] fromBase32(String key) {
        var bits = BigInteger.ONE;
        for (char letter : key.replace(" ", "").toCharArray())
            bits = bits.shiftLeft(5).or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
        var bytes = bits.toByteArray();
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    @Test
    void a_second_step_is_not_set_up_by_who_proved_a_password_that_was_changed_since() {
        var officer = network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER);
        var thief = session(password("192.0.2.21", email(officer), Network.PASSWORD));
        var key = Pages.read(
                        mvc.get().uri("/connexion/second-facteur").cookie(thief).exchange())
                .select("code.secret")
                .text();
        chooseAnotherPassword(officer, 302);
        assertThat(post("192.0.2.21", thief, "/connexion/second-facteur", "code", totp(fromBase32(key))))
                .hasStatus(302)
                .hasHeader("Location", "/connexion");
        assertThat(password("192.0.2.21", email(officer), ANOTHER))
                .as("still to be set up by its holder")
                .hasHeader("Location", "/connexion/second-facteur");
    }

    @Test
    void a_code_lets_nobody_in_who_proved_a_password_that_was_changed_since() {
        var officer = network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER);
        var secret = "12345678901234567890".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Network.as(network.ofTheNetwork(Role.ADMINISTRATOR), () -> secondSteps.give(officer.account(), secret));
        var thief = session(password("192.0.2.22", email(officer), Network.PASSWORD));
        chooseAnotherPassword(officer, 200);
        assertThat(post("192.0.2.22", thief, "/connexion/code", "code", totp(secret)))
                .hasStatus(302)
                .hasHeader("Location", "/connexion");
    }

    @Test
    void a_telephone_whose_clock_is_five_minutes_off_is_told_to_look_at_it() {
        var officer = network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER);
        var secret = "12345678901234567890".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Network.as(network.ofTheNetwork(Role.ADMINISTRATOR), () -> secondSteps.give(officer.account(), secret));
        for (int minutes : new int[] {-5, 5}) {
            var door = session(password("192.0.2.46", email(officer), Network.PASSWORD));
            var code = totp(secret, Duration.ofMinutes(minutes));
            assertThat(post("192.0.2.46", door, "/connexion/code", "code", code))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Vérifiez l’heure de votre téléphone");
        }
        var door = session(password("192.0.2.46", email(officer), Network.PASSWORD));
        assertThat(post("192.0.2.46", door, "/connexion/code", "code", totp(secret)))
                .hasHeader("Location", "/bureau");
    }

    @Test
    void a_lost_telephone_takes_a_new_link_too() {
        var administrator = network.ofTheNetwork(Role.ADMINISTRATOR);
        var officer = network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER);
        var answer = pages.as(administrator).post("/bureau/comptes/" + officer.account() + "/second-facteur");
        assertThat(answer).hasStatusOk();
        assertThat(Pages.read(answer).select("input[name=lien]").attr("value")).contains("/invitation/");
        assertThat(password("192.0.2.23", email(officer), Network.PASSWORD))
                .as("a stolen password and a reset are no account")
                .hasStatus(422);
    }

    @Test
    void a_person_who_signs_in_from_some_browsers_at_once_is_let_in_by_each() throws Exception {
        var email = email(network.a(Role.MEDIATOR, network.anAssociation()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 10; round++) {
                var answers = new ArrayList<Future<MvcTestResult>>();
                for (int i = 0; i < 4; i++)
                    answers.add(threads.submit(() -> password("192.0.2.26", email, Network.PASSWORD)));
                for (var answer : answers) assertThat(answer.get()).hasStatus(302);
            }
        }
    }

    @Test
    void a_role_that_asks_for_a_second_step_is_not_in_force_in_a_session_without_one() {
        var association = network.anAssociation();
        var mediator = network.a(Role.MEDIATOR, association);
        var cookies = session(password("192.0.2.24", email(mediator), Network.PASSWORD));
        assertThat(mvc.get().uri("/bureau/mon-compte").cookie(cookies)).hasStatusOk();
        var administrator = network.a(Role.ADMINISTRATOR, association);
        assertThat(pages.as(administrator)
                        .post(
                                "/bureau/comptes/" + mediator.account() + "/roles",
                                "roles",
                                "MEDIATOR",
                                "roles",
                                "ADMINISTRATOR",
                                "version",
                                "0"))
                .hasStatus(302);
        for (var page : List.of("/bureau/journal", "/bureau/comptes", "/bureau/mon-compte"))
            assertThat(mvc.get().uri(page).cookie(cookies)).as(page).hasStatus(302);
    }

    @Test
    void a_role_given_behind_the_back_of_the_application_is_not_in_force_either() throws Exception {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var cookies = session(password("192.0.2.25", email(mediator), Network.PASSWORD));
        try (var direct = RawDatabase.asSuperuser()) {
            RawDatabase.value(direct, "select set_config('parvis.scope', 'network', false)");
            RawDatabase.run(
                    direct, "update access.account set roles = '{ADMINISTRATOR}' where id = ?", mediator.account());
        }
        assertThat(mvc.get().uri("/bureau/journal").cookie(cookies)).hasStatus(302);
    }

    @Test
    void a_burst_of_wrong_sign_ins_from_one_origin_does_not_pass_the_limit() throws Exception {
        network.exists();
        var attempts = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 120; i++) {
            var address = "personne-" + i + "@burst.example";
            attempts.add(() ->
                    password("203.0.113.77", address, "faux").getResponse().getStatus());
        }
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(60)) {
            for (Future<Integer> answer : threads.invokeAll(attempts)) statuses.add(answer.get());
        }
        assertThat(statuses.stream().filter(status -> status == 422)).hasSize(30);
        assertThat(statuses.stream().filter(status -> status == 429)).hasSize(90);
    }

    @Test
    void a_crowd_that_waits_at_the_door_leaves_the_database_to_others() throws Exception {
        var atWork = network.a(Role.MEDIATOR, network.anAssociation());
        var origin = "203.0.113.78";
        int crowd = 40;
        var begun = new CountDownLatch(crowd);
        var statuses = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newFixedThreadPool(crowd);
                var holder = RawDatabase.asApplication()) {
            holder.setAutoCommit(false);
            RawDatabase.run(
                    holder, "do $$ begin perform pg_advisory_xact_lock(hashtextextended('" + origin + "', 0)); end $$");
            for (int i = 0; i < crowd; i++) {
                var address = "personne-" + i + "@crowd.example";
                statuses.add(threads.submit(() -> {
                    begun.countDown();
                    return password(origin, address, "faux").getResponse().getStatus();
                }));
            }
            begun.await();
            for (int i = 0; i < 50; i++)
                assertThat(accounts.signedIn(atWork.account())).isPresent();
            holder.rollback();
            for (var status : statuses) assertThat(status.get()).isIn(422, 429);
        }
    }

    @Test
    void which_addresses_have_an_account_cannot_be_told_over_time() throws Exception {
        var known = email(network.a(Role.MEDIATOR, network.anAssociation()));
        var rows = new ArrayList<List<Integer>>();
        for (var address : List.of(known, "personne." + known)) {
            var statuses = new ArrayList<Integer>();
            for (int i = 0; i < 4; i++) statuses.add(status(password("192.0.2.26", address, "faux")));
            try (var direct = RawDatabase.asApplication()) {
                RawDatabase.run(direct, "update access.attempt set at = at - interval '11 minutes'");
            }
            for (int i = 0; i < 7; i++) statuses.add(status(password("192.0.2.26", address, "faux")));
            rows.add(statuses);
        }
        assertThat(rows.getFirst()).isEqualTo(rows.getLast()).endsWith(422, 429, 429);
    }

    @Test
    void nobody_is_shut_out_by_who_knows_their_address() {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var email = email(mediator);
        var before =
                password("192.0.2.27", email, Network.PASSWORD).getResponse().getCookies();
        for (int i = 0; i < 6; i++) password("192.0.2.28", email, "faux");
        assertThat(password("192.0.2.28", email, Network.PASSWORD))
                .as("a browser never seen")
                .hasStatus(429);
        assertThat(password("192.0.2.27", email, Network.PASSWORD, before))
                .as("the browser that signed in before")
                .hasStatus(302);
        var other = network.a(Role.MEDIATOR, network.anAssociation());
        for (int i = 0; i < 6; i++) password("192.0.2.28", email(other), "faux");
        assertThat(password("192.0.2.27", email(other), Network.PASSWORD, before))
                .as("it is known for the account that signed in, no other")
                .hasStatus(429);
        for (int i = 0; i < 5; i++)
            assertThat(password("192.0.2.27", email, "faux", before)).hasStatus(422);
        assertThat(password("192.0.2.27", email, "faux", before))
                .as("it guesses no more than others")
                .hasStatus(429);
    }

    @Test
    void a_browser_is_remembered_without_a_word_of_who_signed_in() {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var cookie = password("192.0.2.29", email(mediator), Network.PASSWORD)
                .getResponse()
                .getCookie("parvis-navigateur");
        assertThat(cookie).isNotNull();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(cookie.getMaxAge()).isBetween(1, 200 * 24 * 3600);
        assertThat(cookie.getValue())
                .doesNotContain(mediator.account().toString())
                .doesNotContain(email(mediator));
    }

    @Test
    void a_changed_password_ends_the_access_tokens() {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var token = tokens.create(
                        mediator.account(), new Tokens.NewToken(Ids.next(), "essai", Set.of(TokenScope.POINTS_READ), 1))
                .orElseThrow();
        var cookies = session(password("192.0.2.30", email(mediator), Network.PASSWORD));
        assertThat(post(
                        "192.0.2.30",
                        cookies,
                        "/bureau/mon-compte/mot-de-passe",
                        "actuel",
                        Network.PASSWORD,
                        "nouveau",
                        ANOTHER))
                .hasStatus(302);
        assertThat(tokens.present(token, "192.0.2.30")).isInstanceOf(Tokens.Presented.Unknown.class);
    }

    @Test
    void a_password_that_everybody_would_try_is_refused() {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var pages = this.pages.as(mediator);
        for (var guessed : List.of("motdepasse123", "azertyuiop12", "bonjour2026!", mediator.name() + "!"))
            assertThat(pages.post("/bureau/mon-compte/mot-de-passe", "actuel", Network.PASSWORD, "nouveau", guessed))
                    .as(guessed)
                    .hasStatus(422);
    }

    private static int status(MvcTestResult answer) {
        return answer.getResponse().getStatus();
    }
}
