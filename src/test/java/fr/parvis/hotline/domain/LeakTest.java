// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import static fr.parvis.hotline.domain.HotlineFixtures.aNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.SettableClock;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.hotline.domain.AskCall.Wish;
import fr.parvis.hotline.domain.HotlineFixtures.Line;
import fr.parvis.hotline.domain.LineHours.When;
import fr.parvis.people.domain.RotateKeys;
import fr.parvis.values.PhoneNumber;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** The number of a promise, asked for by everybody in every state: it is read in exactly one case. */
@ParvisTest
class LeakTest {
    @Autowired
    Network network;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    RotateKeys rotate;

    SettableClock clock = new SettableClock();
    Line line;
    UUID ours;
    UUID theirs;
    SignedIn holder;
    String number;

    @BeforeEach
    void a_call_of_one_mediator() throws SQLException {
        HotlineFixtures.empty();
        clock.set("2035-11-21T09:00:00Z");
        line = HotlineFixtures.of(beans).with(clock);
        ours = network.anAssociation();
        theirs = network.anAssociation();
        holder = network.a(Role.DIRECTOR, ours);
        number = aNumber();
        line.isOn(holder, "fr");
        // somebody of theirs is on the line too, so that they read promises
        line.joins(network.a(Role.DIRECTOR, theirs), "fr");
    }

    private UUID called() {
        var call = line.promised(new Wish(number, When.SOON, "", "fr", "", CallChannel.WEB))
                .call();
        assertThat(line.offers().one()).isTrue();
        assertThat(Network.as(holder, () -> line.answer().begin(call))).isTrue();
        return call;
    }

    private record Eye(String scope, UUID association, UUID account) {}

    private Map<String, Eye> eyes() {
        var eyes = new LinkedHashMap<String, Eye>();
        var colleague = UUID.randomUUID();
        for (var account : new UUID[] {null, holder.account(), colleague}) {
            var who = account == null ? "nobody" : account == colleague ? "a colleague" : "the holder";
            for (var scope : List.of("", "public", "network", "partner", "association"))
                eyes.put(who + " in scope " + scope, new Eye(scope, null, account));
            for (var association : List.of(ours, theirs))
                eyes.put(
                        who + " for " + (association.equals(ours) ? "ours" : "theirs"),
                        new Eye("association", association, account));
        }
        return eyes;
    }

    private static void look(Connection application, Eye eye) throws SQLException {
        RawDatabase.scope(application, eye.scope(), eye.association());
        RawDatabase.value(
                application,
                "select set_config('parvis.account', ?, true)",
                eye.account() == null ? "" : eye.account().toString());
    }

    @Test
    void the_row_of_a_number_is_seen_in_one_state_by_one_account() throws SQLException {
        var call = called();
        var states = new LinkedHashMap<String, String>();
        for (var state : CallState.values()) {
            var taken = state == CallState.OFFERED || state == CallState.IN_CALL || state.isEnd();
            states.put(
                    state.key(),
                    "state = '" + state.key() + "', taken_by = " + (taken ? "'" + holder.account() + "'" : "null")
                            + ", taken_association = " + (taken ? "'" + ours + "'" : "null") + ", lease_until = "
                            + (taken && !state.isEnd() ? "now() + interval '1 hour'" : "null") + ", ended_at = "
                            + (state.isEnd() ? "now()" : "null"));
        }
        states.put("in-call, its lease over", states.get("in-call").replace("+ interval", "- interval"));
        var seen = new ArrayList<String>();
        int asked = 0;
        try (var superuser = RawDatabase.asSuperuser();
                var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            for (var state : states.entrySet()) {
                RawDatabase.run(superuser, "update hotline.call set " + state.getValue() + " where id = ?", call);
                for (var eye : eyes().entrySet()) {
                    look(application, eye.getValue());
                    if (!RawDatabase.value(application, "select count(*) from hotline.contact")
                            .equals("0")) seen.add(state.getKey() + ": " + eye.getKey());
                    assertThat(RawDatabase.value(application, "select count(*) from hotline.number"))
                            .isEqualTo("0");
                    application.rollback();
                    asked++;
                }
            }
        }
        assertThat(asked).isEqualTo(9 * 21);
        assertThat(seen).containsExactly("in-call: the holder for ours");
    }

    @Test
    void the_number_of_a_moved_promise_is_read_once_for_each_move_and_by_the_network_alone() throws SQLException {
        var call = line.asks("fr");
        var seen = new ArrayList<String>();
        try (var superuser = RawDatabase.asSuperuser();
                var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            for (var state : List.of(
                    "moved = 0, told = 0",
                    "moved = 1, told = 0",
                    "moved = 1, told = 1",
                    "moved = 2, told = 1, state = 'later'",
                    "state = 'withdrawn', ended_at = now()")) {
                RawDatabase.run(superuser, "update hotline.call set " + state + " where id = ?", call);
                for (var eye : eyes().entrySet()) {
                    look(application, eye.getValue());
                    RawDatabase.value(
                            application, "select set_config('parvis.hotline_moved', ?, true)", call.toString());
                    if (!RawDatabase.value(application, "select count(*) from hotline.contact")
                            .equals("0")) seen.add(state + ": " + eye.getKey());
                    application.rollback();
                }
            }
        }
        assertThat(seen)
                .allMatch(one -> one.endsWith("in scope network"))
                .extracting(one -> one.substring(0, one.indexOf(':')))
                .containsOnly("moved = 1, told = 0", "moved = 2, told = 1, state = 'later'");
    }

    @Test
    void every_role_asks_for_the_number_and_one_account_is_told() throws SQLException {
        var call = called();
        var told = new ArrayList<SignedIn>();
        var everybody = new ArrayList<SignedIn>(List.of(holder));
        for (var role : Role.values()) {
            if (role != Role.NETWORK_HEAD) {
                everybody.add(network.a(role, ours));
                everybody.add(network.a(role, theirs));
            }
            if (role != Role.PARTNER) everybody.add(network.ofTheNetwork(role));
        }
        for (var who : everybody)
            if (Network.as(who, () -> line.answer().number(call)).isPresent()) told.add(who);
        assertThat(told).containsExactly(holder);
        assertThat(Network.as(holder, () -> line.answer().number(call))).contains(PhoneNumber.normalize(number));
        try (var superuser = RawDatabase.asSuperuser()) {
            assertThat(RawDatabase.list(
                            superuser,
                            "select account from audit.entry where action = 'hotline.number-read' and subject = ?",
                            call.toString()))
                    .as("each reading is in the journal")
                    .containsExactly(
                            holder.account().toString(), holder.account().toString());
        }
    }

    @Test
    void the_number_is_gone_with_the_end_of_its_promise() throws SQLException {
        var call = called();
        Network.as(holder, () -> line.answer().end(call, "reached", "advice", ""));
        assertThat(left(call)).isEqualTo("0 0");
        var withdrawn = line.promised(HotlineFixtures.aWish("fr"));
        assertThat(left(withdrawn.call())).isEqualTo("1 1");
        assertThat(line.ask().withdraw(withdrawn.code())).isTrue();
        assertThat(left(withdrawn.call())).isEqualTo("0 0");
    }

    private static String left(UUID call) throws SQLException {
        try (var superuser = RawDatabase.asSuperuser()) {
            return RawDatabase.value(
                    superuser,
                    "select (select count(*) from hotline.contact where call = c.id) || ' ' || (select count(*) from hotline.number where call = c.id)"
                            + " from hotline.call c where c.id = ?",
                    call);
        }
    }

    @Test
    void nobody_makes_a_call_their_own_or_reads_it_from_an_association_without_anybody_on_the_line()
            throws SQLException {
        var call = line.asks("fr");
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            var take = "update hotline.call set state = 'in-call', taken_by = ?, taken_association = ?,"
                    + " lease_until = now() + interval '1 hour' where id = ?";
            look(application, new Eye("association", theirs, holder.account()));
            assertThat(RawDatabase.value(application, "select count(*) from hotline.call"))
                    .isEqualTo("1");
            assertThat(RawDatabase.run(application, take, holder.account(), theirs, call))
                    .isZero();
            application.rollback();
            for (var eye : List.of(
                    new Eye("association", network.anAssociation(), holder.account()),
                    new Eye("partner", null, holder.account()),
                    new Eye("public", null, null))) {
                look(application, eye);
                assertThat(RawDatabase.value(application, "select count(*) from hotline.call"))
                        .as(eye.scope())
                        .isEqualTo("0");
                application.rollback();
            }
            look(application, new Eye("public", null, null));
            assertThatThrownBy(() -> RawDatabase.run(
                            application,
                            "insert into hotline.contact (call, sealed, key, forget_on) values (?, '', '', current_date)",
                            call))
                    .as("a number is given with its promise and by who makes it")
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void a_change_of_keys_reaches_numbers_that_belong_to_no_association() throws SQLException {
        var call = called();
        var fresh = rotate.add();
        assertThat(rotate.ofNobody()).isPositive();
        try (var superuser = RawDatabase.asSuperuser()) {
            assertThat(RawDatabase.list(superuser, "select distinct key from hotline.contact"))
                    .containsExactly(fresh);
        }
        assertThat(Network.as(holder, () -> line.answer().number(call))).contains(PhoneNumber.normalize(number));
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            for (var scope : List.of("public", "association", "partner")) {
                RawDatabase.scope(application, scope, scope.equals("association") ? theirs : null);
                RawDatabase.value(application, "select set_config('parvis.changing_keys', 'on', true)");
                assertThat(RawDatabase.value(application, "select count(*) from hotline.contact"))
                        .as(scope)
                        .isEqualTo("0");
                application.rollback();
            }
        }
    }
}
