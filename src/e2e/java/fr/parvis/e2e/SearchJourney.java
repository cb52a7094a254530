// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From any page to any other by a few letters: with keys, with a finger, without a script, without a network. */
class SearchJourney extends Journey {
    private static final String OPTION = "#search [role=option]";

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    private SignedIn aMediatorWithACase() {
        var me = network.a(Role.MEDIATOR, network.anAssociation());
        var nour = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(
                        new OpenFile.Command(nour, aPerson("Nour", "Haddad", 1990), "spoken", null, false, false)));
        Network.as(
                me,
                () -> openCase.handle(new OpenCase.Command(
                        Ids.next(), nour, null, "energy-unpaid-bill", "edf", "Facture de 240 €", null, false)));
        return me;
    }

    private List<String> asked() {
        var asked = new ArrayList<String>();
        page.onRequest((Request request) -> {
            if (request.url().endsWith("/bureau/chercher") && request.method().equals("POST"))
                asked.add(request.postData());
        });
        return asked;
    }

    @AtEveryWidth
    void a_few_letters_lead_from_any_page_to_a_person(Screen screen) {
        on(screen);
        signIn(aMediatorWithACase());
        open("/bureau/suivis");
        var asked = asked();
        page.click("[data-open-search]");
        assertThat(page.locator("#search-field")).isFocused();
        isFine("search-empty");
        // letter by letter, faster than any machine pauses
        page.evaluate("for (const letter of 'haddad') document.execCommand('insertText', false, letter)");
        assertThat(page.locator(OPTION)).hasCount(1);
        assertThat(asked).as("asked once, at the pause").hasSize(1);
        assertThat(page.locator("#search [role=status]")).hasText("1 réponse");
        assertThat(page.locator("#search-field")).hasAttribute("aria-expanded", "true");
        isFine("search-person");
        page.keyboard().press("Enter");
        page.waitForURL("**/bureau/personnes/*");
        assertThat(page.locator("h1")).containsText("Pourquoi");
    }

    @Test
    void arrows_choose_escape_closes_and_the_focus_comes_back() {
        signIn(aMediatorWithACase());
        open("/bureau/suivis");
        page.focus(".beside a >> nth=1");
        page.keyboard().press("/");
        page.keyboard().type("fa");
        page.keyboard().type("cture edf");
        assertThat(page.locator(OPTION + "[aria-selected=true]")).containsText("Facture de 240 €");
        page.fill("#search-field", "s");
        assertThat(page.locator(OPTION).nth(1)).isVisible();
        var first = page.locator(OPTION).first().getAttribute("id");
        var second = page.locator(OPTION).nth(1).getAttribute("id");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#search-field")).hasAttribute("aria-activedescendant", second);
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("#search-field")).hasAttribute("aria-activedescendant", first);
        isFineAtEveryWidth("search-pages");
        page.keyboard().press("Escape");
        assertThat(page.locator("#search")).isHidden();
        assertThat(page.locator(".beside a >> nth=1")).isFocused();
        page.keyboard().press("Control+k");
        assertThat(page.locator("#search-field")).hasValue("");
        assertThat(page.locator(OPTION)).hasCount(0);
    }

    @Test
    void enter_before_the_answer_opens_it_when_it_comes() {
        signIn(network.a(Role.DIRECTOR, network.anAssociation()));
        open("/bureau/accueil");
        page.keyboard().press("Control+k");
        page.keyboard().type("exporter octobre 2025");
        page.keyboard().press("Enter");
        page.waitForURL("**/bureau/passages?du=2025-10-01&au=2025-10-31#exporter");
    }

    @Test
    void on_the_desk_the_slash_is_its_line_and_the_search_says_when_there_is_no_network() {
        var desk = visitsFixtures.aDesk();
        signIn(desk.mediator());
        open("/capture");
        page.waitForSelector("#desk-line");
        page.keyboard().press("/");
        assertThat(page.locator("#desk-line")).isFocused();
        page.keyboard().press("Control+k");
        assertThat(page.locator("#search-field")).isFocused();
        page.keyboard().type("1chif");
        page.fill("#search-field", "chiffres");
        assertThat(page.locator(OPTION).first()).containsText("Chiffres");
        isFine("search-on-the-desk");
        loseNetwork();
        page.fill("#search-field", "suivis");
        shows("#search .search-note", "Pas de réseau");
        assertThat(page.locator("#search [role=status]")).containsText("Pas de réseau");
        isFine("search-offline");
        findNetwork();
        assertThat(page.locator(OPTION).first()).containsText("Mes suivis");
        page.keyboard().press("Escape");
        assertThat(page.locator("#desk-line")).isFocused();
        page.keyboard().press("Escape");
        page.evaluate("document.activeElement.blur()");
        page.keyboard().press("?");
        shows("#keys dl", "Saisir un passage ou chercher un thème", "Ctrl K", "Chercher partout");
    }

    @Test
    void a_page_that_lost_the_network_says_so_when_the_search_is_opened() {
        signIn(network.a(Role.DIRECTOR, network.anAssociation()));
        open("/bureau/accueil");
        loseNetwork();
        page.keyboard().press("/");
        shows("#search .search-note", "Pas de réseau");
    }

    @Test
    void a_session_that_ended_is_asked_for_again() {
        signIn(network.a(Role.DIRECTOR, network.anAssociation()));
        open("/bureau/accueil");
        context.clearCookies();
        page.keyboard().press("/");
        page.keyboard().type("chiffres");
        page.waitForURL("**/connexion**");
    }

    @Test
    void without_a_script_the_link_leads_to_a_page_that_finds_the_same() {
        on(Screen.PHONE, false);
        signIn(aMediatorWithACase());
        open("/bureau/suivis");
        page.click("[data-open-search]");
        page.fill("#f-q", "haddad");
        page.click("main button[type=submit]");
        assertThat(page.locator("main .search-answer")).containsText("Nour Haddad");
        assertThat(page.url()).doesNotContain("addad");
    }

    @Test
    void the_page_of_the_search_is_fine_at_every_width() {
        signIn(aMediatorWithACase());
        open("/bureau/chercher");
        page.fill("#f-q", "fsl");
        page.click("main button[type=submit]");
        page.waitForSelector("main .search-answer");
        isFineAtEveryWidth("search-page");
    }
}
