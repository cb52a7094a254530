// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ParvisTest
class SignInPageTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Accounts accounts;

    @Test
    void a_mediator_enters_with_address_and_password_and_stays_in() {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var entered = pages.post(
                "/connexion",
                "email",
                accounts.find(mediator.account()).orElseThrow().email(),
                "motDePasse",
                Network.PASSWORD);
        assertThat(entered).hasStatus(302).hasHeader("Location", "/bureau");

        Cookie session = entered.getResponse().getCookie("parvis");
        assertThat(mvc.get().uri("/bureau").cookie(session)).hasStatus(302).hasHeader("Location", "/capture");
    }

    @Test
    void a_wrong_password_is_answered_without_saying_which_of_the_two_is_wrong() {
        network.exists();
        var answer = pages.post("/connexion", "email", "personne@parvis.example", "motDePasse", "n'importe quoi");
        assertThat(answer).hasStatus(422);
    }

    @Test
    void a_crafted_way_back_leads_home() {
        for (var crafted : java.util.List.of(
                "/..//evil.example", "//evil.example", "/bureau/..", "/a//b", "https://evil.example")) {
            var mediator = network.a(Role.MEDIATOR, network.anAssociation());
            assertThat(pages.post(
                            "/connexion",
                            "email",
                            accounts.find(mediator.account()).orElseThrow().email(),
                            "motDePasse",
                            Network.PASSWORD,
                            "retour",
                            crafted))
                    .as(crafted)
                    .hasStatus(302)
                    .hasHeader("Location", "/bureau");
        }
    }

    @Test
    void a_page_for_staff_sends_who_is_not_signed_in_to_the_door_and_back() {
        network.exists();
        assertThat(pages.get("/bureau")).hasStatus(302).hasHeader("Location", "/connexion?retour=%2Fbureau");
    }

    @Test
    void the_language_of_the_screens_can_be_changed() {
        network.exists();
        var english = mvc.get()
                .uri("/connexion")
                .cookie(new Cookie("langue", "en-GB"))
                .exchange();
        assertThat(english).hasStatusOk();
        assertThat(Pages.read(english).select("h1").text()).isEqualTo("Sign in");
        assertThat(Browser.as(network.ofTheNetwork(Role.NETWORK_HEAD))).isNotNull();
    }
}
