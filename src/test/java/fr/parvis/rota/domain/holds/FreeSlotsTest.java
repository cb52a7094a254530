// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.holds;

import static fr.parvis.rota.RotaFixtures.aMonday;
import static fr.parvis.rota.RotaFixtures.aShift;
import static fr.parvis.rota.RotaFixtures.anAppointment;
import static fr.parvis.rota.RotaFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.rota.FreeSlots;
import fr.parvis.rota.FreeSlots.Slot;
import fr.parvis.rota.FreeSlots.Wanted;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.rota.Holds.Asked;
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rota.RotaFixtures.Team;
import fr.parvis.rota.domain.week.PlanShifts;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@ParvisTest
class FreeSlotsTest {
    private static final LocalDate MONDAY = aMonday();

    @Autowired
    FreeSlots slots;

    @Autowired
    Holds holds;

    @Autowired
    PlanShifts shifts;

    @Autowired
    Network network;

    @Autowired
    RotaFixtures fixtures;

    Team team;

    @BeforeEach
    void a_team_that_works_the_hours_of_its_point() {
        team = fixtures.aTeam(2);
        fixtures.planned(shifts, team);
    }

    private List<Slot> of(LocalDate first, LocalDate last, int minutes, int together) {
        return Network.as(
                team.lead(), () -> slots.find(new Wanted(Set.of(), Set.of(), first, last, minutes, together, 10_000)));
    }

    @Test
    void a_free_day_has_a_slot_each_quarter_of_an_hour_that_is_long_enough() {
        var found = of(MONDAY, MONDAY, 30, 1);
        // from 9 to 11.30 and from 14 to 16.30
        assertThat(found).hasSize(22);
        assertThat(found.getFirst().from()).isEqualTo(at(MONDAY, 9, 0));
        assertThat(found.getLast().until()).isEqualTo(at(MONDAY, 17, 0));
        assertThat(found).allMatch(slot -> slot.mediators().size() == 2);
    }

    @Test
    void what_is_taken_is_free_no_more_and_two_together_need_both() {
        Network.as(
                team.lead(),
                () -> holds.hold(anAppointment(MONDAY, 9, 30, team.first().account())));
        assertThat(of(MONDAY, MONDAY, 30, 1)).hasSize(22);
        var both = of(MONDAY, MONDAY, 30, 2);
        assertThat(both).extracting(Slot::from).doesNotContain(at(MONDAY, 9, 15), at(MONDAY, 9, 30), at(MONDAY, 9, 45));
        assertThat(both).hasSize(19);
    }

    @Test
    void each_slot_that_is_offered_can_be_booked() {
        for (var slot : of(MONDAY, MONDAY.plusDays(1), 45, 2).stream().limit(6).toList())
            Network.as(
                    team.lead(),
                    () -> holds.hold(new Asked(
                            HoldKind.SESSION,
                            Ids.next(),
                            new HashSet<>(slot.mediators()),
                            slot.from(),
                            slot.until(),
                            null,
                            null)));
        var left = of(MONDAY, MONDAY, 45, 2);
        for (var slot : left)
            assertThat(Network.as(team.lead(), () -> holds.between(slot.mediators(), slot.from(), slot.until())))
                    .isEmpty();
    }

    @Test
    void the_first_ones_are_the_same_as_of_the_whole_search() {
        var all = of(MONDAY, MONDAY.plusDays(40), 30, 1);
        var first = Network.as(
                team.lead(),
                () -> slots.find(new Wanted(Set.of(team.point()), Set.of(), MONDAY, MONDAY.plusDays(40), 30, 1, 20)));
        assertThat(first).hasSize(20).isEqualTo(all.subList(0, 20));
    }

    @Test
    void nothing_is_free_where_the_point_is_closed_or_nobody_works() {
        assertThat(of(MONDAY.plusDays(5), MONDAY.plusDays(6), 30, 1)).isEmpty();
        var alone = fixtures.aTeam(1);
        assertThat(Network.as(
                        alone.lead(),
                        () -> slots.find(new Wanted(Set.of(), Set.of(), MONDAY, MONDAY.plusDays(5), 30, 1, 10))))
                .isEmpty();
    }

    /** The next two days on which clocks change in Paris, in the time zones of France: the others have no such change. */
    static Stream<Arguments> changesOfClocks() {
        var rules = NetworkTime.ZONE.getRules();
        var first = rules.nextTransition(Instant.now().plus(Duration.ofDays(2)));
        var changes = List.of(first, rules.nextTransition(first.getInstant()));
        return Stream.of(
                        "Europe/Paris",
                        "Indian/Reunion",
                        "Indian/Mayotte",
                        "America/Guadeloupe",
                        "America/Cayenne",
                        "America/Martinique")
                .flatMap(zone -> changes.stream()
                        .map(change -> Arguments.of(
                                zone,
                                change.getDateTimeBefore().toLocalDate(),
                                88
                                        - (zone.equals("Europe/Paris")
                                                ? (int) change.getDuration().toMinutes() / 15
                                                : 0))));
    }

    @ParameterizedTest
    @MethodSource("changesOfClocks")
    void no_slot_is_lost_or_comes_twice_when_clocks_change(String zone, LocalDate day, int quarters) {
        var association = network.anAssociation();
        var point = fixtures.aPoint(association, "Nuit et jour", zone, "Mo-Su 00:00-22:00");
        var lead = network.a(Role.SITE_LEAD, association);
        Network.as(lead, () -> {
            assertThat(shifts.handle(aShift(lead.account(), point, "Mo-Su 00:00-22:00")))
                    .isInstanceOf(Outcome.Done.class);
            var found = slots.find(new Wanted(Set.of(), Set.of(), day, day, 15, 1, 1000));
            assertThat(found).hasSize(quarters);
            assertThat(new HashSet<>(found)).hasSize(quarters);
            assertThat(found.getFirst().from())
                    .isEqualTo(day.atStartOfDay(ZoneId.of(zone)).toInstant());
            for (int i = 1; i < found.size(); i++)
                assertThat(found.get(i).from()).isEqualTo(found.get(i - 1).until());
        });
    }
}
