// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the database itself shows and allows of accounts, whatever the code asks for. */
@ParvisTest
class AccountPoliciesTest {
    @Autowired
    Network network;

    private Connection application;
    private SignedIn ours;
    private SignedIn theirs;
    private SignedIn head;

    @BeforeEach
    void twoAssociations() throws SQLException {
        ours = network.a(Role.MEDIATOR, network.anAssociation());
        theirs = network.a(Role.MEDIATOR, network.anAssociation());
        head = network.ofTheNetwork(Role.NETWORK_HEAD);
        application = RawDatabase.asApplication();
        application.setAutoCommit(false);
    }

    @AfterEach
    void nothingIsKept() throws SQLException {
        application.rollback();
        application.close();
    }

    private int count(String sql, Object... arguments) throws SQLException {
        return Integer.parseInt(RawDatabase.value(application, sql, arguments));
    }

    private void name(UUID account) throws SQLException {
        RawDatabase.value(application, "select set_config('parvis.account', ?, true)", account.toString());
    }

    @Test
    void an_association_sees_its_own_accounts_and_the_network_all() throws SQLException {
        var these = new Object[] {ours.account(), theirs.account(), head.account()};
        var counted = "select count(*) from access.account where id in (?, ?, ?)";
        assertThat(count(counted, these)).as("the public").isZero();
        RawDatabase.scope(application, "association", ours.association());
        assertThat(count(counted, these)).isEqualTo(1);
        RawDatabase.scope(application, "network", null);
        assertThat(count(counted, these)).isEqualTo(3);
        RawDatabase.partnerScope(application, ours.association(), UUID.randomUUID());
        assertThat(count(counted, these)).as("a partner beside it").isZero();
    }

    @Test
    void hashes_and_secrets_are_shown_of_the_one_account_that_is_named() throws SQLException {
        for (var scope : new String[] {"public", "association", "network"}) {
            RawDatabase.scope(application, scope, scope.equals("association") ? ours.association() : null);
            assertThat(count("select count(*) from access.credential"))
                    .as(scope)
                    .isZero();
        }
        name(ours.account());
        assertThat(RawDatabase.list(application, "select account::text from access.credential"))
                .containsExactly(ours.account().toString());
    }

    @Test
    void an_account_is_looked_for_by_its_address_and_forgotten_again() throws SQLException {
        assertThat(RawDatabase.value(application, "select id::text from access.account_of(?)", theirs.account()))
                .isEqualTo(theirs.account().toString());
        assertThat(count("select count(*) from access.account")).isZero();
    }

    @Test
    void no_association_changes_accounts_of_others_or_moves_its_own() throws SQLException {
        RawDatabase.scope(application, "association", ours.association());
        assertThat(RawDatabase.run(
                        application,
                        "update access.account set roles = '{ADMINISTRATOR}' where id = ?",
                        theirs.account()))
                .isZero();
        assertThatThrownBy(() -> RawDatabase.run(
                        application,
                        "update access.account set roles = '{ADMINISTRATOR,NETWORK_HEAD}', association = null where id = ?",
                        ours.account()))
                .hasMessageContaining("permission denied");
    }

    @Test
    void no_association_makes_an_account_of_the_network() throws SQLException {
        RawDatabase.scope(application, "association", ours.association());
        assertThatThrownBy(() -> RawDatabase.run(application, """
                        insert into access.account (id, association, name, email, roles, status)
                        values (?, null, 'X', ?, '{ADMINISTRATOR}', 'active')""", UUID.randomUUID(), UUID.randomUUID() + "@x.example"))
                .hasMessageContaining("row-level security");
    }

    @Test
    void an_account_of_an_association_is_no_network_head() throws SQLException {
        RawDatabase.scope(application, "association", ours.association());
        assertThatThrownBy(() -> RawDatabase.run(
                        application, "update access.account set roles = '{NETWORK_HEAD}' where id = ?", ours.account()))
                .hasMessageContaining("check constraint");
    }

    @Test
    void who_signs_in_is_given_no_role_on_the_way() throws SQLException {
        name(ours.account());
        assertThatThrownBy(() -> RawDatabase.run(
                        application,
                        "update access.account set roles = '{ADMINISTRATOR}' where id = ?",
                        ours.account()))
                .hasMessageContaining("roles are given by");
    }

    @Test
    void the_network_is_changed_by_the_network_alone() throws SQLException {
        RawDatabase.scope(application, "association", ours.association());
        assertThat(RawDatabase.run(application, "update access.network set name = 'X'"))
                .isZero();
        RawDatabase.scope(application, "network", null);
        assertThat(RawDatabase.run(application, "update access.network set name = 'X'"))
                .isEqualTo(1);
    }
}
