package fr.parvis.homes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.homes.PastHomeVisits;
import fr.parvis.outreach.domain.CountProgress;
import fr.parvis.outreach.domain.NoteSavings;
import fr.parvis.outreach.domain.PartnerFixtures;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.shell.Ids;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From a home visit in a case to the household of the list that the case came from. */
@ParvisTest
@Import(PartnerFixtures.class)
class SavingsOfListsTest {
    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    ErasePerson erase;

    @Autowired
    PastHomeVisits visits;

    @Autowired
    PartnerFixtures lists;

    @Autowired
    NoteSavings note;

    @Autowired
    CountProgress count;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    LocalDate today = LocalDate.now();
    SignedIn me;
    UUID point;
    UUID person;
    UUID caseFile;
    UUID partner;
    UUID arrangement;

    @BeforeEach
    void a_case_and_a_partner() {
        var association = network.anAssociation();
        me = network.a(Role.MEDIATOR, association);
        point = new VisitsFixtures(network, db, transaction).aPoint(association, "Europe/Paris", null);
        var made = new CasesWithDocuments(openFile, openCase);
        person = made.person(me, "Nour", "Haddad");
        caseFile = made.caseOf(me, person);
        partner = lists.aPartner(association, "Énergie d’essai");
        arrangement = lists.anArrangement(association, partner);
    }

    private UUID entry(LocalDate received) {
        var list = lists.aList(me.association(), partner, arrangement, received, 1);
        var entry = lists.anEntry(me.association(), list, "C-1", "69266", null);
        lists.in(
                me.association(),
                () -> db.sql("update outreach.entry set case_file = :case where id = :id")
                        .param("case", caseFile)
                        .param("id", entry)
                        .update());
        return entry;
    }

    private void lampsLeft(LocalDate day, int lamps) {
        Network.as(
                me,
                () -> visits.load(List.of(new PastHomeVisits.Known(
                        Ids.next(),
                        caseFile,
                        point,
                        day,
                        me.account(),
                        Map.of("installed", Map.of("led-lamp", List.of(Integer.toString(lamps))))))));
    }

    private String told(UUID entry) {
        return Network.as(
                me,
                () -> transaction.execute(_ -> db.sql(
                                "select coalesce(expected_kwh::text, '-') || ' ' || coalesce(measured_kwh::text, '-') from outreach.entry where id = :id")
                        .param("id", entry)
                        .query(String.class)
                        .single()));
    }

    private String tally() {
        return Network.as(
                me,
                () -> transaction.execute(_ -> db.sql(
                                "select string_agg(with_expected || ' ' || expected_kwh || ' ' || with_measured, ', ' order by month) from outreach.tally")
                        .query(String.class)
                        .single()));
    }

    @Test
    void what_was_left_in_a_home_since_its_list_came_is_told_once_of_the_list_that_named_it_first() {
        var received = today.minusMonths(3).withDayOfMonth(10);
        lampsLeft(received.minusDays(1), 20);
        var first = entry(received);
        var second = entry(received.plusMonths(1));
        note.handle();
        assertThat(told(first)).as("a visit of before is no fruit of the list").isEqualTo("- -");
        lampsLeft(received.plusMonths(2), 5);
        assertThat(note.handle()).isPositive();
        assertThat(told(first))
                .as("five lamps of 35 kWh a year, and nothing measured")
                .isEqualTo("175 -");
        assertThat(told(second)).isEqualTo("- -");
        count.handleDue();
        assertThat(tally()).isEqualTo("1 175 0, 0 0 0");
        note.handle();
        Long due = Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("select count(*) from outreach.recount_due")
                        .query(Long.class)
                        .single()));
        assertThat(due).as("what did not change is not counted again").isZero();
    }

    @Test
    void what_was_counted_stays_when_the_person_is_erased() {
        var first = entry(today.minusMonths(2));
        lampsLeft(today.minusMonths(1), 2);
        note.handle();
        assertThat(told(first)).isEqualTo("70 -");
        Network.as(network.a(Role.SITE_LEAD, me.association()), () -> erase.handle(person));
        note.handle();
        assertThat(told(first)).isEqualTo("70 -");
        lists.deleted(me.association(), first);
        count.handleDue();
        assertThat(tally()).isEqualTo("1 70 0");
    }
}
