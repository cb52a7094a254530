// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import fr.parvis.Network;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** From a visit of the day to a named file; a person found as one types; two files made one, and two again. */
class PeopleJourney extends Journey {
    @Autowired
    Visits visits;

    private void open(String given, String family, String born) {
        open("/bureau/personnes/nouvelle");
        page.fill("#f-given", given);
        page.fill("#f-family", family);
        page.fill("#f-birthYear", born);
        page.fill("#f-commune", "Villeurbanne");
        page.check("text=De vive voix");
        page.click("button:has-text('Ouvrir le dossier')");
    }

    @AtEveryWidth
    void opens_a_file_from_a_visit_of_the_day_and_writes_in_it(Screen screen) {
        var desk = visitsFixtures.aDesk();
        Network.as(desk.mediator(), () -> visits.record(VisitsFixtures.aVisit(desk.point())));
        on(screen);
        signIn(desk.mediator());
        open("/bureau/personnes");
        isFine("people-none");

        open("/bureau/journee");
        isFine("people-day");
        chooseIn("#day .row-menu", "Suivi nominatif");
        page.waitForURL("**/nouvelle?passage=*");
        page.click("button:has-text('Ouvrir le dossier')");
        // all that is missing is said at once, and leads to its fields
        page.waitForSelector(".error-summary a");
        assertThat(page.locator("[data-error-summary]")).isFocused();
        page.fill("#f-given", "Nour");
        page.fill("#f-family", "Haddad");
        page.fill("#f-birthYear", "1990");
        page.fill("#f-commune", "Villeurbanne");
        page.fill("#f-phone", "06 12 34 56 78");
        page.check("text=De vive voix");
        page.click("summary:has-text('Autre moyen')");
        page.check("text=Lui lire à voix haute");
        page.check("#f-discreet");
        isFine("people-form");
        page.click("button:has-text('Ouvrir le dossier')");
        page.waitForSelector(".error-summary");
        isFine("people-form-refused");
        page.fill("#f-safe", "SMS seulement, entre 9 h et 11 h");
        page.click("button:has-text('Ouvrir le dossier')");
        page.waitForSelector("text=Contact discret");
        assertThat(page.locator("h1")).hasText("Nour Haddad");

        page.fill("#f-text", "Son numéro : 2 69 05 49 588 157 80");
        page.waitForSelector(".desk-warnings .notice");
        isFine("people-warned");
        page.click(".desk-warnings button:has-text('Enlever')");
        page.fill("#f-text", "Attend la réponse de la Caf. Rappeler lundi.");
        page.click("button:has-text('Écrire la note')");
        page.waitForSelector(".person-note");
        isFine("people-file");
    }

    @Test
    void a_file_is_one_press_away_from_the_desk_once_the_visit_has_arrived() {
        var desk = visitsFixtures.aDesk();
        on(Screen.PHONE);
        signIn(desk.mediator());
        open("/capture");
        page.locator("[data-step=theme] .tile").first().click();
        assertThat(page.locator("[data-key=follow-up]")).hasCount(0);
        page.click("[data-key=level-accompaniment]");
        loseNetwork();
        page.click("[data-key=result-settled]");
        page.click("[data-key=follow-up]");
        page.waitForSelector("text=Ce passage n’est pas encore parti");
        isFine("people-desk");
        findNetwork();
        page.click("[data-key=follow-up]");
        page.waitForURL("**/nouvelle?passage=*");
        page.fill("#f-given", "Nour");
        page.fill("#f-family", "Haddad");
        page.check("text=De vive voix");
        page.click("button:has-text('Ouvrir le dossier')");
        page.waitForSelector("h1:has-text('Nour Haddad')");
    }

    @Test
    void the_follow_up_of_a_visit_that_was_refused_leads_to_where_it_is_put_right() {
        var desk = visitsFixtures.aDesk();
        on(Screen.PHONE);
        signIn(desk.mediator());
        open("/capture");
        context.route(
                "**/api/v1/sync",
                route -> route.resume(new Route.ResumeOptions()
                        .setPostData(route.request()
                                .postData()
                                .replaceAll("\"theme\":\"[^\"]+\"", "\"theme\":\"no-such-theme\""))));
        page.locator("[data-step=theme] .tile").first().click();
        page.click("[data-key=level-accompaniment]");
        page.click("[data-key=result-settled]");
        page.waitForSelector(".desk-right");
        page.click("[data-key=follow-up]");
        page.waitForSelector(".sends[open] [aria-labelledby=sends-right]");
        assertThat(page.url()).endsWith("/capture");
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void finds_a_person_as_one_types_and_makes_one_file_of_two(Screen screen) {
        var desk = visitsFixtures.aDesk();
        on(screen);
        signIn(desk.mediator());
        open("Frédérique", "Gauthier", "1972");
        page.waitForSelector("h1:has-text('Gauthier')");
        open("Frederique", "Gotier", "1972");
        page.waitForSelector("#alike-title");
        isFine("people-alike");
        page.click("button:has-text('C’est une autre personne')");
        page.waitForSelector("h1:has-text('Gotier')");

        open("/bureau/personnes");
        // the letters that came last have been looked for too
        page.waitForResponse(
                answer -> String.valueOf(answer.request().postData()).contains("gauti%C3%A9"),
                () -> page.locator("#f-q").pressSequentially("gautié"));
        page.waitForSelector("text=2 personnes trouvées");
        assertThat(page.locator("#found tbody tr")).hasCount(2);
        assertThat(page.locator("#f-q")).isFocused();
        assertThat(page.url()).doesNotContain("gauti");
        isFine("people-found");
        page.click("#found a:has-text('Gauthier')");
        if (screen == Screen.DESKTOP) {
            // beside the list first: how to reach the person, and what goes on
            assertThat(page.locator("[data-panel] h2").first()).isFocused();
            assertThat(page.locator("[data-panel] #reach")).isVisible();
            isFine("people-panel");
            page.click(".panel-foot a");
        }
        page.waitForSelector("text=Un autre dossier est peut-être le sien");
        isFine("people-twice");
        page.click("a:has-text('Comparer')");
        page.waitForSelector("text=Est-ce la même personne");
        isFine("people-merge");
        page.click("button:has-text('Oui, fusionner')");
        page.waitForSelector("text=Dossiers fusionnés.");
        isFine("people-merged");
        page.click(".notice button:has-text('Annuler la fusion')");
        page.waitForSelector("text=de nouveau séparés");
        assertThat(page.locator("h1")).hasText("Frederique Gotier");
    }

    @Test
    void works_without_a_script() {
        var desk = visitsFixtures.aDesk();
        on(Screen.DESKTOP, false);
        signIn(desk.mediator());
        open("Nour", "Haddad", "1990");
        page.waitForSelector("h1:has-text('Haddad')");
        var file = page.url().replaceAll("\\?.*", "");
        open(file);
        page.waitForSelector("text=Pourquoi ouvrez-vous");
        picture("people-why");
        page.click("button:has-text('la personne appelle')");
        page.waitForSelector("h1:has-text('Haddad')");
        open("/bureau/personnes");
        page.fill("#f-q", "hadad");
        page.click("button:has-text('Chercher')");
        page.click("#found a");
        page.waitForSelector("h1:has-text('Haddad')");
    }
}
