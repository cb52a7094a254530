// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.SettableClock;
import fr.parvis.SettableTime;
import fr.parvis.access.SignedIn;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Cases by the day of the place: what is due, what was done. */
@ParvisTest
@Import(SettableTime.class)
class OverseasCasesTest {
    /** Half past one on the 26th in La Réunion, half past ten in the evening of the 25th in Paris. */
    private static final String NIGHT_IN_REUNION = "2026-11-25T21:30:00Z";

    /** Nine in the evening of the 25th in Guadeloupe, two o'clock on the 26th in Paris. */
    private static final String EVENING_IN_GUADELOUPE = "2026-11-26T01:00:00Z";

    private static final LocalDate DAY_25 = LocalDate.of(2026, 11, 25);
    private static final LocalDate DAY_26 = LocalDate.of(2026, 11, 26);

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    SettableClock clock;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    WorkOnCase work;

    @Autowired
    MyWork myWork;

    @Test
    void in_la_reunion_the_night_s_contact_is_of_today() {
        clock.set(NIGHT_IN_REUNION);
        var me = desk("Indian/Reunion").mediator();
        assertThat(contacted(me, DAY_26)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void in_guadeloupe_tomorrow_has_not_begun_because_it_has_in_paris() {
        clock.set(EVENING_IN_GUADELOUPE);
        var me = desk("America/Guadeloupe").mediator();
        assertThat(contacted(me, DAY_26)).isInstanceOf(Outcome.Refused.class);
        assertThat(contacted(me, DAY_25)).isInstanceOf(Outcome.Done.class);
    }

    private Outcome<UUID> contacted(SignedIn me, LocalDate day) {
        var id = Outcomes.done(Network.as(
                me,
                () -> openCase.handle(new OpenCase.Command(
                        Ids.next(), person(me), null, "energy-unpaid-bill", "edf", "Facture", null, false))));
        var contact = new ContactMade(Ids.next(), id, day, me.account(), "call", "body", "Trois mensualités");
        return Network.as(me, () -> work.contacted(contact, false));
    }

    private UUID person(SignedIn who) {
        var id = Ids.next();
        Network.as(
                who,
                () -> openFile.handle(
                        new OpenFile.Command(id, aPerson("Nour", "Haddad", 1980), "spoken", null, true, false)));
        return id;
    }

    private VisitsFixtures.Desk desk(String zone) {
        return visitsFixtures.aDesk(zone);
    }
}
