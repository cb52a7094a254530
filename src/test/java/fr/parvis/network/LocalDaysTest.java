// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.SettableClock;
import fr.parvis.SettableTime;
import fr.parvis.access.Role;
import fr.parvis.network.domain.SavePoint;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The day and zone of a point, of an association and of the network. */
@ParvisTest
@Import(SettableTime.class)
class LocalDaysTest {
    /** Half past one on the 26th in La Réunion, half past ten in the evening of the 25th in Paris. */
    private static final String NIGHT_IN_REUNION = "2026-11-25T21:30:00Z";

    /** Nine in the evening of the 25th in Guadeloupe, two o'clock on the 26th in Paris. */
    private static final String EVENING_IN_GUADELOUPE = "2026-11-26T01:00:00Z";

    private static final LocalDate DAY_25 = LocalDate.of(2026, 11, 25);
    private static final LocalDate DAY_26 = LocalDate.of(2026, 11, 26);

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures fixtures;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    LocalDays localDays;

    @Autowired
    SavePoint savePoint;

    @Autowired
    OfferedPoints offered;

    @Test
    void an_association_lives_by_the_clock_of_its_first_open_point() {
        var desk = desk("America/Guadeloupe");
        fixtures.aPoint(desk.association(), "Indian/Reunion", null);
        assertThat(localDays.zone(desk.association())).isEqualTo(ZoneId.of("America/Guadeloupe"));
        Network.as(
                network.a(Role.DIRECTOR, desk.association()),
                () -> savePoint.close(
                        desk.point(), DAY_25, savePoint.get(desk.point()).version()));
        assertThat(localDays.zone(desk.association())).as("at once").isEqualTo(ZoneId.of("Indian/Reunion"));
    }

    @Test
    void one_that_closed_its_points_stays_where_they_were() {
        var association = network.anAssociation();
        fixtures.aPoint(association, "Indian/Mayotte", DAY_25);
        assertThat(localDays.zone(association)).isEqualTo(ZoneId.of("Indian/Mayotte"));
    }

    @Test
    void before_its_first_point_it_lives_by_the_network_s() {
        var association = network.anAssociation();
        assertThat(localDays.zone(association)).isEqualTo(NetworkTime.ZONE);
        fixtures.aPoint(association, "Indian/Mayotte", null);
        assertThat(localDays.zone(association)).as("at once").isEqualTo(ZoneId.of("Indian/Mayotte"));
    }

    @Test
    void the_same_instant_has_two_days() {
        clock.set(NIGHT_IN_REUNION);
        var reunion = desk("Indian/Reunion");
        var mayotte = desk("Indian/Mayotte");
        assertThat(Network.as(reunion.mediator(), () -> localDays.today())).isEqualTo(DAY_26);
        assertThat(Network.as(mayotte.mediator(), () -> localDays.today())).isEqualTo(DAY_26);
        assertThat(localDays.todayAt(reunion.point())).isEqualTo(DAY_26);
        assertThat(localDays.todayOfNetwork()).isEqualTo(DAY_25);
        assertThat(Network.as(network.ofTheNetwork(Role.NETWORK_HEAD), () -> localDays.today()))
                .isEqualTo(DAY_25);
        clock.set(EVENING_IN_GUADELOUPE);
        var guadeloupe = desk("America/Guadeloupe");
        assertThat(Network.as(guadeloupe.mediator(), () -> localDays.today())).isEqualTo(DAY_25);
        assertThat(localDays.hour(guadeloupe.association())).isEqualTo(21);
        assertThat(localDays.todayOfNetwork()).isEqualTo(DAY_26);
    }

    @Test
    void a_partner_reads_the_clock_of_the_association_that_works_for_it() {
        clock.set(NIGHT_IN_REUNION);
        var desk = desk("Indian/Reunion");
        assertThat(Network.as(network.a(Role.PARTNER, desk.association()), () -> localDays.today()))
                .isEqualTo(DAY_26);
    }

    @Test
    void a_point_was_last_changed_on_the_day_of_its_own_clock() {
        var desk = desk("Indian/Reunion");
        var director = network.a(Role.DIRECTOR, desk.association());
        Runnable changes = () -> transaction.executeWithoutResult(
                status -> db.sql("update network.point set updated_at = :at::timestamptz where id = :id")
                        .param("at", NIGHT_IN_REUNION)
                        .param("id", desk.point())
                        .update());
        Network.as(director, changes);
        var sheet = Network.as(director, () -> savePoint.get(desk.point()));
        assertThat(sheet.place().updated()).isEqualTo(DAY_26);
    }

    @Test
    void a_point_that_moves_lives_by_its_new_clock_at_once() {
        var desk = desk("America/Guadeloupe");
        assertThat(localDays.zoneAt(desk.point())).isEqualTo(ZoneId.of("America/Guadeloupe"));
        Runnable moves = () -> transaction.executeWithoutResult(_ -> {
            db.sql("update network.point set insee = '97411' where id = :id")
                    .param("id", desk.point())
                    .update();
            savePoint.change(savePoint.get(desk.point()));
        });
        Network.as(network.a(Role.DIRECTOR, desk.association()), moves);
        assertThat(localDays.zoneAt(desk.point())).isEqualTo(ZoneId.of("Indian/Reunion"));
    }

    @Test
    void a_feed_finds_a_point_closed_from_the_day_of_its_own_clock() {
        var association = network.anAssociation();
        var reunion = fixtures.aPoint(association, "Indian/Reunion", DAY_26);
        var guadeloupe = fixtures.aPoint(association, "America/Guadeloupe", DAY_26);
        clock.set(NIGHT_IN_REUNION);
        assertThat(open()).contains(guadeloupe).doesNotContain(reunion);
        clock.set(EVENING_IN_GUADELOUPE);
        assertThat(open()).contains(guadeloupe).doesNotContain(reunion);
    }

    private List<UUID> open() {
        var open = new ArrayList<UUID>();
        offered.each(point -> {
            if (point.open()) open.add(point.id());
        });
        return open;
    }

    private VisitsFixtures.Desk desk(String zone) {
        return fixtures.aDesk(zone);
    }
}
