// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.network.LocalDays;
import fr.parvis.rollout.PastRollout;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The demonstration has plans in each state, and what staff learnt with something to renew. */
@ParvisTest
class LoadRolloutTest {
    @Autowired
    Network network;

    @Autowired
    PastRollout past;

    @Autowired
    SeeRollout rollout;

    @Autowired
    KeepStaffSkills skills;

    @Autowired
    LocalDays localDays;

    @Test
    void fifty_points_are_planned_some_of_them_late() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var association = network.anAssociation();
        var director = network.a(Role.DIRECTOR, association);
        var today = localDays.todayOfNetwork();
        Network.as(head, () -> past.plans(today, head.account(), List.of(association), new Random(1)));
        var lines = Network.as(head, () -> rollout.lines()).stream()
                .filter(line -> line.plan().name().startsWith("Numérique "))
                .toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(50);
        assertThat(lines).extracting(line -> line.plan().state(today)).contains(Plan.State.values());
        assertThat(lines).anySatisfy(line -> assertThat(line.causes()).isNotEmpty());
        Network.as(director, () -> {
            past.weeks(today, new Random(1));
            past.staff(today, director.account(), List.of(director.account()), new Random(1));
            assertThat(skills.toRenew()).hasSize(1);
        });
    }
}
