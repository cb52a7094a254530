// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.outreach.ListsFixtures;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The measurement takes what it made up, all of it, and again. */
@ParvisTest
class MeasureListsTest {
    @Autowired
    Network network;

    @Autowired
    ListsFixtures listsFixtures;

    @Autowired
    MeasureLists measure;

    @Test
    void a_long_list_is_made_up_taken_and_assigned_as_often_as_one_likes() {
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        listsFixtures.aPoint(director, "Maison de Bron");
        for (int i = 0; i < 2; i++) {
            var measured = Network.as(director, () -> measure.handle(400));
            assertThat(measured.taken()).isEqualTo(400);
            assertThat(measured.assigned()).isEqualTo(400);
            assertThat(measured.seconds()).isPositive();
        }
    }
}
