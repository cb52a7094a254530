// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import fr.parvis.Network;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.people.PeopleFixtures;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

/** What journeys about unpaid energy bills walk alike: a case to begin with, instalments worked out and proposed. */
abstract class EnergyJourney extends Journey {
    @Autowired
    private OpenFile openFile;

    @Autowired
    private OpenCase openCase;

    protected final LocalDate today = LocalDate.now(NetworkTime.ZONE);

    /** Nour Haddad. */
    protected UUID aPerson(SignedIn mediator) {
        var nour = Ids.next();
        Network.as(
                mediator,
                () -> openFile.handle(new OpenFile.Command(
                        nour, PeopleFixtures.aPerson("Nour", "Haddad", 1990), "spoken", null, false, false)));
        return nour;
    }

    /** Of Nour Haddad, about a bill of EDF. */
    protected UUID aCaseAboutABill(SignedIn mediator) {
        var nour = aPerson(mediator);
        var caseFile = Ids.next();
        Network.as(
                mediator,
                () -> openCase.handle(new OpenCase.Command(
                        caseFile, nour, null, "energy-unpaid-bill", "edf", "Facture de 240 €", null, false)));
        return caseFile;
    }

    /** On the page of rights: a plan of so many euros a month, which a letter proposes to the supplier. */
    protected void proposesInstalments(String debt, String monthly) {
        page.fill("#f-debt", debt);
        page.fill("#f-monthly", monthly);
        page.fill("#f-from", today.plusDays(10).toString());
        page.click("button:has-text('Simuler')");
        page.click("button:has-text('Écrire au fournisseur pour le proposer')");
        page.waitForURL("**/bureau/courriers/*");
    }
}
