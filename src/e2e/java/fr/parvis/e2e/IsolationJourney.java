// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.parvis.visits.VisitsFixtures.aRequest;
import static fr.parvis.visits.VisitsFixtures.aVisit;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody of another association, with every address in hand, sees nothing of what was done and changes nothing. */
class IsolationJourney extends Journey {
    private static final String NOTE = "Dossier de logement à reprendre lundi";

    @Autowired
    Visits visits;

    private VisitsFixtures.Desk theirs;
    private String visit;

    @AtEveryWidth
    void a_mediator_of_another_association_sees_nothing_of_it(Screen screen) {
        aVisitOfTheirs();
        var mine = visitsFixtures.aDesk();
        on(screen);
        signIn(theirs.mediator());
        open("/bureau/journee");
        assertThat(page.locator("#day")).containsText(NOTE);
        open("/bureau/passages/" + visit);
        assertThat(page.locator("h1")).hasText("Corriger un passage");
        isFine("isolation-1-correction");

        on(screen);
        signIn(mine.mediator());
        open("/bureau");
        assertThat(page.content()).doesNotContain(theirs.point().toString());
        open("/bureau/journee");
        assertThat(page.locator("main")).containsText("Aucun passage");
        isFine("isolation-2-own-day");
        showsNothing("/bureau/journee?tous=oui&point=" + theirs.point());
        isFine("isolation-3-their-day");
        isNotThere("/bureau/passages/" + visit);
        isFine("isolation-4-their-visit");
        isNotThere("/bureau/chiffres?etendue=association:" + theirs.association());
        isNotThere("/bureau/chiffres?etendue=point:" + theirs.point());
        isNotThere("/bureau/chiffres?etendue=reseau");
        isNotThere("/bureau/comptes/" + theirs.mediator().account());
        isNotThere("/bureau/reseau/" + theirs.point() + "/modifier");
        isNotThere("/bureau/reseau/import");
        isNotThere("/bureau/journal");
        showsNothing("/capture?point=" + theirs.point());
        showsNothing("/capture/desk.json?point=" + theirs.point());
    }

    @AtEveryWidth
    void nor_does_its_director(Screen screen) {
        aVisitOfTheirs();
        on(screen);
        signIn(network.a(Role.DIRECTOR, network.anAssociation()));
        showsNothing("/bureau/journee?tous=oui&point=" + theirs.point());
        isNotThere("/bureau/passages/" + visit);
        isNotThere("/bureau/chiffres?etendue=association:" + theirs.association());
        isNotThere("/bureau/comptes/" + theirs.mediator().account());
        isNotThere("/bureau/reseau/" + theirs.point() + "/modifier");
        showsNothing("/bureau/comptes?structure=" + theirs.association());
        isFine("isolation-5-director-accounts");
    }

    private void aVisitOfTheirs() {
        theirs = visitsFixtures.aDesk();
        visit = recorded(theirs.mediator());
    }

    private String recorded(SignedIn mediator) {
        var visit = VisitsFixtures.with(aVisit(theirs.point()), List.of(aRequest("housing-search", NOTE)));
        assertThat(Network.as(mediator, () -> visits.record(visit))).isInstanceOf(Visits.Outcome.Accepted.class);
        return visit.id().toString();
    }

    private void showsNothing(String address) {
        var answer = page.navigate(address);
        assertThat(answer.text())
                .as(address)
                .doesNotContain(NOTE)
                .doesNotContain(theirs.mediator().name())
                .doesNotContain("/bureau/passages/" + visit)
                .doesNotContain("Point " + theirs.point());
    }

    private void isNotThere(String address) {
        var answer = page.navigate(address);
        assertThat(answer.status()).as(address).isIn(403, 404);
        assertThat(answer.text()).as(address).doesNotContain(NOTE);
        // nothing tells what is refused from what does not exist
        assertThat(page.locator("main")).containsText("pas");
    }
}
