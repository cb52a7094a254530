// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.values.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParvisTest
class WebhooksPageTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    SignedIn director;

    @BeforeEach
    void a_director() {
        director = network.a(Role.DIRECTOR, network.anAssociation());
    }

    /** On the page that one is sent to. */
    private String secret(MvcTestResult answer, String path) {
        var next = mvc.get()
                .uri(path)
                .with(Browser.as(director))
                .cookie(answer.getResponse().getCookie("parvis"))
                .exchange();
        return Pages.read(next).select("#webhook-secret").val();
    }

    @Test
    void an_address_is_added_its_secret_shown_once_and_a_trial_waits_in_the_log() {
        var id = Ids.next().toString();
        assertThat(pages.as(director)
                        .open("/bureau/webhooks")
                        .select("h2#new-title")
                        .text())
                .isEqualTo("Ajouter une adresse");
        var path = "/bureau/webhooks/" + id;
        var added = pages.as(director)
                .post(
                        "/bureau/webhooks",
                        "id",
                        id,
                        "name",
                        "Siège",
                        "url",
                        "https://198.51.100.7/parvis",
                        "events",
                        "point.changed",
                        "events",
                        "appointment.booked");
        assertThat(added).hasStatus(302).hasRedirectedUrl(path);
        assertThat(secret(added, path)).startsWith("whsec_");
        assertThat(pages.as(director).open(path).select("#webhook-secret")).isEmpty();
        assertThat(pages.as(director)
                        .open("/bureau/webhooks")
                        .select("#endpoints tbody tr")
                        .text())
                .contains("Siège", "198.51.100.7", "reçoit");
        assertThat(pages.as(director).post(path + "/essai")).hasStatus(302);
        assertThat(pages.as(director).post(path + "/arreter")).hasStatus(302);
        assertThat(pages.as(director).open(path).select(".notice-warning").text())
                .contains("Arrêté");
        var renewed = pages.as(director).post(path + "/secret");
        assertThat(secret(renewed, path)).startsWith("whsec_").isNotEqualTo(secret(added, path));
        assertThat(pages.as(director).post(path + "/supprimer")).hasStatus(302);
        assertThat(pages.as(director).open("/bureau/webhooks").select("#endpoints"))
                .isEmpty();
    }

    @Test
    void what_cannot_be_kept_is_said_beside_its_field_with_what_was_typed() {
        var answer = pages.as(director).post("/bureau/webhooks", "name", "S", "url", "https://127.0.0.1/x");
        assertThat(answer).hasStatus(422);
        var page = Pages.read(answer);
        assertThat(page.select("#f-url-error").text()).contains("intérieur");
        assertThat(page.select("#f-name-error").text()).contains("deux lettres");
        assertThat(page.select("#f-events-error").text()).contains("au moins un");
        assertThat(page.select("#f-url").val()).isEqualTo("https://127.0.0.1/x");
    }

    @Test
    void only_who_leads_an_association_decides_of_it() {
        for (var role : new Role[] {Role.MEDIATOR, Role.SITE_LEAD})
            assertThat(pages.as(network.a(role, director.association())).get("/bureau/webhooks"))
                    .hasStatus(403);
    }
}
