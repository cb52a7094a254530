// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.architecture;

import static fr.parvis.people.PeopleFixtures.aPerson;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.VisitsFixtures;
import java.util.List;
import java.util.UUID;

/**
 * An association whose routes are walked, and those who walk them.
 *
 * @param people one of each role, those of the network last
 */
record WalkedAssociation(VisitsFixtures.Desk desk, UUID visit, UUID person, List<SignedIn> people) {

    /** An association with a visit and a person. */
    static WalkedAssociation of(Network network, VisitsFixtures.Desk desk, PastVisits visits, OpenFile openFile) {
        var visit = VisitsFixtures.daysAgo(1, desk);
        var person = Ids.next();
        Network.as(desk.mediator(), () -> {
            visits.load(List.of(visit));
            openFile.handle(
                    new OpenFile.Command(person, aPerson("Nour", "Haddad", 1990), "spoken", null, false, false));
        });
        return new WalkedAssociation(
                desk,
                visit.id(),
                person,
                List.of(
                        desk.mediator(),
                        network.a(Role.DIRECTOR, desk.association()),
                        network.ofTheNetwork(Role.NETWORK_HEAD),
                        network.ofTheNetwork(Role.ADMINISTRATOR),
                        network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER)));
    }
}
