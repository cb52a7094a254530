// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.reports.domain.ReportPeriod;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A director's quarter: a question of the town hall, a report made at one press, written, frozen, sent, and its second version after a correction. */
class ReportsJourney extends Journey {
    @Autowired
    Visits visits;

    @RegisterExtension
    final MailServer mails = new MailServer();

    private void record(VisitsFixtures.Desk desk, Instant at, String theme) {
        Network.as(
                desk.mediator(),
                () -> visits.record(VisitsFixtures.at(
                        VisitsFixtures.with(
                                VisitsFixtures.aVisit(desk.point()), List.of(VisitsFixtures.aRequest(theme, null))),
                        at)));
    }

    @AtEveryWidth
    void a_quarter_from_question_to_sent_report(Screen screen) throws Exception {
        var desk = visitsFixtures.aDesk();
        var at = VisitsFixtures.aVisit(desk.point()).startedAt();
        var day = at.atZone(NetworkTime.ZONE).toLocalDate();
        for (int i = 0; i < 14; i++) record(desk, at, "housing-search");
        for (int i = 0; i < 9; i++) record(desk, at, "family-benefits");
        var director = network.a(Role.DIRECTOR, desk.association());
        on(screen);
        signIn(director);
        open("/bureau/chiffres/explorer?mesure=visits&lignes=theme&du="
                + ReportPeriod.quarterOf(day).from() + "&au=" + day);
        assertThat(page.locator("#answer tfoot")).containsText("23");
        isFine("report-0-question");
        open("/bureau/rapports");
        isFine("reports-none");
        page.locator("main").getByText("Nouveau rapport").click();
        isFine("reports-new");
        page.check("#modele-town-hall");
        page.selectOption("#f-periode", day.getYear() + "-t" + ((day.getMonthValue() - 1) / 3 + 1));
        page.click("button:has-text('Faire le rapport')");
        page.waitForSelector(".notice:has-text('Le rapport est fait')");
        assertThat(page.locator("main")).containsText("au cours du trimestre\u00a0: 23\u00a0;");
        isFine("report-1-made");
        page.locator("nav.tabs a").nth(1).click();
        page.waitForSelector("#operators");
        isFine("report-2-demand");
        page.click("a:has-text('Relire et écrire')");
        page.fill("#f-texte-summary", "Vous aviez demandé combien de personnes sont venues : [passages] et [bonheur].");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector(".error-summary:has-text('[bonheur]')");
        isFine("report-3-refused");
        page.fill("#f-texte-summary", "Vous aviez demandé combien de personnes sont venues : [passages].");
        page.fill("#f-texte-word", "On m’a écoutée.\n— Une habitante");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector(".notice:has-text('enregistré')");
        assertThat(page.locator("main")).containsText("combien de personnes sont venues : 23.");
        page.click("summary:has-text('Figer')");
        page.click(".confirm-panel button:has-text('Figer')");
        page.waitForSelector(".notice:has-text('Le rapport est figé')");
        isFine("report-4-frozen");
        var pdf = context.request()
                .get(page.getAttribute("a:has-text('PDF')", "href"))
                .body();
        try (var paper = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(paper)).contains("combien de personnes", "On m’a écoutée.");
        }
        for (var format : List.of("Word", "Texte", "Diapositives"))
            assertThat(context.request()
                            .get(page.getAttribute(".report-files a:has-text('" + format + "')", "href"))
                            .body())
                    .startsWith('P', 'K');
        page.locator(".page-head a:has-text('Envoyer')").click();
        page.fill("#f-destinataire", "Mairie de Bron");
        page.fill("#f-adresse", "mairie");
        page.locator("form.form").evaluate("form => form.noValidate = true");
        page.click("button:has-text('Envoyer par courriel')");
        page.waitForSelector(".error-summary");
        isFine("report-5-send");
        page.fill("#f-adresse", "mairie@exemple.fr");
        page.click("button:has-text('Envoyer par courriel')");
        page.waitForSelector(".notice:has-text('Le rapport est envoyé')");
        assertThat(page.locator("main")).containsText("Mairie de Bron (mairie@exemple.fr)");
        isFine("report-6-sent");
        var sent = mails.sentTo("mairie@exemple.fr");
        assertThat(sent).hasSize(1);
        assertThat(GreenMailUtil.getWholeMessage(sent[0])).contains("application/pdf");

        // a visit that was forgotten: the report that was sent stays, the next says what changed
        record(desk, at, "housing-search");
        page.click("button:has-text('Nouvelle version')");
        page.waitForSelector(".notice:has-text('La nouvelle version est prête')");
        page.locator("nav.tabs a").last().click();
        assertThat(page.locator("main")).containsText("23, maintenant 24");
        isFine("report-7-version-2");
        open("/bureau/rapports");
        isFine("reports");
    }
}
