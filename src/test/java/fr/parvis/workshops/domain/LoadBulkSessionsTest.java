// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.database.Asking;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.skills.domain.ReadPath;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What measures the pages of digital points writes rows that those pages show. */
@ParvisTest
class LoadBulkSessionsTest {
    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    LoadBulkSessions bulk;

    @Autowired
    SeeWorkshops see;

    @Autowired
    KeepSheet sheets;

    @Autowired
    OpenFile openFile;

    @Autowired
    ReadPath read;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_small_part_of_five_years_has_sessions_past_and_to_come_with_learners() {
        var me = network.a(Role.SITE_LEAD, network.anAssociation());
        visitsFixtures.aPoint(me.association(), "Europe/Paris", null);
        for (int i = 0; i < 3; i++)
            Network.as(
                    me,
                    () -> openFile.handle(new OpenFile.Command(
                            Ids.next(), aPerson("Aminata", "Diallo", 1980), "spoken", null, true, false)));
        Network.as(me, () -> bulk.fill(0.001));
        assertThat(Network.as(me, () -> see.coming(null, null)).sessions()).isNotEmpty();
        var sessions = Network.as(me, () -> bulk.recentSessions(3));
        assertThat(sessions).hasSize(3);
        assertThat(Network.as(me, () -> sheets.of(sessions.getLast())).sheet().headcount())
                .isEqualTo(6 + 3);
        assertThat(Network.as(me, () -> bulk.recentLearners(5)))
                .as("paths that can be opened: those of persons")
                .hasSize(3)
                .allSatisfy(one ->
                        assertThat(Network.as(me, () -> read.handle(one))).isPresent());
        assertThat(observations(me.association())).isEqualTo(5 * 50 * 8);
        assertThatThrownBy(() -> Network.as(me, () -> bulk.fill(0))).isInstanceOf(IllegalArgumentException.class);
    }

    private long observations(UUID association) {
        return Asking.as(association)
                .call(() -> transaction.execute(status -> db.sql("select count(*) from skills.observation")
                        .query(Long.class)
                        .single()));
    }
}
