// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.SettableClock;
import fr.parvis.SettableTime;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcomes;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A card of passages lasts to the end of its last day where it was given. */
@ParvisTest
@Import(SettableTime.class)
class OverseasCardsTest {
    /** Half past one on the 26th in La Réunion, half past ten in the evening of the 25th in Paris. */
    private static final String NIGHT_IN_REUNION = "2026-11-25T21:30:00Z";

    /** Nine in the evening of the 25th in Guadeloupe, two o'clock on the 26th in Paris. */
    private static final String EVENING_IN_GUADELOUPE = "2026-11-26T01:00:00Z";

    private static final LocalDate DAY_25 = LocalDate.of(2026, 11, 25);

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    SettableClock clock;

    @Autowired
    Visits visits;

    @Autowired
    PrintSheet print;

    @Autowired
    FindCard findCard;

    @Test
    void in_guadeloupe_it_is_good_in_its_last_evening() {
        clock.set("2026-05-25T15:00:00Z");
        var desk = desk("America/Guadeloupe");
        var code = given(desk);
        clock.set(EVENING_IN_GUADELOUPE);
        assertThat(Network.as(desk.mediator(), () -> findCard.handle(code))).isInstanceOf(FindCard.Outcome.Found.class);
    }

    @Test
    void in_la_reunion_it_is_over_when_the_next_day_begins() {
        clock.set("2026-05-25T09:00:00Z");
        var desk = desk("Indian/Reunion");
        var code = given(desk);
        clock.set(NIGHT_IN_REUNION);
        assertThat(Network.as(desk.mediator(), () -> findCard.handle(code)))
                .isEqualTo(new FindCard.Outcome.Expired(DAY_25));
    }

    private String given(VisitsFixtures.Desk desk) {
        var visit = ((Visits.Outcome.Accepted) Network.as(
                        desk.mediator(),
                        () -> visits.record(VisitsFixtures.at(VisitsFixtures.aVisit(desk.point()), clock.instant()))))
                .visit();
        var outcome = Network.as(
                desk.mediator(),
                () -> print.handle(new PrintSheet.Command(
                        Ids.next(),
                        visit.id(),
                        null,
                        desk.point(),
                        "fr",
                        List.of("Envoyer la facture"),
                        "",
                        "",
                        null,
                        new PrintSheet.Carried.New(),
                        "https://parvis.pimms.example")));
        return ((PrintSheet.Printing.Printed) Outcomes.done(outcome)).sheet().code();
    }

    private VisitsFixtures.Desk desk(String zone) {
        return visitsFixtures.aDesk(zone);
    }
}
