// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds;

import static fr.parvis.rounds.RoundsFixtures.aStop;
import static fr.parvis.rounds.RoundsFixtures.aTour;
import static fr.parvis.rounds.RoundsFixtures.kept;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.rota.Engagements;
import fr.parvis.rota.Engagements.Engagement;
import fr.parvis.rota.Holds;
import fr.parvis.rota.Holds.Answer;
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rounds.domain.crews.Crew;
import fr.parvis.rounds.domain.crews.PlanCrews;
import fr.parvis.rounds.domain.tours.PlanTours;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcomes;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParvisTest
class CrewEngagementsTest {
    @Autowired
    PlanTours tours;

    @Autowired
    PlanCrews crews;

    @Autowired
    Engagements engaged;

    @Autowired
    Holds holds;

    @Autowired
    RoundsFixtures roundsFixtures;

    @Test
    void the_crew_of_a_tour_is_booked_by_nobody_while_it_halts() {
        var bus = roundsFixtures.aBus();
        var day = RoundsFixtures.today().plusDays(8);
        var me = bus.mediator().account();
        Network.as(bus.lead(), () -> {
            var tour = kept(tours.save(aTour(bus, "Bus AB-123")));
            kept(tours.save(aStop(tour, "Place du marché", "Mo-Su 09:00-12:00")));
            assertThat(engaged.between(day, day)).isEmpty();
            kept(crews.handle(
                    new Crew(Ids.next(), bus.association(), tour.id(), day, day, null, List.of(me), Instant.EPOCH)));
            assertThat(engaged.between(day, day))
                    .containsExactly(new Engagement(
                            me, day, RotaFixtures.at(day, 9, 0), RotaFixtures.at(day, 12, 0), tour.name()));
            assertThat(Outcomes.done(holds.hold(RotaFixtures.anAppointment(day, 11, 45, me))))
                    .isEqualTo(new Answer.Taken(List.of(me)));
            assertThat(Outcomes.done(holds.hold(RotaFixtures.anAppointment(day, 12, 0, me))))
                    .isInstanceOf(Answer.Held.class);
        });
    }
}
