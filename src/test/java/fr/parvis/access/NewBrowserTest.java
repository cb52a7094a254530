// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.domain.SecondStep;
import fr.parvis.values.Ids;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody who reads named files signs in where they never did: a password alone does not let them in, if the network wants it so. */
@ParvisTest
class NewBrowserTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Accounts accounts;

    @Autowired
    SecondStep secondStep;

    private Pages administrator;

    @BeforeEach
    void theNetworkAsksForIt() {
        administrator = pages.as(network.ofTheNetwork(Role.ADMINISTRATOR));
        assertThat(administrator.post("/bureau/comptes/navigateurs", "demander", "true"))
                .hasStatus(302);
        assertThat(administrator.read("/bureau/comptes").text()).contains("Ce code est demandé");
    }

    @AfterEach
    void asBefore() {
        administrator.post("/bureau/comptes/navigateurs", "demander", "false");
    }

    private MvcTestResult post(Cookie[] cookies, String address, String... fields) {
        var request = mvc.post().uri(address).with(csrf());
        if (cookies.length > 0) request = request.cookie(cookies);
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    private MvcTestResult signIn(SignedIn who, String password, Cookie... cookies) {
        var email = accounts.find(who.account()).orElseThrow().email();
        return post(cookies, "/connexion", "email", email, "motDePasse", password);
    }

    private static String digits(String text) {
        return text.replaceAll("(?s).*?(\\d{4} \\d{4}).*", "$1");
    }

    @Test
    void the_director_reads_out_a_code_that_serves_once() {
        var association = network.anAssociation();
        var mediator = network.a(Role.MEDIATOR, association);
        var director = pages.as(network.a(Role.DIRECTOR, association));
        var door = signIn(mediator, Network.PASSWORD);
        assertThat(door).hasStatusOk();
        assertThat(Pages.read(door).select("main form").attr("action")).isEqualTo("/connexion/code");
        assertThat(Pages.read(door).text()).contains("jamais connecté depuis ce navigateur");
        var cookies = door.getResponse().getCookies();
        assertThat(mvc.get().uri("/bureau/mon-compte").cookie(cookies)).hasStatus(302);

        var page = "/bureau/comptes/" + mediator.account();
        assertThat(director.read(page).select("form[action$=/code]")).isNotEmpty();
        var made = director.post(page + "/code");
        assertThat(made).hasStatus(302);
        var code = digits(String.valueOf(made.getMvcResult().getFlashMap()));
        assertThat(post(cookies, "/connexion/code", "code", "0000 0000")).hasStatus(422);
        var entered = post(cookies, "/connexion/code", "code", code);
        assertThat(entered).hasStatus(302).hasHeader("Location", "/bureau");

        assertThat(signIn(mediator, Network.PASSWORD, entered.getResponse().getCookies()))
                .as("this browser is known now")
                .hasHeader("Location", "/bureau");
        var elsewhere = signIn(mediator, Network.PASSWORD).getResponse().getCookies();
        assertThat(post(elsewhere, "/connexion/code", "code", code))
                .as("used up")
                .hasStatus(422);
    }

    @Test
    void a_site_lead_reads_a_code_out_to_a_mediator_of_the_association_and_to_nobody_else() {
        var association = network.anAssociation();
        var mediator = network.a(Role.MEDIATOR, association);
        var director = network.a(Role.DIRECTOR, association);
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        var lead = pages.as(network.a(Role.SITE_LEAD, association));
        var offered = lead.read("/bureau/mon-compte").select("select[name=mediateur] option");
        assertThat(offered.eachAttr("value")).containsExactly(mediator.account().toString());
        var made = lead.post(
                "/bureau/mon-compte/code-mediateur",
                "mediateur",
                mediator.account().toString());
        var door = signIn(mediator, Network.PASSWORD);
        assertThat(post(
                        door.getResponse().getCookies(),
                        "/connexion/code",
                        "code",
                        digits(String.valueOf(made.getMvcResult().getFlashMap()))))
                .hasStatus(302)
                .hasHeader("Location", "/bureau");
        for (var other : new SignedIn[] {director, stranger})
            assertThat(String.valueOf(lead.post(
                                    "/bureau/mon-compte/code-mediateur",
                                    "mediateur",
                                    other.account().toString())
                            .getMvcResult()
                            .getFlashMap()))
                    .doesNotContainPattern("\\d{4} \\d{4}");
        assertThat(pages.as(mediator).read("/bureau/mon-compte").select("select[name=mediateur]"))
                .isEmpty();
    }

    @Test
    void the_browser_in_which_the_link_was_used_is_known() {
        var association = network.anAssociation();
        var director = pages.as(network.a(Role.DIRECTOR, association));
        var email = Ids.next() + "@parvis.example";
        var invited = director.post("/bureau/comptes", "nom", "Awa Diallo", "email", email, "roles", "MEDIATOR");
        var link = Pages.read(invited).select("input[name=lien]").attr("value").substring("http://localhost".length());
        var chosen = post(new Cookie[0], link, "motDePasse", "une phrase bien à moi");
        var mediator = accounts.signedIn(
                        accounts.findByEmail(email).orElseThrow().id())
                .orElseThrow();
        assertThat(signIn(
                        mediator, "une phrase bien à moi", chosen.getResponse().getCookies()))
                .hasStatus(302)
                .hasHeader("Location", "/bureau");
        assertThat(signIn(mediator, "une phrase bien à moi"))
                .as("another browser")
                .hasStatusOk();
    }

    @Test
    void who_is_signed_in_already_makes_the_code_for_another_device() {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var made = pages.as(mediator).post("/bureau/mon-compte/code");
        var door = signIn(mediator, Network.PASSWORD);
        assertThat(post(
                        door.getResponse().getCookies(),
                        "/connexion/code",
                        "code",
                        digits(String.valueOf(made.getMvcResult().getFlashMap()))))
                .hasStatus(302)
                .hasHeader("Location", "/bureau");
    }

    @Test
    void who_reads_no_file_is_not_asked() {
        assertThat(signIn(network.a(Role.DIRECTOR, network.anAssociation()), Network.PASSWORD))
                .as("a director reads files")
                .hasStatusOk();
        assertThat(signIn(network.ofTheNetwork(Role.NETWORK_HEAD), Network.PASSWORD))
                .as("the network's head sets up a second step instead")
                .hasHeader("Location", "/connexion/second-facteur");
    }

    @Test
    void codes_printed_before_the_secret_key_protected_them_still_serve() throws Exception {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var plain = MessageDigest.getInstance("SHA-256")
                .digest((mediator.account() + ":ABCDEFGHJK").getBytes(StandardCharsets.UTF_8));
        try (var direct = RawDatabase.asApplication()) {
            RawDatabase.run(
                    direct,
                    "insert into access.one_time_code (account, code_hash) values (?, ?)",
                    mediator.account(),
                    plain);
        }
        assertThat(secondStep.keyPrintedCodes()).isEqualTo(1);
        try (var direct = RawDatabase.asApplication()) {
            assertThat(RawDatabase.list(
                            direct, "select account::text from access.one_time_code where code_hash = ?", plain))
                    .isEmpty();
        }
        var door = signIn(mediator, Network.PASSWORD);
        assertThat(post(door.getResponse().getCookies(), "/connexion/code", "code", "abcde-fghjk"))
                .hasStatus(302)
                .hasHeader("Location", "/bureau");
    }
}
