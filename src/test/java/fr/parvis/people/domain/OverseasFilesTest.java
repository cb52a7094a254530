// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.SettableClock;
import fr.parvis.SettableTime;
import fr.parvis.access.SignedIn;
import fr.parvis.people.papers.AnswerAccess;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A file is opened, and kept, by the days of the place. */
@ParvisTest
@Import(SettableTime.class)
class OverseasFilesTest {
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
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    OpenFile openFile;

    @Autowired
    AnswerAccess answer;

    @Test
    void a_file_opened_at_night_in_la_reunion_is_of_that_day() {
        clock.set(NIGHT_IN_REUNION);
        var me = desk("Indian/Reunion").mediator();
        assertThat(lastContact(me, person(me))).isEqualTo(DAY_26);
    }

    @Test
    void one_opened_in_the_evening_in_guadeloupe_is_not_of_tomorrow() {
        clock.set(EVENING_IN_GUADELOUPE);
        var me = desk("America/Guadeloupe").mediator();
        assertThat(lastContact(me, person(me))).isEqualTo(DAY_25);
    }

    private LocalDate lastContact(SignedIn me, UUID person) {
        return Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("select last_contact from people.person where id = :id")
                        .param("id", person)
                        .query(LocalDate.class)
                        .single()));
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
