// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import fr.parvis.access.Role;
import fr.parvis.outreach.domain.PartnerFixtures;
import fr.parvis.returns.domain.CountProgress;
import fr.parvis.values.NetworkTime;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

/** A partner hands a list over and fetches what goes back, which who leads the work saw before; then the funnel and the report. */
class PartnerRoomJourney extends Journey {
    private static final String[] COMMUNES = {"69266", "69266", "69266", "69266", "69266", "69123", "69034"};
    private static final String[] CHANNELS = {"call", "sms", "door"};

    @Autowired
    PartnerFixtures fixtures;

    @Autowired
    CountProgress count;

    @AtEveryWidth
    void a_partner_follows_its_lists_and_meets_no_household(Screen screen) {
        var association = network.anAssociation();
        var partner = fixtures.aPartner(association, "Énergie Soleil");
        var arrangement = fixtures.anArrangement(
                association,
                partner,
                today().minusDays(100),
                null,
                1,
                "reference",
                "contacted",
                "first-attempt",
                "reached",
                "result",
                "do-not-contact");
        aListOf(association, partner, arrangement);
        count.handleDue();
        var lead = network.a(Role.DIRECTOR, association);
        var who = network.aPartner(association, partner);

        on(screen);
        signIn(lead);
        open("/listes/retours");
        isFine("returns");
        page.click("main a:has-text('Impayés')");
        page.waitForSelector("#preview");
        isFine("return-preview");
        page.click("button:has-text('Préparer ce fichier')");
        page.waitForSelector("text=Fichier prêt");
        page.waitForSelector("text=Pas encore");
        isFine("return-made");
        page.click("a:has-text('Inviter un compte')");
        page.waitForSelector("#f-partenaire");
        isFine("partner-invite");
        open("/listes/entonnoir");
        isFine("funnel");
        open("/listes/rapport?par=commune&periode=" + today().minusDays(20).getYear());
        isFine("partner-report");
        for (var table : new String[] {"territories", "sums"}) fits(table);
        var paper = context.request().get(page.getAttribute("a[href*='rapport.pdf']", "href"));
        assertThat(paper.headers()).containsEntry("content-type", "application/pdf");
        keep("partner-report", paper.body());

        on(screen);
        signIn(who);
        open("/bureau");
        page.waitForSelector("h1:has-text('Votre espace')");
        page.click("main h2 a:has-text('Vos listes')");
        page.waitForSelector("h1:has-text('Vos listes')");
        isFine("partner-room");
        fits("lists-" + arrangement);
        page.setInputFiles(
                "input[type=file]",
                new FilePayload("liste.csv", "text/csv", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)));
        page.click("button:has-text('Déposer la liste')");
        page.waitForSelector(".error-summary");
        isFine("partner-refused");
        page.setInputFiles(
                "input[type=file]",
                new FilePayload("liste-mars.csv", "text/csv", "ref;nom\n1;Durand".getBytes(StandardCharsets.UTF_8)));
        page.click("button:has-text('Déposer la liste')");
        // it waits, or the job that comes by every 45 seconds has made a list of it already
        page.waitForSelector(
                "main li:has-text('liste-mars.csv'):has-text('En attente'), main tr:has-text('liste-mars.csv')");
        isFine("partner-handed");
        var download = page.waitForDownload(() -> page.click("a[download]:has-text('CSV')"));
        assertThat(download.suggestedFilename()).startsWith("retour-").endsWith(".csv");
        page.click("tr:has-text('liste.csv') th[scope=row] a");
        page.waitForSelector("text=Lignes refusées");
        isFine("partner-list");
        open("/bureau/mon-compte");
        assertThat(page.locator("text=Déposer des listes")).isVisible();
        open("/capture");
        assertThat(page.locator("h1").textContent()).doesNotContain("passage");
    }

    private static LocalDate today() {
        return LocalDate.now(NetworkTime.ZONE);
    }

    /** Nobody has to scroll a table sideways to read it. */
    private void fits(String table) {
        assertThat(page.evaluate(
                        "id => { const it = document.getElementById(id); return it.scrollWidth <= it.clientWidth; }",
                        table))
                .as(table)
                .isEqualTo(true);
    }

    private void aListOf(UUID association, UUID partner, UUID arrangement) {
        var day = today().minusDays(20);
        var list = fixtures.aList(association, partner, arrangement, day, 42);
        for (int i = 0; i < 35; i++) {
            var entry = fixtures.anEntry(association, list, "C-" + (1000 + i), COMMUNES[i % 7], null);
            if (i < 30)
                fixtures.tried(
                        association, entry, day.plusDays(1 + i % 5), CHANNELS[i % 3], i < 24 ? "reached" : "no-answer");
            if (i < 14)
                fixtures.solved(
                        association,
                        entry,
                        day.plusDays(6),
                        i % 2 == 0 ? "instalments" : "fund",
                        12_000L,
                        "cut",
                        i < 9 ? "avoided" : "waiting");
            if (i < 12) fixtures.saved(association, entry, 100L + 15 * i, i < 8 ? 90L : null, i < 8 ? 20.0 : null);
            if (i == 20) fixtures.closedEntry(association, entry, day.plusDays(7), "objected");
            if (i == 31) fixtures.closedEntry(association, entry, day.plusDays(7), "wrong-data");
        }
        fixtures.refusedLine(association, list, 36, "phone", "phone");
        fixtures.refusedLine(association, list, 37, "reference", "reference");
    }
}
