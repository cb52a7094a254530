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
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.intake.domain.ReceiveList;
import fr.parvis.intake.domain.ReceivedFile;
import fr.parvis.outreach.ListsFixtures;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a partner's list told of somebody whom a case helps: theirs to know, and gone with their file. */
@ParvisTest
class EntriesOfPersonTest {
    @Autowired
    Network network;

    @Autowired
    ListsFixtures fixtures;

    @Autowired
    ReceiveList receive;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    ErasePerson erase;

    @Autowired
    List<PersonalDataProvider> tellers;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;
    UUID nour;

    @BeforeEach
    void a_household_of_a_list_has_a_case() {
        me = network.a(Role.DIRECTOR, network.anAssociation());
        var agreed = fixtures.anArrangement(me, fixtures.aPartner(me, "Énergie d’essai"));
        nour = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(new OpenFile.Command(
                        nour, reachedBy(aPerson("Nour", "Haddad", 1990), "0612345601"), "spoken", null, false, true)));
        Network.as(
                me,
                () -> openCase.handle(new OpenCase.Command(
                        Ids.next(), nour, null, "energy-unpaid-bill", "edf", "Facture", null, false)));
        Network.as(
                me,
                () -> receive.handle(
                        agreed.id(),
                        new ReceivedFile("upload", "liste.csv", ListsFixtures.LIST.getBytes(UTF_8), null)));
    }

    private List<Integer> lines() {
        return Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("select line from outreach.entry order by line")
                        .query(Integer.class)
                        .list()));
    }

    @Test
    void the_answer_to_an_access_request_says_what_the_list_told() {
        var told = Words.in(Words.FRENCH)
                .call(() -> Network.as(
                        me,
                        () -> tellers.stream()
                                .flatMap(teller -> teller.tell(nour).stream())
                                .toList()));
        assertThat(told.toString().replace('\u202f', ' ').replace('\u00a0', ' '))
                .contains("Énergie d’essai", "C-001", "06 12 34 56 01".replace(" ", ""), "12 rue du Port", "1 234,56");
    }

    @Test
    void with_the_file_of_a_person_goes_what_the_list_told_of_them() {
        assertThat(lines()).containsExactly(2, 3, 4);
        Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("update cases.case_file set closed_on = current_date")
                        .update()));
        assertThat(Network.as(me, () -> erase.handle(nour))).isInstanceOf(ErasePerson.Erasure.Erased.class);
        assertThat(lines()).containsExactly(3, 4);
    }
}
