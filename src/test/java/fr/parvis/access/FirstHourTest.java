// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.values.Ids;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who has just chosen a password by a link is in; the second step that a role asks for may wait in that browser, not elsewhere and not for all. */
@ParvisTest
class FirstHourTest {
    private static final String PASSWORD = "une phrase bien à moi";
    private static final String SET_UP = "/connexion/second-facteur";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Network network;

    @Autowired
    Accounts accounts;

    @Autowired
    KnownSecondSteps secondSteps;

    @Autowired
    ManageAccounts manage;

    private record Invited(UUID account, String email, String link) {}

    private Invited invite(UUID association, Role role) {
        var administrator = network.ofTheNetwork(Role.ADMINISTRATOR);
        var email = Ids.next() + "@parvis.example";
        var linked = (ManageAccounts.Outcome.Linked) Network.as(
                administrator,
                () -> manage.invite(
                        administrator,
                        new Accounts.NewAccount(Ids.next(), association, null, "Awa Diallo", email, Set.of(role))));
        return new Invited(linked.account(), email, "/invitation/" + linked.secret());
    }

    private MvcTestResult post(Cookie[] cookies, String address, String... fields) {
        var request = mvc.post().uri(address).with(csrf());
        if (cookies.length > 0) request = request.cookie(cookies);
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    private MvcTestResult choose(Invited who, Cookie... cookies) {
        return post(cookies, who.link(), "motDePasse", PASSWORD);
    }

    private MvcTestResult signIn(Invited who, Cookie... cookies) {
        return post(cookies, "/connexion", "email", who.email(), "motDePasse", PASSWORD);
    }

    private MvcTestResult get(String address, Cookie... cookies) {
        return mvc.get().uri(address).cookie(cookies).exchange();
    }

    private static Cookie[] cookies(MvcTestResult answer) {
        return answer.getResponse().getCookies();
    }

    /** The browser without its session. */
    private static Cookie[] browser(MvcTestResult answer) {
        return Arrays.stream(cookies(answer))
                .filter(cookie -> cookie.getName().equals("parvis-navigateur"))
                .toArray(Cookie[]::new);
    }

    private static int journalled(UUID account) throws Exception {
        try (var direct = RawDatabase.asSuperuser()) {
            return RawDatabase.list(
                            direct,
                            "select action from audit.entry where action = 'access.signed-in' and subject = ?",
                            account.toString())
                    .size();
        }
    }

    @Test
    void the_link_opens_a_session_of_a_new_identifier_and_the_journal_says_so() throws Exception {
        var mediator = invite(network.anAssociation(), Role.MEDIATOR);
        // a session that somebody else has open, put into the browser of who follows the link
        var planted = choose(invite(null, Role.ADMINISTRATOR)).getResponse().getCookie("parvis");
        var chosen = choose(mediator, planted);
        assertThat(chosen).hasStatus(302).hasHeader("Location", "/bureau");
        assertThat(chosen.getResponse().getCookie("parvis").getValue()).isNotEqualTo(planted.getValue());
        assertThat(get("/bureau/mon-compte", planted)).hasStatus(302);
        assertThat(journalled(mediator.account())).isEqualTo(1);
        assertThat(get("/bureau", cookies(chosen))).hasHeader("Location", "/capture");
        var desk = get("/capture", cookies(chosen));
        assertThat(desk).hasStatusOk();
        assertThat(Pages.read(desk).select(".notice-success a[href=/capture/entrainement]"))
                .as("a new mediator is offered the training")
                .hasSize(1);
    }

    @Test
    void who_sets_the_second_step_up_ends_the_sessions_that_a_password_alone_opened() throws Exception {
        var administrator = invite(null, Role.ADMINISTRATOR);
        var here = choose(administrator);
        var elsewhere = signIn(administrator, browser(here));
        assertThat(get("/bureau/accueil", cookies(elsewhere))).hasStatusOk();
        assertThat(post(cookies(here), "/bureau/mon-compte/codes", "motDePasse", PASSWORD))
                .hasStatusOk();
        assertThat(get("/bureau/accueil", cookies(here))).hasStatusOk();
        assertThat(get("/bureau/accueil", cookies(elsewhere))).hasStatus(302);
    }

    @Test
    void who_administers_has_seven_days_in_the_browser_of_the_link() throws Exception {
        var administrator = invite(null, Role.ADMINISTRATOR);
        var chosen = choose(administrator);
        assertThat(chosen).hasHeader("Location", "/bureau");
        var page = get("/bureau/accueil", cookies(chosen));
        assertThat(page).hasStatusOk();
        assertThat(Pages.read(page).select(".standing").text()).contains("7 jours");
        assertThat(signIn(administrator, browser(chosen)))
                .as("the same browser, the next day")
                .hasHeader("Location", "/bureau");
        assertThat(signIn(administrator)).as("another browser").hasHeader("Location", SET_UP);

        try (var direct = RawDatabase.asSuperuser()) {
            RawDatabase.run(
                    direct,
                    "update access.account set second_step_due = now() - interval '1 minute' where id = ?",
                    administrator.account());
        }
        assertThat(get("/bureau/accueil", cookies(chosen)))
                .as("a session still open after seven days")
                .hasStatus(302);
        assertThat(signIn(administrator, browser(chosen)))
                .as("after seven days")
                .hasHeader("Location", SET_UP);
    }

    @Test
    void a_new_link_gives_no_new_days() throws Exception {
        var administrator = invite(null, Role.ADMINISTRATOR);
        choose(administrator);
        try (var direct = RawDatabase.asSuperuser()) {
            RawDatabase.run(
                    direct,
                    "update access.account set second_step_due = now() - interval '1 minute' where id = ?",
                    administrator.account());
        }
        var other = network.ofTheNetwork(Role.ADMINISTRATOR);
        var linked =
                (ManageAccounts.Outcome.Linked) Network.as(other, () -> manage.newLink(other, administrator.account()));
        assertThat(post(new Cookie[0], "/invitation/" + linked.secret(), "motDePasse", PASSWORD))
                .hasHeader("Location", SET_UP);
    }

    @Test
    void who_sees_who_read_whose_file_has_no_days() {
        assertThat(choose(invite(null, Role.DATA_PROTECTION_OFFICER))).hasHeader("Location", SET_UP);
    }

    @Test
    void a_role_given_afterwards_has_no_days_either() {
        var association = network.anAssociation();
        var mediator = invite(association, Role.MEDIATOR);
        var chosen = choose(mediator);
        var administrator = network.ofTheNetwork(Role.ADMINISTRATOR);
        Network.as(
                administrator,
                () -> manage.changeRoles(
                        administrator,
                        mediator.account(),
                        Set.of(Role.ADMINISTRATOR),
                        Network.as(administrator, () -> manage.get(administrator, mediator.account()))
                                .version()));
        assertThat(signIn(mediator, browser(chosen))).hasHeader("Location", SET_UP);
    }

    @Test
    void a_link_does_not_stand_in_for_the_second_step_of_who_has_one() {
        var administrator = invite(null, Role.ADMINISTRATOR);
        choose(administrator);
        var other = network.ofTheNetwork(Role.ADMINISTRATOR);
        Network.as(
                other,
                () -> secondSteps.give(
                        administrator.account(), "12345678901234567890".getBytes(StandardCharsets.US_ASCII)));
        var linked =
                (ManageAccounts.Outcome.Linked) Network.as(other, () -> manage.newLink(other, administrator.account()));
        var chosen = post(new Cookie[0], "/invitation/" + linked.secret(), "motDePasse", PASSWORD);
        assertThat(chosen).hasStatusOk();
        assertThat(Pages.read(chosen).select("main form").attr("action")).isEqualTo("/connexion/code");
        assertThat(get("/bureau/mon-compte", cookies(chosen))).hasStatus(302);
    }

    @Test
    void printed_codes_are_a_second_step_at_the_door() {
        var officer = invite(null, Role.DATA_PROTECTION_OFFICER);
        var door = choose(officer);
        var printed = post(cookies(door), SET_UP + "/codes");
        assertThat(printed).hasStatusOk();
        var codes = Pages.read(printed).select(".codes code").eachText();
        assertThat(codes).hasSize(10);
        assertThat(get("/bureau/accueil", cookies(printed))).hasStatusOk();
        assertThat(post(cookies(door), SET_UP + "/codes")).as("once").hasHeader("Location", "/connexion");
        var again = signIn(officer);
        assertThat(post(cookies(again), "/connexion/code", "code", codes.getFirst()))
                .hasHeader("Location", "/bureau");
    }
}
