// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.NewAccount;
import fr.parvis.access.Role;
import fr.parvis.database.Asking;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The invented persons of the demonstration, loaded as at a start: in no association's scope. */
@ParvisTest
class DemonstrationPeopleTest {
    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    DemonstrationPeople people;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void the_association_of_the_demonstrations_mediator_gets_persons_with_cases() {
        var association = visitsFixtures.aDesk().association();
        accounts.create(
                new NewAccount(
                        Ids.next(),
                        association,
                        null,
                        "Médiatrice",
                        "mediatrice@demo.example",
                        EnumSet.of(Role.MEDIATOR)),
                accounts.hash("bienvenue sur le parvis"));
        visitsFixtures.aDesk();
        people.load(1, 100, progress -> {});
        assertThat(count("people.person", association)).isPositive();
        assertThat(count("cases.case_file", association)).isPositive();
        assertThat(count("workshops.cycle", association)).isEqualTo(2);
        assertThat(count("workshops.enrolment", association)).isEqualTo(16);
        assertThat(count("workshops.voucher where asked_on is null", association))
                .as("taken at sessions of the pass that are over")
                .isPositive();
        assertThat(count("equipment.transfer", association))
                .as("one that left; whether one waits here depends on what others have")
                .isPositive();
        assertThat(count("workshops.self_use where minutes is not null", association))
                .as("computers of free access")
                .isPositive();
        assertThat(count("activities.activity where kind = 'free-access'", association))
                .as("in the figures, a day at a time")
                .isPositive();
        assertThat(count("equipment.lot where number > 0", association))
                .as("SIM cards, cables, chargers, headsets")
                .isEqualTo(4);
        assertThat(count("equipment.finding where finding in ('missing', 'unknown')", association))
                .as("what an inventory found")
                .isEqualTo(2);
        assertThat(count("equipment.item where said is not null", association))
                .as("telephones with their number")
                .isPositive();
    }

    private long count(String table, UUID association) {
        return Asking.as(association)
                .call(() -> transaction.execute(status -> db.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
    }
}
