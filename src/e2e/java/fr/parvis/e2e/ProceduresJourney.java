// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.procedures.GuideFixtures;
import fr.parvis.procedures.domain.GuideIndex;
import fr.parvis.procedures.domain.ImportGuide;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From what somebody says to the right sheet, its papers on the person's sheet, also without a network; the network's words; the public's page. */
class ProceduresJourney extends Journey {
    @Autowired
    Visits visits;

    @Autowired
    ImportGuide importGuide;

    @Autowired
    GuideIndex index;

    @BeforeEach
    void the_guide() {
        GuideFixtures.exists(importGuide, index);
    }

    @AtEveryWidth
    void a_mediator_finds_the_sheet_and_puts_its_papers_on_the_persons_sheet(Screen screen) {
        var desk = visitsFixtures.aDesk();
        Network.as(desk.mediator(), () -> visits.record(VisitsFixtures.aVisit(desk.point())));
        on(screen);
        signIn(desk.mediator());
        open("/bureau/guide");
        isFine("procedures");
        page.fill("#f-q", "papi a perdu sa carte d’identité");
        page.click("button:has-text('Chercher dans le guide')");
        assertThat(page.locator("article h3").first()).containsText("Carte d'identité");
        assertThat(page.url()).doesNotContain("papi");
        isFine("procedures-found");
        page.click("article h3 a:has-text('majeur : en cas de perte')");
        assertThat(page.locator(".notice, [role=note]").first()).containsText("Cette fiche date du");
        isFine("procedures-sheet");
        page.fill("#f-text", "Ici, le jeudi sans rendez-vous");
        page.click("button:has-text('Ajouter la note')");
        assertThat(page.locator("#notes")).containsText("le jeudi sans rendez-vous");
        page.click("button:has-text('Mettre sur la fiche du passage')");
        page.click("button:has-text('Faire la fiche')");
        page.waitForURL(Pattern.compile(".*/bureau/fiches/[0-9a-f-]{36}$"));
        var pdf = context.request().get(page.url() + "/fiche.pdf");
        assertThat(pdf.status()).isEqualTo(200);
        keep("procedures-papers.pdf", pdf.body());
    }

    @Test
    void the_line_of_the_desk_answers_with_and_without_a_network() {
        var desk = visitsFixtures.aDesk();
        on(Screen.DESKTOP);
        signIn(desk.mediator());
        open("/capture");
        var line = page.locator("#desk-line");
        line.fill("/guide on m’a coupé le courant");
        assertThat(page.locator(".desk-panel summary").first()).containsText("Impayés de factures");
        page.locator(".desk-panel summary").first().click();
        assertThat(page.locator(".desk-panel details[open] a")).containsText("Ouvrir la fiche");
        isAccessible();
        picture("procedures-desk");
        page.waitForCondition(() ->
                (boolean) page.evaluate("async () => (await (await caches.open('parvis-guide')).keys()).length === 1"));

        loseNetwork();
        line.fill("/guide j’ai trop de dettes");
        assertThat(page.locator(".desk-panel summary").first())
                .containsText(Pattern.compile("surendettement", Pattern.CASE_INSENSITIVE));
        picture("procedures-desk-offline");
        findNetwork();
        line.fill("/guide carte vitale perdue");
        assertThat(page.locator(".desk-panel summary").first()).containsText("Carte Vitale");
        line.press("Enter");
        page.waitForURL("**/bureau/guide/F265");
    }

    @Test
    void the_network_keeps_the_words_of_people() {
        on(Screen.DESKTOP);
        signIn(network.ofTheNetwork(Role.NETWORK_HEAD));
        open("/bureau/mots-courants");
        isFine("procedures-words");
        page.fill("#f-said", "zigomar");
        page.fill("#f-means", "carte vitale");
        page.click("button:has-text('Ajouter')");
        page.waitForSelector("text=« zigomar » veut dire « carte vitale »");
        open("/bureau/guide");
        page.fill("#f-q", "zigomar");
        page.click("button:has-text('Chercher dans le guide')");
        assertThat(page.locator("article h3").first()).containsText("Carte Vitale");
        open("/bureau/mots-courants?mot=zigomar");
        page.click("#words .row-menu > summary");
        page.click("#words .row-menu[open] .confirm > summary");
        picture("procedures-words-end");
        page.click("#words .row-menu[open] .confirm-panel button");
        assertThat(page.locator("#words")).not().containsText("zigomar");
    }

    @AtEveryWidth
    void the_network_keeps_the_sheets_of_themes(Screen screen) {
        on(screen);
        signIn(network.ofTheNetwork(Role.NETWORK_HEAD));
        open("/bureau/guide/liens");
        isFine("procedures-links");
        page.selectOption("#f-theme", new SelectOption().setIndex(1));
        page.fill("#f-sheet", "F0");
        page.click("#add button[type=submit]");
        assertThat(page.locator("#f-sheet-error")).isVisible();
        assertThat(page.locator("#f-sheet")).hasValue("F0");
        isFine("procedures-links-refused");
        page.fill("#f-sheet", "F265");
        page.click("#add button[type=submit]");
        page.waitForSelector(".notice");
        var row = page.locator("#links tr:has-text('Carte Vitale')").first();
        assertThat(row).isVisible();
        row.locator(".row-menu > summary").click();
        row.locator(".confirm > summary").click();
        picture("procedures-links-remove");
        row.locator(".confirm-panel button[type=submit]").click();
        page.waitForSelector(".notice");
    }

    @AtEveryWidth
    void the_public_sees_what_to_bring(Screen screen) {
        on(screen);
        open("/demarches");
        isFine("procedures-public");
        page.fill("#f-q", "refaire ma carte d’identité");
        page.click("button:has-text('Chercher')");
        page.click("main ul[lang=fr] a >> nth=0");
        assertThat(page.locator("h1")).containsText("arte");
        isFine("procedures-public-sheet");
    }
}
