// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents;

import static fr.parvis.people.PeopleFixtures.aPerson;

import fr.parvis.Network;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcomes;
import java.util.UUID;

/** A person and a case to bring papers to, in the words of the domain. */
public final class CasesWithDocuments {
    private final OpenFile openFile;
    private final OpenCase openCase;

    public CasesWithDocuments(OpenFile openFile, OpenCase openCase) {
        this.openFile = openFile;
        this.openCase = openCase;
    }

    public UUID person(SignedIn who, String given, String family) {
        var id = Ids.next();
        Network.as(
                who,
                () -> openFile.handle(
                        new OpenFile.Command(id, aPerson(given, family, 1990), "spoken", null, true, false)));
        return id;
    }

    public UUID caseOf(SignedIn who, UUID person) {
        return Outcomes.done(Network.as(
                who,
                () -> openCase.handle(new OpenCase.Command(
                        Ids.next(),
                        person,
                        "unpaid-bill",
                        "energy-unpaid-bill",
                        "edf",
                        "Facture de 240 €",
                        null,
                        false))));
    }
}
