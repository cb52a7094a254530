// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.intake.domain.ReceiveList;
import fr.parvis.intake.domain.ReceivedFile;
import fr.parvis.outreach.ListsFixtures;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Households are found by what they are known by exactly, within the association, and that one was found is noted. */
@ParvisTest
class FindHouseholdsTest {
    @Autowired
    Network network;

    @Autowired
    ListsFixtures fixtures;

    @Autowired
    ReceiveList receive;

    @Autowired
    FindHouseholds find;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;

    @BeforeEach
    void a_list_of_three() {
        me = network.a(Role.DIRECTOR, network.anAssociation());
        var agreed = fixtures.anArrangement(me, fixtures.aPartner(me, "Énergie d’essai"));
        Network.as(
                me,
                () -> receive.handle(
                        agreed.id(),
                        new ReceivedFile("upload", "liste.csv", ListsFixtures.LIST.getBytes(UTF_8), me.account())));
    }

    private List<Integer> lines(SignedIn who, String typed) {
        return Network.as(who, () -> find.handle(typed, 5)).stream()
                .map(ListedHousehold::line)
                .toList();
    }

    @Test
    void a_household_is_found_by_telephone_reference_or_whole_name() {
        assertThat(lines(me, "06 12 34 56 02")).containsExactly(3);
        assertThat(lines(me, "+33612345602")).containsExactly(3);
        assertThat(lines(me, "c 001")).containsExactly(2);
        assertThat(lines(me, "C-003")).containsExactly(4);
        assertThat(lines(me, "haddad nour")).containsExactly(2);
        assertThat(lines(me, "M. Léa MARTIN")).containsExactly(3);
    }

    @Test
    void part_of_a_name_finds_nobody_and_nobody_of_another_association_is_found() {
        assertThat(lines(me, "Haddad")).isEmpty();
        assertThat(lines(me, "Nour Had")).isEmpty();
        var other = network.a(Role.DIRECTOR, network.anAssociation());
        for (var typed : List.of("06 12 34 56 02", "C-001", "Nour Haddad"))
            assertThat(lines(other, typed)).as(typed).isEmpty();
    }

    @Test
    void who_found_one_is_noted_with_a_hash_and_who_found_none_is_not() {
        lines(me, "Nour Haddad");
        lines(me, "Nour Zweig");
        var noted = Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("""
                        select subject || ' ' || facts::text from audit.entry where action = 'outreach.searched' and account = :me""")
                        .param("me", me.account())
                        .query(String.class)
                        .list()));
        assertThat(noted)
                .hasSize(1)
                .first()
                .asString()
                .matches("[0-9a-f]{32} .*\"found\": ?\"1\".*")
                .doesNotContainIgnoringCase("haddad");
    }
}
