// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.audit.domain.CountedRefusals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What is refused leaves a line in the journal, never one for each request. */
@ParvisTest
class RefusalsTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    CountedRefusals refusals;

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    private static List<String> noted(String condition, Object... of) throws Exception {
        try (var database = RawDatabase.asSuperuser()) {
            return RawDatabase.list(database, """
                    select concat_ws(' ', facts ->> 'kind', facts ->> 'times', subject, facts ->> 'from') from audit.entry
                    where action = 'access.refused' and\s""" + condition + " order by id", of);
        }
    }

    @Test
    void pages_without_the_right_are_counted_by_account_and_route() throws Exception {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        // the job of each minute, which would write a part of them, waits
        synchronized (refusals) {
            for (int i = 0; i < 3; i++)
                assertThat(mvc.get()
                                .uri("/bureau/journal?du=2026-01-0" + (i + 1))
                                .with(Browser.as(mediator))
                                .with(from("198.51.100.77")))
                        .hasStatus(403);
            refusals.write();
        }
        refusals.write();
        assertThat(noted("account = ? and association = ?", mediator.account(), mediator.association()))
                .containsExactly("page 3 GET /bureau/journal 198.51.100.0/24");
        var officer = pages.as(network.a(Role.DATA_PROTECTION_OFFICER, mediator.association()));
        assertThat(officer.read("/bureau/journal?action=refusals")
                        .select("#lines .row-main")
                        .text())
                .isEqualTo(
                        "Parvis a refusé à " + mediator.name()
                                + " ce qui était demandé (GET /bureau/journal) : depuis le réseau 198.51.100.0/24, faute de droit, 3 fois.");
    }

    @Test
    void forms_without_a_token_sign_ins_and_tokens_are_counted_of_nobody() throws Exception {
        network.exists();
        var head = pages.as(network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER));
        var origin = from("2001:db8:77:1:2:3:4:5");
        synchronized (refusals) {
            assertThat(mvc.post().uri("/bureau/mon-compte").with(origin)).hasStatus(403);
            for (int i = 0; i < 2; i++)
                assertThat(mvc.post()
                                .uri("/connexion")
                                .with(csrf())
                                .with(origin)
                                .param("email", "nobody" + i + "@x.example")
                                .param("motDePasse", "whatever it is"))
                        .hasStatus(422);
            assertThat(mvc.get()
                            .uri("/api/v1/network/points")
                            .header("Authorization", "Bearer parvis_wrong")
                            .with(origin))
                    .hasStatus(401);
            refusals.write();
        }
        assertThat(noted("association is null and facts ->> 'from' = ?", "2001:0db8:0077::/48"))
                .containsExactlyInAnyOrder(
                        "form 1 POST /bureau/mon-compte 2001:0db8:0077::/48",
                        "sign-in 2 POST /connexion 2001:0db8:0077::/48",
                        "token 1 GET /api/v1/network/points 2001:0db8:0077::/48");
        assertThat(head.read("/bureau/journal?action=refusals").text())
                .contains("Parvis a refusé ce qu’un inconnu demandait (POST /connexion)", "connexion refusée, 2 fois");
    }
}
