// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.loadcurves.domain.trial.ExampleFile;
import fr.parvis.people.domain.OpenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A household's file, from a case to a printed report; a wrong file says why. */
class CurveJourney extends Journey {
    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    SignedIn me;
    UUID caseFile;

    @BeforeEach
    void a_case() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        var cases = new CasesWithDocuments(openFile, openCase);
        caseFile = cases.caseOf(me, cases.person(me, "Nour", "Haddad"));
    }

    private void choose(String name, byte[] bytes) {
        page.setInputFiles("#f-" + name, new FilePayload(name + ".csv", "text/csv", bytes));
    }

    @AtEveryWidth
    void the_head_of_the_network_keeps_the_prices(Screen screen) {
        on(screen);
        signIn(network.ofTheNetwork(Role.NETWORK_HEAD));
        open("/bureau/tarifs-electricite");
        isFine("curve-tariffs");
        page.fill("#f-base", "vingt");
        page.evaluate("document.querySelector('form[action$=tarifs-electricite]').noValidate = true");
        page.click("#add button[type=submit]");
        page.waitForSelector("#f-base-error");
        isFine("curve-tariffs-refused");
    }

    @AtEveryWidth
    void reads_a_curve_and_prints_its_report(Screen screen) throws IOException {
        on(screen);
        signIn(me);
        open("/bureau/suivis/" + caseFile);
        chooseIn("#add", "Lire une courbe");
        page.waitForSelector("#curve-form");
        isFine("curve-form");
        page.fill("#f-du", "2024-01-01");
        page.fill("#f-au", "2025-12-31");
        page.check("#f-accord");
        choose("courbe", "Date;Valeur\n01/01/2024;12\n".getBytes(StandardCharsets.UTF_8));
        page.click("#curve-form button[type=submit]");
        page.waitForSelector("#f-courbe-error");
        shows("#f-courbe-error", "Ligne 1", "unité");
        isFine("curve-refused");
        var file = ExampleFile.year(3, LocalDate.of(2024, 1, 1), 0);
        page.click("summary:has-text('Ce que dit la facture')");
        page.fill("#f-puissance", "9");
        page.fill("#f-hc", "23h30-7h30");
        page.fill("#f-hcVenir", "1h-6h, 12h-15h");
        choose("courbe", file.bytes());
        choose("temperatures", file.temperatures());
        page.click("#curve-form button[type=submit]");
        page.waitForSelector("text=Cinq gestes pour ce logement");
        isFine("curve-report");
        page.click("#months summary:has-text('tableau')");
        isFine("curve-report-table");
        var paper = context.request().get(page.url() + "/rapport.pdf");
        try (var pdf = Loader.loadPDF(paper.body())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
        }
        page.click("summary:has-text('Retirer l’accord')");
        page.click(".confirm-panel button.btn-danger");
        page.waitForSelector("text=Accord retiré");
        isFine("curve-taken-back");
    }
}
