// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.contracts.domain.ContractsFixtures;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.network.LocalDays;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsAddresses;
import fr.parvis.visits.VisitsFixtures;
import org.springframework.beans.factory.annotation.Autowired;

/** A director writes a contract and a rule, reads why an act is paid, decides otherwise, changes the rule after a report was sent. */
class ContractsJourney extends Journey {
    @Autowired
    ContractsFixtures contractsFixtures;

    @Autowired
    Visits visits;

    @Autowired
    SeeContracts see;

    @Autowired
    LocalDays localDays;

    @AtEveryWidth
    void an_act_is_paid_once_and_says_why(Screen screen) {
        var desk = visitsFixtures.aDesk();
        var director = network.a(Role.DIRECTOR, desk.association());
        var visit = VisitsFixtures.aVisit(desk.point());
        Network.as(desk.mediator(), () -> {
            visits.record(visit);
            for (int day = 1; day <= 28; day++) visits.record(VisitsFixtures.daysAgo(day, desk));
        });
        var today = Network.as(director, () -> localDays.today());
        var first = today.minusDays(60);
        var other = contractsFixtures.aPayer(
                director, "Ville 2026", first, today.plusDays(60), 10, 400, ContractsFixtures.everything(first));
        contractsFixtures.aFunder(desk.association(), "Énergie de France (exemple)");

        on(screen);
        signIn(director);
        open("/bureau/conventions/nouvelle");
        isFine("contract-new");
        page.fill("#f-nom", "Énergie 2026");
        page.selectOption(
                "#f-financeur",
                new com.microsoft.playwright.options.SelectOption().setLabel("Énergie de France (exemple)"));
        page.fill("#f-du", today.plusDays(60).toString());
        page.fill("#f-au", first.toString());
        page.click("button:has-text('Enregistrer')");
        assertThat(page.locator("main")).containsText("Cette période n’a aucun jour");
        isFine("contract-refused");
        page.fill("#f-du", first.toString());
        page.fill("#f-au", today.plusDays(60).toString());
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector("h1:has-text('Ajouter une ligne')");
        isFine("contract-line-new");
        page.fill("#f-nom", "Demandes");
        page.fill("#f-promis", "30");
        page.fill("#f-montant", "8,50");
        page.fill("#f-communes", "Nulle-Part-sur-Rien");
        page.click("button:has-text('Enregistrer')");
        assertThat(page.locator("main")).containsText("Aucune commune ne s’appelle « Nulle-Part-sur-Rien »");
        page.fill("#f-communes", "");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector(".notice:has-text('les actes sont comptés')");
        assertThat(page.locator("#lines")).containsText("Demandes");
        isFine("contract");

        open("/bureau/conventions");
        assertThat(page.locator("main")).containsText("actes sont à regarder");
        isFine("contracts");
        open("/bureau/conventions/conflits");
        assertThat(page.locator("main")).containsText("paieraient les mêmes actes");
        isFine("contract-conflicts");

        open(VisitsAddresses.history(visit.id()));
        assertThat(page.locator("main")).containsText("Payé par");
        page.click("a:has-text('Décider')");
        isFine("contract-act");
        page.check("label:has-text('Ville 2026 : Demandes')");
        page.fill("#f-raison", "Accord écrit avec la ville");
        page.click("button:has-text('Décider')");
        page.waitForSelector(".notice:has-text('C’est décidé')");
        assertThat(page.locator("main")).containsText("Payé par Ville 2026");
        assertThat(page.locator("main")).containsText("« Accord écrit avec la ville »");
        isFine("contract-act-decided");

        open("/bureau/conventions/" + other);
        page.click("#reports summary");
        page.fill("#f-bilan-jusqu-au", today.minusDays(1).toString());
        page.fill("#f-bilan-du", today.plusDays(5).toString());
        page.click("#reports button:has-text('Enregistrer')");
        assertThat(page.locator("#reports")).containsText("bientôt");
        open("/bureau");
        assertThat(page.locator("main")).containsText("Bilan à envoyer : Ville 2026");
        open("/bureau/conventions/" + other);
        page.click("#reports button:has-text('Envoyé')");
        page.waitForSelector("text=ne changent plus de convention");
        long frozen = Network.as(
                director, () -> see.standing(other).lines().getFirst().done());
        page.click("a:has-text('Changer la règle')");
        page.fill("#f-regle-du", first.toString());
        page.click("button:has-text('Enregistrer')");
        assertThat(page.locator("main")).containsText("un jour encore ouvert de la convention");
        page.fill("#f-regle-du", today.toString());
        page.fill("#f-departements", "38");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector(".notice:has-text('les actes sont comptés')");
        isFine("contract-rule-changed");
        assertThat(Network.as(
                        director, () -> see.standing(other).lines().getFirst().done()))
                .as("what the report said stays; the act that was decided for it too")
                .isEqualTo(frozen);
        page.click("a:has-text('Écrire un rapport')");
        page.waitForSelector("#f-convention");
        assertThat(page.inputValue("#f-convention")).isEqualTo(other.toString());
        page.check("#modele-town-hall");
        page.selectOption("#f-periode", today.getYear() + "-t" + ((today.getMonthValue() - 1) / 3 + 1));
        page.click("button:has-text('Faire le rapport')");
        page.waitForSelector("text=Sur la convention");
        isFine("contract-report");
        page.locator("nav.tabs a").last().click();
        page.waitForSelector("#contract-lines");
        isFine("contract-report-lines");

        // the report is frozen: the rule changes from tomorrow on, and what it said stays
        page.click("summary:has-text('Figer')");
        page.click(".confirm-panel button:has-text('Figer')");
        page.waitForSelector(".notice:has-text('Le rapport est figé')");
        page.locator("nav.tabs a").last().click();
        page.waitForSelector("#contract-lines");
        var report = page.url();
        var said = page.textContent("#contract-lines");
        page.click("main a:has-text('Ville 2026')");
        page.click("a:has-text('Changer la règle')");
        page.fill("#f-regle-du", today.toString());
        page.click("button:has-text('Enregistrer')");
        assertThat(page.locator("main")).containsText("un jour encore ouvert de la convention");
        page.fill("#f-regle-du", today.plusDays(1).toString());
        page.fill("#f-departements", "75");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector(".notice:has-text('les actes sont comptés')");
        page.navigate(report);
        page.waitForSelector("#contract-lines");
        assertThat(page.textContent("#contract-lines")).isEqualTo(said);
        page.click("main a:has-text('Ville 2026')");
        assertThat(page.locator("#reports")).containsText("Rapports écrits");
        isFine("contract-with-report");
        page.click("a:has-text('Actes comptés')");
        isFine("contract-acts");
        assertThat(context.request().get("/bureau/conventions/suivi.csv").text())
                .contains("Énergie 2026", "Ville 2026");

        Network.as(director, see::summarize);
        signIn(network.ofTheNetwork(Role.NETWORK_HEAD));
        open("/bureau/conventions/reseau");
        isFine("contracts-network");
    }
}
