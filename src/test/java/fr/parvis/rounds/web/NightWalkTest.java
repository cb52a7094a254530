// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.SettableClock;
import fr.parvis.SettableTime;
import fr.parvis.rounds.RoundsFixtures;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
@Import(SettableTime.class)
class NightWalkTest {
    private static final String WALKS = "/bureau/tournees/maraudes";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Network network;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SettableClock clock;

    @Test
    void a_walk_noted_just_after_midnight_began_the_day_before() throws Exception {
        clock.set("2026-11-25T23:30:00Z"); // half past midnight in Paris
        var bus = new RoundsFixtures(network, db, transaction).aBus();
        assertThat(mvc.post()
                        .uri("/bureau/tournees/secteurs")
                        .param("name", "Centre")
                        .with(Browser.as(bus.lead()))
                        .with(csrf())
                        .exchange())
                .hasStatus3xxRedirection();
        var answer = mvc.get().uri(WALKS).with(Browser.as(bus.mediator())).exchange();
        var form = Jsoup.parse(answer.getResponse().getContentAsString(StandardCharsets.UTF_8));
        assertThat(form.select("#f-day").val()).isEqualTo("2026-11-25");
        assertThat(form.select("#f-startedAt").val()).isEqualTo("23:30");
    }
}
