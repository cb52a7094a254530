package fr.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.access.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a case to the dates of its unpaid bill, the check of a notice, and the sheet to take home. */
class UnpaidBillJourney extends EnergyJourney {
    @ParameterizedTest
    @EnumSource(Screen.class)
    void works_out_the_dates_of_a_bill_and_prints_them(Screen screen) {
        var me = network.a(Role.MEDIATOR, network.anAssociation());
        var caseFile = aCaseAboutABill(me);
        on(screen);
        signIn(me);
        open("/bureau/suivis/" + caseFile);
        chooseIn("#add", "Calculer les dates d’un impayé");
        page.waitForSelector("#f-issued");
        isFine("bill-facts");
        page.fill("#f-issued", today.minusDays(40).toString());
        page.fill("#f-payable", today.minusDays(41).toString());
        page.click("button:has-text('Calculer les dates')");
        page.waitForSelector(".error-summary");
        isFine("bill-refused");
        page.fill("#f-payable", "");
        page.selectOption("#f-meter", "linky");
        page.fill("#f-kva", "9");
        page.selectOption("#f-firstCame", "yes");
        page.fill("#f-first", today.minusDays(20).toString());
        page.selectOption("#f-cheque", "yes");
        page.fill("#f-chequeYear", String.valueOf(today.getMonthValue() < 4 ? today.getYear() - 1 : today.getYear()));
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
