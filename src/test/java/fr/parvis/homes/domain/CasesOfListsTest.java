// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.cases.domain.WorkOnCase;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.homes.PastHomeVisits;
import fr.parvis.outreach.domain.PartnerFixtures;
import fr.parvis.outreach.domain.UpdateFromCases;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.returns.domain.CountProgress;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From a case and the home visits in it to the household of the list that it came from. */
@ParvisTest
class CasesOfListsTest {
    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    WorkOnCase work;

    @Autowired
    ErasePerson erase;

    @Autowired
    PastHomeVisits visits;

    @Autowired
    PartnerFixtures lists;

    @Autowired
    UpdateFromCases learn;

    @Autowired
    CountProgress count;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    LocalDate today = LocalDate.now(NetworkTime.ZONE);
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
        point = visitsFixtures.aPoint(association, "Europe/Paris", null);
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
        learn.handle();
        assertThat(told(first)).as("a visit of before is no fruit of the list").isEqualTo("- -");
        lampsLeft(received.plusMonths(2), 5);
        assertThat(learn.handle()).isPositive();
        assertThat(told(first))
                .as("five lamps of 35 kWh a year, and nothing measured")
                .isEqualTo("175 -");
        assertThat(told(second)).isEqualTo("- -");
        count.handleDue();
        assertThat(tally()).isEqualTo("1 175 0, 0 0 0");
        learn.handle();
        Long due = Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("select count(*) from outreach.recount_due")
                        .query(Long.class)
                        .single()));
        assertThat(due).as("what did not change is not counted again").isZero();
    }

    private String gained() {
        count.handleDue();
        return Network.as(
                me,
                () -> transaction.execute(_ -> db.sql(
                                "select string_agg(with_gained || ' ' || gained || ' ' || spread, ', ' order by month) from outreach.tally")
                        .query(String.class)
                        .single()));
    }

    @Test
    void what_was_obtained_in_its_case_is_told_where_the_card_says_no_amount_and_never_twice() {
        var first = entry(today.minusMonths(3).withDayOfMonth(10));
        entry(today.minusMonths(2).withDayOfMonth(10));
        learn.handle();
        assertThat(gained()).isEqualTo("0 0 0, 0 0 0");
        Network.as(me, () -> work.close(caseFile, version(), "obtained", 30_000L));
        learn.handle();
        assertThat(gained()).as("once, for the first list").isEqualTo("1 30000 0, 0 0 0");
        lists.solved(me.association(), first, today, "fund", 12_000L, null, "waiting");
        assertThat(gained()).as("what the card says stands").isEqualTo("1 12000 0, 0 0 0");
        lists.solved(me.association(), first, today, "instalments", 9_000L, null, "waiting");
        assertThat(gained()).isEqualTo("1 12000 9000, 0 0 0");
    }

    @Test
    void an_amount_of_a_case_that_is_open_again_or_of_another_matter_is_not_told() {
        var one = entry(today.minusMonths(1).withDayOfMonth(10));
        Network.as(me, () -> work.close(caseFile, version(), "obtained", 30_000L));
        learn.handle();
        assertThat(gained()).isEqualTo("1 30000 0");
        Network.as(me, () -> work.reopen(caseFile));
        learn.handle();
        assertThat(gained()).isEqualTo("0 0 0");
        Network.as(me, () -> work.close(caseFile, version(), "obtained", 30_000L));
        lists.in(
                me.association(),
                () -> db.sql("update outreach.entry set matter = 'water' where id = :id")
                        .param("id", one)
                        .update());
        learn.handle();
        assertThat(gained()).as("the case is about electricity").isEqualTo("0 0 0");
    }

    private int version() {
        return transaction.execute(_ -> db.sql("select version from cases.case_file where id = :id")
                .param("id", caseFile)
                .query(Integer.class)
                .single());
    }

    @Test
    void what_was_counted_stays_when_the_person_is_erased() {
        var first = entry(today.minusMonths(2));
        lampsLeft(today.minusMonths(1), 2);
        learn.handle();
        assertThat(told(first)).isEqualTo("70 -");
        Network.as(network.a(Role.SITE_LEAD, me.association()), () -> erase.handle(person));
        learn.handle();
        assertThat(told(first)).isEqualTo("70 -");
        lists.deleted(me.association(), first);
        count.handleDue();
        assertThat(tally()).isEqualTo("1 70 0");
    }
}
