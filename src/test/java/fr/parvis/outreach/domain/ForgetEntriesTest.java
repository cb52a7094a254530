// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static fr.parvis.people.PeopleFixtures.reachedBy;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.ListField;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.intake.domain.ReceiveList;
import fr.parvis.intake.domain.ReceivedFile;
import fr.parvis.intake.domain.WaitingFiles;
import fr.parvis.network.LocalDays;
import fr.parvis.outreach.Lists;
import fr.parvis.outreach.ListsFixtures;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What partners handed over goes in time: the proof, with a clock that moves. */
@ParvisTest
class ForgetEntriesTest {
    private static final int DAYS = 30;

    @Autowired
    LocalDays localDays;

    @Autowired
    Network network;

    @Autowired
    ListsFixtures fixtures;

    @Autowired
    ReceiveList receive;

    @Autowired
    Lists lists;

    @Autowired
    WaitingFiles files;

    @Autowired
    Households households;

    @Autowired
    Objections objections;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ForgetEntries forget;

    SignedIn me;
    Arrangement agreed;

    @BeforeEach
    void a_list_of_three() {
        me = network.a(Role.DIRECTOR, network.anAssociation());
        agreed = fixtures.anArrangement(me, fixtures.aPartner(me, "Énergie d’essai"), ListField.codes(), DAYS, false);
    }

    private UUID takes(String file) {
        var outcome = Network.as(
                me,
                () -> receive.handle(
                        agreed.id(), new ReceivedFile("upload", "liste.csv", file.getBytes(UTF_8), me.account())));
        return ((ReceiveList.Outcome.Taken) outcome).list().id();
    }

    private ForgetEntries.Forgotten after(int days) {
        return Network.as(me, () -> forget.on(localDays.today().plusDays(days)));
    }

    private static ForgetEntries.Forgotten forgotten(int deleted, int emptied, int lines, int files) {
        return new ForgetEntries.Forgotten(
                deleted, emptied, Map.of("refused-lines", lines, "files", files, "return-files", 0));
    }

    private int write(String sql) {
        return Network.as(me, () -> transaction.execute(_ -> db.sql(sql).update()));
    }

    private List<Map<String, Object>> entries() {
        return Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("select * from outreach.entry order by line")
                        .query()
                        .listOfRows()));
    }

    @Test
    void an_entry_never_reached_goes_after_the_days_agreed_and_the_count_stays() {
        var list = takes(ListsFixtures.LIST);
        assertThat(after(DAYS).deleted()).isZero();
        assertThat(entries()).hasSize(3);
        assertThat(after(DAYS + 1).deleted()).isEqualTo(3);
        assertThat(entries()).isEmpty();
        assertThat(Network.as(me, () -> lists.find(list).orElseThrow().taken())).isEqualTo(3);
    }

    @Test
    void a_closed_one_goes_after_the_same_days_from_its_end() {
        takes(ListsFixtures.LIST);
        write(
                "update outreach.entry set state = 'closed', closed_why = 'solution', closed_on = (now() at time zone 'Europe/Paris')::date + 20 where line = 2");
        assertThat(after(DAYS + 1).deleted()).isEqualTo(2);
        assertThat(after(DAYS + 20).deleted()).isZero();
        assertThat(after(DAYS + 21).deleted()).isEqualTo(1);
    }

    @Test
    void one_that_was_reached_late_counts_from_there() {
        takes(ListsFixtures.LIST);
        write(
                "update outreach.entry set state = 'reached', reached_on = (now() at time zone 'Europe/Paris')::date + 10 where line = 2");
        assertThat(after(DAYS + 1).deleted()).isEqualTo(2);
        assertThat(after(DAYS + 11).deleted()).isEqualTo(1);
    }

    @Test
    void where_a_case_goes_on_the_household_is_emptied_and_the_numbers_stay() {
        var person = Ids.next();
        var id = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(new OpenFile.Command(
                        person,
                        reachedBy(aPerson("Nour", "Haddad", 1990), "0612345601"),
                        "spoken",
                        null,
                        false,
                        true)));
        Network.as(
                me,
                () -> openCase.handle(
                        new OpenCase.Command(id, person, null, "energy-unpaid-bill", "edf", "Facture", null, false)));
        takes(ListsFixtures.LIST);
        var forgotten = after(DAYS + 1);
        assertThat(forgotten.emptied()).isEqualTo(1);
        assertThat(forgotten.deleted()).isEqualTo(2);
        var left = entries().getFirst();
        assertThat(left)
                .containsEntry("case_file", id)
                .containsEntry("cents", 123_456L)
                .containsEntry("closed_why", "past-term");
        assertThat(left.get("name_hash")).isNull();
        assertThat(left.get("place_hash")).isNull();
        var nobody = households.open((UUID) left.get("id"), (String) left.get("key"), (byte[]) left.get("sealed"));
        assertThat(nobody.name()).isEmpty();
        assertThat(nobody.phones()).isEmpty();
        assertThat(nobody.reference()).isEmpty();
        assertThat(after(DAYS + 2).emptied()).as("once").isZero();
        // the next list does not know it again: nothing is left to know it by
        assertThat(Network.as(
                        me,
                        () -> receive.handle(
                                agreed.id(),
                                new ReceivedFile(
                                        "upload", "l.csv", (ListsFixtures.LIST + "\n").getBytes(UTF_8), null))))
                .isInstanceOfSatisfying(
                        ReceiveList.Outcome.Taken.class,
                        it -> assertThat(it.list().taken()).isEqualTo(3));
    }

    @Test
    void where_a_cut_avoided_waits_to_be_confirmed_the_numbers_stay_until_then() {
        takes(ListsFixtures.LIST);
        write("""
                insert into outreach.solution (id, association, entry, kind, found_on, by, planned, confirm_from)
                select gen_random_uuid(), association, id, 'delay', (now() at time zone 'Europe/Paris')::date, gen_random_uuid(), 'cut', (now() at time zone 'Europe/Paris')::date + 60
                from outreach.entry where line = 2""");
        assertThat(after(DAYS + 1)).isEqualTo(forgotten(2, 1, 0, 0));
        assertThat(after(89).deleted()).isZero();
        assertThat(after(91).deleted()).isEqualTo(1);
    }

    @Test
    void refused_lines_and_files_that_wait_go_too() {
        takes("Réf;Nom;Tel\n1;Haddad;0612345601\n2;Martin;06\n");
        Network.as(
                me,
                () -> files.keep(
                        agreed, new ReceivedFile("upload", "autre.csv", "Réf\n1".getBytes(UTF_8), me.account())));
        assertThat(after(DAYS)).isEqualTo(forgotten(0, 0, 0, 0));
        assertThat(after(DAYS + 1)).isEqualTo(forgotten(1, 0, 1, 1));
    }

    @Test
    void an_objection_outlives_the_entry() {
        takes(ListsFixtures.LIST);
        var first = (UUID) entries().getFirst().get("id");
        Network.as(me, () -> objections.object(first));
        after(DAYS + 1);
        var again = Network.as(
                me,
                () -> receive.handle(
                        agreed.id(),
                        new ReceivedFile("upload", "l.csv", (ListsFixtures.LIST + "\n").getBytes(UTF_8), null)));
        assertThat(((ReceiveList.Outcome.Taken) again).list().objected()).isEqualTo(1);
    }
}
