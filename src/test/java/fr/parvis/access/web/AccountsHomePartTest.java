// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.HomePart;
import fr.parvis.access.Role;
import fr.parvis.access.domain.ManageAssociations;
import fr.parvis.shell.Words;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Number of associations on the home page of the network's head. */
@ParvisTest
class AccountsHomePartTest {
    @Autowired
    Network network;

    @Autowired
    AccountsHomePart part;

    @Autowired
    ManageAssociations manage;

    @Autowired
    Associations associations;

    @Test
    void an_association_that_is_closed_is_not_counted() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var closed = network.anAssociation();
        Network.as(head, () -> manage.close(head, closed));
        long open = associations.list().stream().filter(Association::open).count();
        assertThat(part.of(head).orElseThrow().figures())
                .extracting(HomePart.Figure::value)
                .contains(Words.number(open));
    }
}
