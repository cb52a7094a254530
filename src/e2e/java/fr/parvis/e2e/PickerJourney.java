// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;

/** Long choices are made by their first letters; those chosen last come first. */
class PickerJourney extends Journey {
    @Autowired
    Visits visits;

    @AtEveryWidth
    void chooses_an_organism_and_colleagues_by_their_first_letters(Screen screen) {
        var desk = visitsFixtures.aDesk();
        var team = IntStream.range(0, 13)
                .mapToObj(i -> network.a(Role.MEDIATOR, desk.association()))
                .toList();
        var visit = VisitsFixtures.aVisit(desk.point());
        Network.as(desk.mediator(), () -> visits.record(visit));
        on(screen);
        // the plain form, as where the desk does not come
        page.route("**/desk/desk.js", Route::abort);
        signIn(desk.mediator());
        open("/bureau/passages/" + visit.id());
        hasLoaded();

        var organism = page.locator("[id='f-requests-0--operator-pick']");
        organism.click();
        organism.fill("edf");
        organism.press("Enter");
        assertThat(organism).hasValue("EDF");
        assertThat(page.locator("select[name='requests[0].operator']")).hasValue("edf");

        if (!page.isVisible("input[name=persons]")) page.click("summary:has-text('Plus de précisions')");
        choose(team.get(3));
        choose(team.get(7));
        assertThat(page.locator(".picker-chips button")).hasCount(2);
        isFine("picker");
        page.locator(".picker-chips button").first().click();
        assertThat(page.locator("input[name=mediators]:checked")).hasCount(1);
        page.click("main form button.btn-primary");
        page.waitForSelector(".notice-success");

        open("/bureau/passages/" + visit.id());
        hasLoaded();
        assertThat(organism).hasValue("EDF");
        organism.click();
        assertThat(page.locator("[id='f-requests-0--operator-list'] [role=option]")
                        .first())
                .hasText("EDF");
        organism.press("Escape");
        assertThat(organism).hasValue("EDF");
    }

    /** By the last part of the name: those of a journey begin alike. */
    private void choose(SignedIn colleague) {
        var name = List.of(colleague.name().split("-"));
        var field = page.locator("#f-mediators-pick");
        field.fill(name.getLast().substring(0, 6));
        field.press("Enter");
        assertThat(page.locator("#f-mediators input[value='" + colleague.account() + "']"))
                .isChecked();
    }
}
