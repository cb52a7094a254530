// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.GivenSettings;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.access.OpenIdSettings;
import fr.parvis.access.Role;
import fr.parvis.access.SignIn;
import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.access.domain.MyAccount;
import fr.parvis.access.domain.OpenIdAccounts;
import fr.parvis.access.domain.OpenSessions;
import fr.parvis.access.domain.TrialProvider;
import fr.parvis.database.Asking;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Site;
import fr.parvis.shell.Words;
import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.servlet.ViewResolver;

/** Signing in with an identity provider that really runs, beside the application. */
@ParvisTest
class OpenIdPageTest {
    private static final String SITE = "http://localhost";
    private static final String ISSUER = "proconnect";
    private static final HttpClient BROWSER =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @TempDir
    Path data;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Accounts accounts;

    @Autowired
    ManageAccounts manage;

    @Autowired
    OpenIdAccounts openIds;

    @Autowired
    MyAccount mine;

    @Autowired
    OpenSessions sessions;

    @Autowired
    SignIn signIn;

    @Autowired
    CompleteSignIn completeSignIn;

    @Autowired
    Associations associations;

    @Autowired
    PasskeyChallenge challenge;

    @Autowired
    @Qualifier("springSessionRepositoryFilter")
    Filter sessionFilter;

    @Autowired
    List<ViewResolver> views;

    private final MockOAuth2Server provider = new MockOAuth2Server();
    private MockMvcTester door;

    @BeforeEach
    void begin() throws IOException {
        provider.start();
        var settings = new OpenIdSettings(
                provider.issuerUrl(ISSUER).toString(),
                TrialProvider.CLIENT,
                "secret",
                "ProConnect",
                List.of("openid", "email"),
                false,
                List.of(),
                List.of("mfa"),
                5);
        var asked = TrialProvider.asked(settings, data, Clock.systemUTC());
        var page =
                new OpenIdPage(asked, openIds, sessions, signIn, completeSignIn, new Site(GivenSettings.address(SITE)));
        var signInPage = new SignInPage(signIn, associations, completeSignIn, challenge, asked, Clock.systemUTC());
        door = MockMvcTester.create(MockMvcBuilders.standaloneSetup(page, signInPage)
                .setViewResolvers((name, locale) -> {
                    for (var resolver : views) {
                        var view = resolver.resolveViewName(name, locale);
                        if (view != null) return view;
                    }
                    return null;
                })
                .addFilters(sessionFilter)
                .build());
    }

    @AfterEach
    void end() {
        provider.shutdown();
    }

    private static Accounts.NewAccount mediator(UUID association, String name, String email) {
        return new Accounts.NewAccount(UUID.randomUUID(), association, null, name, email, Set.of(Role.MEDIATOR));
    }

    @Test
    void a_mediator_enters_and_stays_themselves_whatever_their_address_becomes() throws Exception {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var email = accounts.find(mediator.account()).orElseThrow().email();
        var subject = UUID.randomUUID().toString();
        var entered = enter(says(subject, email));
        assertThat(entered).hasStatus(302).hasHeader("Location", "/bureau");
        assertThat(home(entered)).hasStatus(302).hasHeader("Location", "/capture");
        assertThat(enter(says(subject, "another@parvis.example"))).hasHeader("Location", "/bureau");
        // somebody else there who has the address now is not them
        assertThat(enter(says("somebody else", email)))
                .hasStatus(422)
                .bodyText()
                .contains("Aucun compte");
    }

    @Test
    void an_invitation_is_taken_up_and_its_account_never_made_here() throws Exception {
        var association = network.anAssociation();
        var email = "lea." + UUID.randomUUID() + "@parvis.example";
        assertThat(enter(says("lea", email))).hasStatus(422).bodyText().contains("Aucun compte");
        var director = network.a(Role.DIRECTOR, association);
        Asking.as(association).run(() -> manage.invite(director, mediator(association, "Léa", email)));
        assertThat(home(enter(says("lea", email)))).hasStatus(302).hasHeader("Location", "/capture");
    }

    @Test
    void who_has_no_password_is_told_how_to_get_one_and_not_that_it_is_wrong() throws Exception {
        var association = network.anAssociation();
        var director = network.a(Role.DIRECTOR, association);
        var email = "ivo." + UUID.randomUUID() + "@parvis.example";
        Asking.as(association).run(() -> manage.invite(director, mediator(association, "Ivo", email)));
        assertThat(enter(says(UUID.randomUUID().toString(), email))).hasHeader("Location", "/bureau");
        var account = accounts.findByEmail(email).orElseThrow().id();
        for (int i = 0; i < 6; i++) assertThat(mine.check(account, "typed")).isEqualTo(MyAccount.Check.NONE);
        var problems = new Problems();
        PasswordRule.checkCurrent(MyAccount.Check.NONE, "motDePasse", problems);
        assertThat(problems.of("motDePasse")).isEqualTo(Words.t("access.password.none"));
    }

    @Test
    void an_account_that_was_closed_and_opened_again_is_entered_as_before() throws Exception {
        var association = network.anAssociation();
        var director = network.a(Role.DIRECTOR, association);
        var email = "zoe." + UUID.randomUUID() + "@parvis.example";
        Asking.as(association).run(() -> manage.invite(director, mediator(association, "Zoé", email)));
        var account = accounts.findByEmail(email).orElseThrow().id();
        var says = says(UUID.randomUUID().toString(), email);
        assertThat(enter(says)).hasHeader("Location", "/bureau");
        Network.as(director, () -> {
            manage.disable(director, account);
        });
        assertThat(enter(says)).hasStatus(422);
        Network.as(director, () -> {
            manage.enable(director, account);
        });
        assertThat(accounts.find(account).orElseThrow().active()).isTrue();
        assertThat(enter(says)).hasStatus(302).hasHeader("Location", "/bureau");
    }

    @Test
    void a_new_browser_is_asked_for_a_code_once() throws Exception {
        var association = network.anAssociation();
        var director = network.a(Role.DIRECTOR, association);
        var administrator = network.ofTheNetwork(Role.ADMINISTRATOR);
        var email = "nour." + UUID.randomUUID() + "@parvis.example";
        Asking.as(association).run(() -> manage.invite(director, mediator(association, "Nour", email)));
        var account = accounts.findByEmail(email).orElseThrow().id();
        var says = says(UUID.randomUUID().toString(), email);
        Network.as(administrator, () -> {
            manage.setKnownBrowsers(administrator, true);
        });
        try {
            var asked = enter(says);
            assertThat(asked).hasStatusOk().bodyText().contains("jamais connecté depuis ce navigateur");
            var made =
                    (ManageAccounts.Outcome.CodeMade) Network.as(director, () -> manage.readOutCode(director, account));
            var entered = mvc.post()
                    .uri("/connexion/code")
                    .with(csrf())
                    .cookie(asked.getResponse().getCookie("parvis"))
                    .param("code", made.code())
                    .exchange();
            assertThat(entered).hasStatus(302).hasHeader("Location", "/bureau");
            assertThat(enter(says, entered.getResponse().getCookie("parvis-navigateur")))
                    .as("this browser is known now")
                    .hasStatus(302)
                    .hasHeader("Location", "/bureau");
            assertThat(enter(says)).as("another browser").hasStatusOk();
        } finally {
            Network.as(administrator, () -> {
                manage.setKnownBrowsers(administrator, false);
            });
        }
    }

    @Test
    void a_role_that_asks_for_a_second_step_proves_it_there_or_here() throws Exception {
        var email = accounts.find(network.ofTheNetwork(Role.ADMINISTRATOR).account())
                .orElseThrow()
                .email();
        var says = says(UUID.randomUUID().toString(), email);
        assertThat(enter(says)).hasStatus(302).headers().hasValue("Location", SecondStepPage.SIGN_IN_PATH);
        says.put("amr", List.of("mfa"));
        assertThat(enter(says)).hasHeader("Location", "/bureau");
    }

    @Test
    void an_address_that_nobody_checked_opens_nothing() throws Exception {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var says = says("x", accounts.find(mediator.account()).orElseThrow().email());
        says.put("email_verified", false);
        assertThat(enter(says)).hasStatus(422).bodyText().contains("vérifié");
    }

    @Test
    void a_way_back_serves_once() throws Exception {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var begun = begun(
                says("once", accounts.find(mediator.account()).orElseThrow().email()));
        var first = door.get().uri(begun.back()).cookie(begun.kept()).exchange();
        assertThat(first).hasStatus(302);
        assertThat(first.getResponse().getCookie("parvis-openid").getMaxAge()).isZero();
        assertThat(door.get().uri(begun.back())).hasStatus(422);
    }

    @Test
    void the_end_that_the_provider_announces_ends_the_session_and_no_other() throws Exception {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var says = says("bye", accounts.find(mediator.account()).orElseThrow().email());
        says.put("sid", "one");
        var one = enter(says);
        says.put("sid", "two");
        var two = enter(says);
        assertThat(door.post().uri(OpenIdPage.END).param("logout_token", "nonsense"))
                .hasStatus(400);
        var announced = logout("one");
        assertThat(door.post().uri(OpenIdPage.END).param("logout_token", announced))
                .hasStatusOk();
        assertThat(home(one)).headers().hasValue("Location", "/connexion?retour=%2Fbureau");
        says.put("sid", "three");
        var three = enter(says);
        assertThat(door.post().uri(OpenIdPage.END).param("logout_token", announced))
                .as("replayed")
                .hasStatusOk();
        assertThat(home(two)).hasHeader("Location", "/capture");
        assertThat(home(three)).hasHeader("Location", "/capture");
    }

    @Test
    void the_way_back_keeps_all_that_its_address_asked() {
        network.exists();
        assertThat(door.get().uri("/connexion").param("retour", "/bureau/journal?au=2026-11-30&du=2026-11-01"))
                .hasStatusOk()
                .bodyText()
                .contains(OpenIdPage.START + "?retour=%2Fbureau%2Fjournal%3Fau%3D2026-11-30%26du%3D2026-11-01");
    }

    @Test
    void a_provider_that_is_down_is_said_and_the_password_stays() {
        network.exists();
        provider.shutdown();
        assertThat(door.get().uri(OpenIdPage.START))
                .hasStatus(422)
                .bodyText()
                .contains("ProConnect ne répond pas", "motDePasse");
    }

    @Test
    void without_the_setting_there_is_no_such_door() {
        network.exists();
        assertThat(pages.get(OpenIdPage.START)).hasStatus(404);
        assertThat(mvc.post().uri(OpenIdPage.END).param("logout_token", "x")).hasStatus(404);
        assertThat(pages.get("/connexion")).bodyText().doesNotContain("openid");
    }

    private static Map<String, Object> says(String subject, String email) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", subject);
        claims.put("email", email);
        claims.put("email_verified", true);
        return claims;
    }

    private record Begun(String back, Cookie kept) {}

    /** Goes to the provider, which lets in at once, and comes back. */
    private Begun begun(Map<String, Object> says) throws IOException, InterruptedException {
        provider.enqueueCallback(new DefaultOAuth2TokenCallback(
                ISSUER, String.valueOf(says.get("sub")), "JWT", List.of(TrialProvider.CLIENT), says, 300));
        var started = door.get().uri(OpenIdPage.START).exchange().getResponse();
        var answer = BROWSER.send(
                HttpRequest.newBuilder(URI.create(started.getRedirectedUrl())).build(),
                HttpResponse.BodyHandlers.discarding());
        var back = URI.create(answer.headers().firstValue("location").orElseThrow());
        assertThat(back.toString()).startsWith(SITE + OpenIdPage.BACK);
        return new Begun(OpenIdPage.BACK + "?" + back.getRawQuery(), started.getCookie("parvis-openid"));
    }

    private MvcTestResult enter(Map<String, Object> says, Cookie... more) throws IOException, InterruptedException {
        var begun = begun(says);
        var request = door.get().uri(URI.create(begun.back())).cookie(begun.kept());
        return (more.length == 0 ? request : request.cookie(more)).exchange();
    }

    private MvcTestResult home(MvcTestResult entered) {
        return mvc.get()
                .uri("/bureau")
                .cookie(entered.getResponse().getCookie("parvis"))
                .exchange();
    }

    private String logout(String session) {
        return provider.anyToken(
                        provider.issuerUrl(ISSUER),
                        Map.of(
                                "sub",
                                "bye",
                                "sid",
                                session,
                                "aud",
                                TrialProvider.CLIENT,
                                "jti",
                                UUID.randomUUID().toString(),
                                "events",
                                Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())),
                        Duration.ofMinutes(2))
                .serialize();
    }
}
