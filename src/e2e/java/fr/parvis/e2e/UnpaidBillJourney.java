// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.access.Role;

/** From a case to the dates of its unpaid bill, the check of a notice, and the sheet to take home. */
class UnpaidBillJourney extends EnergyJourney {
    private void unfolds(String part) {
        page.click("summary:has-text('" + part + "')");
    }

    /** Each answer shows the short answer anew. */
    private void choose(String question, String answer) {
        answers(() -> page.check(question + " input[value='" + answer + "']"));
    }

    private void types(String field, String text) {
        answers(() -> page.fill(field, text));
    }

    private void answers(Runnable says) {
        page.waitForResponse("**/bureau/energie/impaye/apercu", says);
    }

    @AtEveryWidth
    void tells_somebody_without_a_name_the_days_of_a_bill(Screen screen) {
        var me = network.a(Role.MEDIATOR, network.anAssociation());
        on(screen);
        signIn(me);
        open("/bureau/energie");
        page.click("main .door-name:has-text('Dates d’une facture impayée')");
        page.waitForSelector("#f-issued");
        isFine("clock-questions");
        types("#f-issued", today.minusDays(40).toString());
        choose("#f-firstCame", "no");
        choose("#f-cheque", "no");
        page.waitForSelector(".bill-live .bill-lead");
        isFine("clock-live");
        page.click("button:has-text('Calculer les dates')");
        page.waitForSelector("#days");
        isFine("clock-dates");
        assertThat(page.url()).endsWith("/bureau/energie/impaye");
    }

    @AtEveryWidth
    void walks_from_the_case_over_its_dates_to_a_letter_and_types_each_fact_of_the_bill_once(Screen screen) {
        var me = network.a(Role.MEDIATOR, network.anAssociation());
        var person = aPerson(me);
        var issued = today.minusDays(40).toString();
        on(screen);
        signIn(me);
        open("/bureau/suivis/nouveau?personne=" + person + "&modele=unpaid-bill");
        page.fill("#f-countedFrom", issued);
        page.fill("#f-amount", "361");
        isFine("told-once-opening");
        page.click("button:has-text('Ouvrir le suivi')");
        page.waitForSelector("#steps");

        chooseIn("#add", "Calculer les dates d’un impayé");
        page.waitForSelector("#f-issued");
        assertThat(page.inputValue("#f-issued")).isEqualTo(issued);
        assertThat(page.inputValue("#f-amount")).isEqualTo("361");
        choose("#f-firstCame", "no");
        choose("#f-cheque", "no");
        page.waitForSelector(".bill-live .bill-lead");
        page.click("button:has-text('Calculer les dates')");
        page.waitForSelector("#days");
        isFine("told-once-dates");

        page.click("#next a:has-text('Écrire une lettre')");
        page.click("button[value='energy-time']");
        page.waitForSelector(".letter-fill");
        assertThat(page.locator(".letter-fill label").allTextContents())
                .contains("numéro de contrat")
                .doesNotContain("date de la facture", "montant");
        isFine("told-once-letter");
        page.fill("label:text-is('numéro de contrat') ~ input", "77-12");
        page.fill(
                "label:text-is('date du premier paiement') ~ input",
                today.plusDays(10).toString());
        page.fill("label:text-is('montant par mois') ~ input", "beaucoup");
        page.click("button:has-text('Remplir la lettre')");
        page.waitForSelector(".error-summary");
        isFine("told-once-letter-refused");
        page.fill("label:text-is('montant par mois') ~ input", "60");
        page.click("button:has-text('Remplir la lettre')");
        page.waitForSelector("text=Courrier enregistré");
        assertThat(page.inputValue("#f-body")).contains("de payer 60 euros par mois", "d’un montant de 361 euros");
        isFine("told-once-letter-filled");
        page.click(".breadcrumb a[href^='/bureau/suivis/']");
        page.waitForSelector("#timeline");
        shows("#timeline", "Facture complétée : n° de contrat.");
        isFine("told-once-case");
    }

    @AtEveryWidth
    void works_out_the_dates_of_a_bill_and_prints_them(Screen screen) {
        var me = network.a(Role.MEDIATOR, network.anAssociation());
        var caseFile = aCaseAboutABill(me);
        on(screen);
        signIn(me);
        open("/bureau/suivis/" + caseFile);
        chooseIn("#add", "Calculer les dates d’un impayé");
        page.waitForSelector("#f-issued");
        isFine("bill-facts");
        types("#f-issued", today.minusDays(40).toString());
        unfolds("Date limite, montant");
        types("#f-payable", today.minusDays(41).toString());
        page.click("button:has-text('Calculer les dates')");
        page.waitForSelector(".error-summary");
        isFine("bill-refused");
        types("#f-payable", "");
        unfolds("Le logement et le compteur");
        answers(() -> page.selectOption("#f-meter", "linky"));
        answers(() -> {
            page.fill("#f-kva", "9");
            page.press("#f-kva", "Tab");
        });
        choose("#f-firstCame", "yes");
        types("#f-first", today.minusDays(20).toString());
        choose("#f-cheque", "yes");
        page.waitForSelector(".bill-live .bill-lead");
        isFine("bill-live");
        page.click("button:has-text('Calculer les dates')");
        page.waitForSelector(".bill-lead");
        isFine("bill-dates");
        shows("#gain", "Attestation envoyée aujourd’hui");

        page.click("summary:has-text('Comparer une lettre')");
        page.fill("#f-noticeDated", today.toString());
        page.fill("#f-noticeFor", today.plusDays(10).toString());
        page.click("button:has-text('Comparer')");
        page.waitForSelector("text=Points à vérifier");
        isFine("bill-notice");

        open("/bureau/suivis/" + caseFile + "/droits-energie");
        page.fill("#f-income", "9000");
        page.click("button:has-text('Estimer')");
        page.waitForSelector("text=Droit possible, à vérifier");
        page.fill("#f-debt", "240");
        page.fill("#f-earned", "1200");
        page.fill("#f-charges", "1000");
        page.fill("#f-monthly", "50");
        page.click("button:has-text('Simuler')");
        page.waitForSelector("text=5 paiements de");
        isFine("bill-rights");

        var sheet = context.request().get("/bureau/suivis/" + caseFile + "/impaye/fiche.pdf");
        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.headers()).containsEntry("content-type", "application/pdf");
        open("/bureau/suivis/" + caseFile);
        page.waitForSelector("text=Avant ce jour, ni réduction ni coupure");
        isFine("bill-case");
    }
}
