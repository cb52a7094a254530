// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.network.domain.SavePoint;
import fr.parvis.visits.VisitsFixtures;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Names of points as lines of lists ask for them. */
@ParvisTest
class PointNamesTest {
    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Points points;

    @Autowired
    SavePoint savePoint;

    @Test
    void a_name_is_read_once_for_many_lines_and_anew_once_it_is_changed() {
        var desk = visitsFixtures.aDesk("Europe/Paris");
        var director = network.a(Role.DIRECTOR, desk.association());
        var name = points.name(desk.point()).orElseThrow();
        Runnable renames = () -> transaction.executeWithoutResult(
                _ -> db.sql("update network.point set name = 'Maison des Tilleuls' where id = :id")
                        .param("id", desk.point())
                        .update());
        Network.as(director, renames);
        assertThat(points.name(desk.point())).as("asked once").contains(name);
        Runnable saves = () -> savePoint.change(savePoint.get(desk.point()));
        Network.as(director, saves);
        assertThat(points.name(desk.point())).contains("Maison des Tilleuls");
    }

    @Test
    void one_that_is_not_known_has_none() {
        assertThat(points.name(UUID.randomUUID())).isEmpty();
    }
}
