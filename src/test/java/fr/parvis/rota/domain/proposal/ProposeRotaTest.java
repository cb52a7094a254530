// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.proposal;

import static fr.parvis.rota.RotaFixtures.aMonday;
import static fr.parvis.rota.RotaFixtures.aShift;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rota.RotaFixtures.Team;
import fr.parvis.rota.domain.week.PlanShifts;
import fr.parvis.rota.domain.week.Shift;
import fr.parvis.rota.domain.week.Turn;
import fr.parvis.rota.domain.week.Turns;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
@Timeout(120)
class ProposeRotaTest {
    private static final LocalDate MONDAY = aMonday();

    @Autowired
    ProposeRota propose;

    @Autowired
    ProposalTable proposals;

    @Autowired
    PlanShifts shifts;

    @Autowired
    Turns turns;

    @Autowired
    Network network;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    RotaFixtures fixtures;

    Team team;

    @BeforeEach
    void a_team_that_works_the_hours_of_its_point() {
        team = fixtures.aTeam(2);
        fixtures.planned(shifts, team);
    }

    private UUID proposed() throws InterruptedException {
        var id = Ids.next();
        for (int i = 0; i < 2; i++)
            assertThat(Network.as(team.lead(), () -> propose.handle(id, MONDAY, 1)))
                    .isEqualTo(new Outcome.Done<>(id));
        while (find(id).state() == Proposal.State.MAKING) Thread.sleep(50);
        assertThat(find(id).state()).isEqualTo(Proposal.State.PROPOSED);
        return id;
    }

    private Proposal find(UUID id) {
        return Network.as(team.lead(), () -> propose.find(id).orElseThrow());
    }

    private List<Turn> of(UUID mediator) {
        return Network.as(team.lead(), () -> turns.between(MONDAY, MONDAY.plusDays(6))).stream()
                .filter(turn -> turn.mediator().equals(mediator))
                .toList();
    }

    @Test
    void who_was_not_looked_at_and_points_without_hours_keep_their_turns() throws InterruptedException {
        var newcomer = network.a(Role.MEDIATOR, team.association()).account();
        var hourless = fixtures.aPoint(team.association(), "Sur rendez-vous", "Europe/Paris", null);
        var second = team.second().account();
        Network.as(team.lead(), () -> {
            shifts.handle(new Shift(Ids.next(), newcomer, team.point(), "Tu 09:00-12:00", MONDAY, MONDAY.plusDays(6)));
            assertThat(shifts.handle(aShift(second, hourless, "Sa 09:00-12:00")))
                    .isInstanceOf(Outcome.Done.class);
        });
        assertThat(of(newcomer)).hasSize(1);
        var id = proposed();
        assertThat(Network.as(team.lead(), () -> propose.take(id))).isPresent();
        assertThat(of(newcomer)).hasSize(1);
        assertThat(of(second)).filteredOn(turn -> turn.point().equals(hourless)).hasSize(1);
        assertThat(of(second)).anyMatch(turn -> !turn.usual());
    }

    @Test
    void who_came_into_the_rota_after_it_was_made_keeps_their_week() throws InterruptedException {
        var id = proposed();
        var newcomer = network.a(Role.MEDIATOR, team.association()).account();
        var week = new Shift(Ids.next(), newcomer, team.point(), "Mo-Su 09:00-12:00", MONDAY.minusWeeks(1), null);
        assertThat(Network.as(team.lead(), () -> shifts.handle(week))).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(team.lead(), () -> propose.take(id))).isPresent();
        assertThat(of(newcomer)).hasSize(7).allMatch(Turn::usual);
        assertThat(of(team.first().account())).noneMatch(Turn::usual);
    }

    @Test
    void lines_come_to_a_proposal_only_while_it_is_made() throws InterruptedException {
        var id = proposed();
        var lines = Network.as(team.lead(), () -> propose.lines(id));
        assertThat(lines).isNotEmpty();
        var more = new Line(Ids.next(), MONDAY, 0, 60, team.point(), Line.Reason.ONLY, 0);
        Network.as(
                team.lead(),
                () -> transaction.executeWithoutResult(
                        status -> proposals.finish(id, find(id).proposed(), find(id).copied(), List.of(more))));
        assertThat(Network.as(team.lead(), () -> propose.lines(id))).isEqualTo(lines);
    }
}
