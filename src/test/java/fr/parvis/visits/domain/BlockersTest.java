// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import static fr.parvis.visits.VisitsFixtures.aVisit;
import static fr.parvis.visits.VisitsFixtures.eachRequest;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.Visits.Outcome;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Blockers met by requests, and what every desk is told of them. */
@ParvisTest
class BlockersTest {
    @Autowired
    Visits visits;

    @Autowired
    VisitsFixtures fixtures;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void what_three_points_meet_within_the_hour_is_counted_by_point() {
        var operator = "keolis";
        record(fixtures.aDesk(), operator, Instant.now());
        var twice = fixtures.aDesk();
        record(twice, operator, Instant.now());
        record(twice, operator, Instant.now());
        assertThat(points(operator)).isEqualTo(2);
        record(fixtures.aDesk(), operator, Instant.now().minus(Duration.ofMinutes(50)));
        assertThat(points(operator)).isEqualTo(3);
    }

    @Test
    void a_correction_and_a_cancellation_take_the_wall_back() {
        var operator = "transdev";
        var desk = fixtures.aDesk();
        var visit = record(desk, operator, Instant.now());
        assertThat(points(operator)).isEqualTo(1);
        var free = eachRequest(
                visit,
                r -> new Visit.Request(r.id(), r.theme(), r.operator(), r.level(), "settled", r.minutes(), r.note()));
        var corrected = (Outcome.Accepted) Network.as(desk.mediator(), () -> visits.correct(free));
        assertThat(points(operator)).isZero();
        var again = record(desk, operator, Instant.now());
        Network.as(desk.mediator(), () -> visits.cancel(again.id(), again.version()));
        assertThat(points(operator)).isZero();
        assertThat(corrected.visit().requests().getFirst().blocker()).isNull();
    }

    @Test
    void a_request_that_concerns_no_organisation_is_nobodys_wall() {
        record(fixtures.aDesk(), "none", Instant.now());
        assertThat(points("none")).isZero();
    }

    private Visit record(Desk desk, String operator, Instant at) {
        var visit = eachRequest(
                VisitsFixtures.at(aVisit(desk.point()), at),
                r -> new Visit.Request(
                        r.id(),
                        r.theme(),
                        operator,
                        r.level(),
                        "blocked",
                        "portal-down",
                        r.minutes(),
                        null,
                        null,
                        null,
                        null));
        return ((Outcome.Accepted) Network.as(desk.mediator(), () -> visits.record(visit))).visit();
    }

    /** As any desk of the network is told, and the table holds. */
    private int points(String operator) {
        return Network.as(
                fixtures.aDesk().mediator(),
                () -> transaction.execute(status -> {
                    int held = database.sql(
                                    "select count(distinct point)::int from visits.wall where operator = :operator")
                            .param("operator", operator)
                            .query(Integer.class)
                            .single();
                    int told = new Blockers(database, Clock.systemUTC())
                            .shared().stream()
                                    .filter(wall -> wall.operator().equals(operator))
                                    .mapToInt(Blockers.SharedBlocker::points)
                                    .sum();
                    assertThat(told).isEqualTo(held < Blockers.POINTS ? 0 : held);
                    return held;
                }));
    }

    @Test
    void the_table_that_all_may_read_says_nothing_of_the_person() {
        var columns = Network.as(
                fixtures.aDesk().mediator(),
                () -> transaction.execute(
                        status -> database.sql("""
                                select column_name from information_schema.columns
                                where table_schema = 'visits' and table_name = 'wall'""").query(String.class).set()));
        assertThat(columns)
                .containsExactlyInAnyOrder("request", "visit", "association", "point", "at", "operator", "blocker");
    }
}
