// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.parvis.visits.VisitsFixtures.aVisit;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A director's question: from a ready one to a number's visits, kept and sent; the same without scripts, and from the network's head. */
class ExplorerJourney extends Journey {
    @Autowired
    Visits visits;

    private VisitsFixtures.Desk aBusyDesk() {
        var desk = visitsFixtures.aDesk();
        record(desk, "family-benefits", "housing-search");
        record(desk, "family-benefits");
        record(desk, "housing-search");
        record(desk, "family-benefits");
        return desk;
    }

    private void record(VisitsFixtures.Desk desk, String... themes) {
        var requests = Arrays.stream(themes)
                .map(theme -> VisitsFixtures.aRequest(theme, null))
                .toList();
        assertThat(Network.as(
                        desk.mediator(), () -> visits.record(VisitsFixtures.with(aVisit(desk.point()), requests))))
                .isInstanceOf(Visits.Outcome.Accepted.class);
    }

    @AtEveryWidth
    void a_director_asks_changes_the_question_opens_a_number_and_keeps_it(Screen screen) {
        var desk = aBusyDesk();
        on(screen);
        signIn(network.a(Role.DIRECTOR, desk.association()));
        open("/bureau/chiffres/explorer");
        assertThat(page.locator("[aria-labelledby=ready-title] li")).hasCount(12);
        isFine("explorer-1-questions");

        page.locator("[aria-labelledby=ready-title] a").first().click();
        assertThat(page.locator("h1")).containsText("Qui est venu");
        assertThat(page.locator("#answer tfoot")).containsText("5");
        isFine("explorer-2-answer");
        page.reload();

        // one choice changes the answer, and the address with it
        page.selectOption("select[name=lignes]", "theme");
        page.waitForURL(url -> url.contains("lignes=theme"));
        page.selectOption("select[name=colonnes]", "");
        page.waitForURL(url -> !url.contains("colonnes=age"));
        assertThat(page.locator("#answer tbody tr")).hasCount(2);
        assertThat(page.locator("#answer tbody tr").first()).containsText("3");
        page.locator("nav[aria-label=Pourcentages] a").nth(1).click();
        assertThat(page.locator("#answer tbody tr").first()).containsText("60");
        page.locator("nav[aria-label=Comparer] a").nth(2).click();
        assertThat(page.locator("#answer thead")).containsText("Un an plus tôt");
        isFine("explorer-3-changed");

        page.locator("#answer tbody td a").first().click();
        assertThat(page.locator(".answer-number")).hasText("3");
        isFine("explorer-4-number");
        page.locator("main .btn-primary").click();
        assertThat(page.locator("#main tbody tr")).hasCount(3);
        page.goBack();
        page.goBack();

        page.locator("#garder > summary").click();
        page.locator("#garder button[type=submit]").click();
        page.fill("input[name=nom]", "Nos thèmes");
        page.check("input[name=partagee]");
        page.locator("#garder button[type=submit]").click();
        assertThat(page.locator("h1")).hasText("Nos thèmes");
        assertThat(page.locator(".notice-success")).containsText("Question gardée");
        open("/bureau/chiffres/explorer");
        assertThat(page.locator("[aria-labelledby=own-title]")).containsText("Nos thèmes");

        open("/bureau/chiffres/explorer?mesure=requests&lignes=theme&resultat=blocked");
        assertThat(page.locator(".empty")).containsText("Le filtre ne laisse rien");
        isFine("explorer-5-empty");
        open("/bureau/chiffres/explorer/sur-la-carte?mesure=visits&lignes=point");
        assertThat(page.locator("#answer tbody tr")).hasCount(1);
        isFine("explorer-6-map");
    }

    @Test
    void a_question_is_asked_and_sent_without_scripts() {
        var desk = aBusyDesk();
        on(Screen.PHONE, false);
        signIn(desk.mediator());
        open("/bureau/chiffres/explorer?mesure=requests");
        page.selectOption("select[name=lignes]", "theme");
        page.locator("#filters noscript button, #filters button[type=submit]")
                .first()
                .click();
        assertThat(page.locator("#answer tbody tr")).hasCount(2);
        assertThat(page.url()).contains("lignes=theme");
    }

    @AtEveryWidth
    void the_networks_head_asks_about_associations(Screen screen) {
        aBusyDesk();
        on(screen);
        signIn(network.ofTheNetwork(Role.NETWORK_HEAD));
        open("/bureau/chiffres/explorer?mesure=visits&lignes=association&point=x");
        assertThat(page.locator("main .notice")).containsText("qu’à l’intérieur d’une association");
        isFine("explorer-7-network");
    }
}
