// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static fr.parvis.outreach.domain.OutreachFixtures.aHousehold;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.outreach.domain.Households;
import fr.parvis.outreach.domain.OutreachFixtures;
import fr.parvis.outreach.domain.RankEntries;
import fr.parvis.values.NetworkTime;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a partner's list to a household that is reached, its case with the clock, a solution, and what is confirmed. */
class PartnersListJourney extends Journey {
    @Autowired
    OutreachFixtures outreachFixtures;

    @Autowired
    JdbcClient database;

    @Autowired
    Households households;

    @Autowired
    RankEntries ranking;

    @ParameterizedTest
    @EnumSource(Screen.class)
    void reaches_a_household_before_it_is_too_late(Screen screen) {
        var me = network.a(Role.MEDIATOR, network.anAssociation());
        var today = LocalDate.now(NetworkTime.ZONE);
        var list = outreachFixtures.anArrangement(me, today.minusDays(3));
        var amina = outreachFixtures.anEntry(
                list, aHousehold("Amina", "Ferrand").billed(today.minusDays(43)).planned(today.plusDays(9)));
        outreachFixtures.anEntry(list, aHousehold("Karim", "Deux").billed(today.minusDays(20)));
        outreachFixtures.anEntry(list, aHousehold("Inès", "Trois"));
        outreachFixtures.anEntry(list, aHousehold("Zoé", "Sans").by(null).at("3 rue Verte", null, null));
        Network.as(me, () -> ranking.rank(list.list()));
        on(screen);
        signIn(me);
        open("/listes");
        assertThat(page.textContent("main")).doesNotContain("Ferrand");
        isFine("list");

        page.click("#households [data-row] >> nth=0");
        if (screen == Screen.DESKTOP) {
            // beside the list first: who it is, the secret, how to try
            shows("[data-panel]", "Amina Ferrand", "Une dette est un secret", "Appel");
            isFine("list-panel");
            page.click(".panel-foot a");
        }
        page.waitForURL("**/listes/foyers/" + amina);
        page.waitForSelector(".secret-debt");
        isFine("list-card");
        page.click("#by-call > div > form button:has-text('Pas de réponse')");
        page.waitForSelector(".notice-success, .error-summary");
        isFine("list-no-answer");

        page.click("#by-call > div > form button:has-text('Foyer joint')");
        page.waitForSelector("#reached");
        isFine("list-reached");
        page.click("#reached a:has-text('Ouvrir un suivi')");
        page.waitForSelector("#f-family");
        page.check("label:has-text('Au téléphone')");
        isFine("list-agreed");
        page.click("button:has-text('Ouvrir le suivi')");
        page.waitForSelector("text=Suivi ouvert");
        isFine("list-case");

        open("/listes/foyers/" + amina);
        page.selectOption("#f-kind", "instalments");
        page.fill("#f-amount", "240");
        page.click("button:has-text('Noter la solution')");
        page.waitForSelector("text=Solution notée");
        isFine("list-solution");
        outreachFixtures.in(
                me,
                () -> database.sql("update outreach.solution set confirm_from = :on")
                        .param("on", today)
                        .update());
        open("/listes/a-confirmer");
        isFine("list-confirm");
        page.click("button:has-text('Évitée') >> nth=0");
        page.waitForSelector("text=Évitée, confirmé");
        open("/listes/portes");
        isFine("list-doors");
    }
}
