// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.access.SignedIn;
import fr.parvis.sheets.Cards;
import fr.parvis.skills.Learners;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.workshops.domain.KeepCatalogue;
import fr.parvis.workshops.domain.PlanCycle;
import fr.parvis.workshops.domain.Room;
import fr.parvis.workshops.domain.Workshop;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Workshops for tests, in the words of the domain. */
@TestComponent
public class WorkshopsFixtures {
    private final KeepCatalogue catalogue;
    private final PlanCycle plan;
    private final Cards cards;
    private final Learners learners;

    public WorkshopsFixtures(KeepCatalogue catalogue, PlanCycle plan, Cards cards, Learners learners) {
        this.catalogue = catalogue;
        this.plan = plan;
        this.cards = cards;
        this.learners = learners;
    }

    public static LocalDate inDays(int days) {
        return LocalDate.now(NetworkTime.ZONE).plusDays(days);
    }

    public UUID aWorkshop(SignedIn who, String title) {
        return Network.as(
                who,
                () -> done(catalogue.keep(new Workshop(
                        Ids.next(),
                        title,
                        "Ouvrir sa boîte, lire, répondre.",
                        90,
                        List.of("message"),
                        "Armoire 2",
                        false,
                        0))));
    }

    public UUID aRoom(SignedIn who, UUID point, int places) {
        return Network.as(
                who, () -> done(catalogue.keep(new Room(Ids.next(), point, "Salle bleue", places, 6, false, 0))));
    }

    /** Sessions week by week, the first one in ten days at ten. */
    public UUID aCycle(SignedIn who, UUID point, int seats, int sessions) {
        return done(make(who, aWorkshop(who, "Ma boîte mail"), point, null, seats, inDays(10), sessions));
    }

    public Outcome<UUID> make(
            SignedIn who, UUID workshop, UUID point, UUID room, int seats, LocalDate first, int sessions) {
        return Network.as(
                who,
                () -> plan.make(new PlanCycle.NewCycle(
                        Ids.next(),
                        workshop,
                        point,
                        room,
                        null,
                        List.of("conseiller-numerique"),
                        true,
                        seats,
                        first,
                        LocalTime.of(10, 0),
                        sessions,
                        List.of())));
    }

    public UUID aCard(SignedIn who) {
        return Network.as(
                who, () -> learners.ofCard(cards.make().card()).orElseThrow().id());
    }

    public static UUID done(Outcome<UUID> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return Outcomes.done(outcome);
    }
}
