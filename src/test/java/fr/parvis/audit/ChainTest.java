// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.runtime.Command;
import fr.parvis.values.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParvisTest
class ChainTest {
    private static final String SEALED = """
            select exists (select from audit.segment s
                           where s.last_tx >= (select tx from audit.entry where subject = ?))""";

    @Autowired
    Network network;

    @Autowired
    Journal journal;

    @Autowired
    Chain chain;

    @Autowired
    List<Command> commands;

    private UUID aSealedEntry() throws SQLException {
        var association = network.anAssociation();
        var subject = Ids.next();
        Network.as(network.a(Role.DIRECTOR, association), () -> {
            journal.note("test.noted", subject.toString(), Map.of("n", "1"));
        });
        seal(subject.toString());
        return subject;
    }

    /** Closes segments until one holds the entry: a job that writes in an older transaction keeps it out. */
    private void seal(String subject) throws SQLException {
        try (var look = RawDatabase.asSuperuser()) {
            Awaitility.await().pollInSameThread().pollDelay(Duration.ZERO).until(() -> {
                chain.close();
                return RawDatabase.value(look, SEALED, subject).equals("t");
            });
        }
    }

    private record Answer(int code, String text) {}

    private Answer verify() throws Exception {
        var lines = new ArrayList<String>();
        var command = commands.stream()
                .filter(c -> c.name().equals("audit verify"))
                .findFirst()
                .orElseThrow();
        int code = command.run(List.of(), lines::add);
        return new Answer(code, String.join("\n", lines));
    }

    @Test
    void closed_segments_follow_one_another_and_verify() throws Exception {
        aSealedEntry();
        aSealedEntry();
        assertThat(chain.firstBroken()).isEmpty();
        var last = chain.list(2);
        assertThat(last.get(0).no()).isEqualTo(last.get(1).no() + 1);
        assertThat(last.get(0).hash()).isNotEqualTo(last.get(1).hash());
        var answer = verify();
        assertThat(answer.code()).isZero();
        assertThat(answer.text()).contains("intact").contains(chain.state().lastHash());
    }

    @Test
    void a_changed_entry_breaks_the_segment_it_lies_in_and_the_command_names_it() throws Exception {
        aSealedEntry();
        var subject = aSealedEntry();
        int no = chain.list(1).getFirst().no();
        aSealedEntry();
        try (var attacker = RawDatabase.asSuperuser()) {
            RawDatabase.run(
                    attacker, "update audit.entry set action = 'test.other' where subject = ?", subject.toString());
            assertThat(chain.firstBroken()).hasValue(no);
            var answer = verify();
            assertThat(answer.code()).isOne();
            assertThat(answer.text()).contains("segment " + no + " ");
            RawDatabase.run(
                    attacker, "update audit.entry set action = 'test.noted' where subject = ?", subject.toString());
        }
        assertThat(chain.firstBroken()).isEmpty();
    }

    @Test
    void a_deleted_an_added_and_a_moved_entry_break_it_too() throws SQLException {
        var subject = aSealedEntry().toString();
        int no = chain.list(1).getFirst().no();
        for (var harm : List.of(
                "delete from audit.entry where subject = ?",
                "insert into audit.entry (tx, action, subject) select tx, 'test.forged', subject from audit.entry where subject = ?",
                "update audit.entry set at = at - interval '1 second' where subject = ?",
                "update audit.entry set facts = '{}' where subject = ?",
                "update audit.entry set association = null where subject = ?"))
            harmed(attacker -> RawDatabase.run(attacker, harm, subject), no);
        harmed(
                attacker -> RawDatabase.run(attacker, "update audit.segment set hash = previous_hash where no = ?", no),
                no);
        harmed(
                attacker -> RawDatabase.run(attacker, "update audit.segment set deleted_at = now() where no = ?", no),
                no);
        harmed(attacker -> RawDatabase.run(attacker, "delete from audit.segment where no = 1"), 1);
    }

    private interface Harm {
        void to(Connection database) throws SQLException;
    }

    /** Does harm, asks for the first broken segment, and takes the harm back. */
    private static void harmed(Harm harm, int expected) throws SQLException {
        try (var attacker = RawDatabase.asSuperuser()) {
            attacker.setAutoCommit(false);
            harm.to(attacker);
            assertThat(RawDatabase.value(attacker, "select audit.first_broken_segment()"))
                    .isEqualTo(Integer.toString(expected));
            attacker.rollback();
        }
    }

    @Test
    void nothing_is_sealed_beside_an_older_transaction_that_may_still_write() throws SQLException {
        chain.close();
        var early = Ids.next().toString();
        var late = Ids.next().toString();
        try (var slow = RawDatabase.asApplication();
                var quick = RawDatabase.asApplication();
                var look = RawDatabase.asSuperuser()) {
            slow.setAutoCommit(false);
            RawDatabase.run(slow, "insert into audit.entry (action, subject) values ('test.early', ?)", early);
            RawDatabase.run(quick, "insert into audit.entry (action, subject) values ('test.late', ?)", late);
            chain.close();
            assertThat(RawDatabase.value(look, SEALED, late)).isEqualTo("f");
            slow.commit();
            seal(late);
            assertThat(RawDatabase.value(look, SEALED, early)).isEqualTo("t");
        }
        assertThat(chain.firstBroken()).isEmpty();
    }

    @Test
    void two_that_close_at_once_do_not_hinder_each_other() throws SQLException {
        try (var first = RawDatabase.asApplication();
                var second = RawDatabase.asApplication()) {
            RawDatabase.run(first, "insert into audit.entry (action) values ('test.noted')");
            first.setAutoCommit(false);
            Awaitility.await()
                    .pollInSameThread()
                    .until(() -> RawDatabase.value(first, "select audit.close_segment()") != null);
            assertThat(RawDatabase.value(second, "select audit.close_segment()"))
                    .isNull();
            first.commit();
        }
        assertThat(chain.firstBroken()).isEmpty();
    }

    @Test
    void the_application_adds_and_never_changes() throws SQLException {
        aSealedEntry();
        try (var application = RawDatabase.asApplication()) {
            for (var refused : List.of(
                    "update audit.entry set action = 'x'",
                    "delete from audit.entry",
                    "truncate audit.entry",
                    "insert into audit.entry (action, tx) values ('x', '3')",
                    "insert into audit.entry (action, at) values ('x', now() - interval '1 day')",
                    "insert into audit.entry (id, action) overriding system value values (1, 'x')",
                    "insert into audit.segment (no, first_tx, last_tx, entries, last_at, previous_hash, hash) select no + 1000, first_tx, '1', entries, last_at, previous_hash, hash from audit.segment limit 1",
                    "update audit.segment set deleted_at = now()",
                    "delete from audit.segment",
                    "update audit.retention set months = 12",
                    "delete from audit.retention",
                    "insert into audit.retention (valid_from, months, set_at) values (current_date, 12, now())",
                    "select audit.hash_of(''::bytea, '0', '9')"))
                assertThatThrownBy(() -> RawDatabase.run(application, refused))
                        .as(refused)
                        .hasMessageContaining("permission denied");
            application.setAutoCommit(false);
            for (var months : List.of(1, 24)) {
                RawDatabase.scope(application, "network", null);
                assertThatThrownBy(() -> RawDatabase.run(
                                application,
                                "insert into audit.retention (valid_from, months) values (current_date, ?)",
                                months))
                        .hasMessageContaining("check constraint");
                application.rollback();
            }
            RawDatabase.scope(application, "association", UUID.randomUUID());
            assertThatThrownBy(() -> RawDatabase.run(
                            application, "insert into audit.retention (valid_from, months) values (current_date, 12)"))
                    .as("how long is for the network to say")
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void whole_segments_past_their_time_go_and_the_chain_still_holds() throws SQLException {
        aSealedEntry();
        aSealedEntry();
        try (var owner = RawDatabase.asSuperuser()) {
            owner.setAutoCommit(false);
            assertThat(RawDatabase.value(owner, "select audit.delete_old_segments()"))
                    .as("nothing is old yet")
                    .isEqualTo("0");
            RawDatabase.run(
                    owner, "update audit.segment set last_at = now() - interval '12 months 1 day' where no in (1, 3)");
            assertThat(RawDatabase.value(owner, "select audit.delete_old_segments()"))
                    .as("only from the oldest on, without a gap")
                    .isEqualTo("1");
            assertThat(
                            RawDatabase.value(
                                    owner,
                                    "select count(*) from audit.entry where tx <= (select last_tx from audit.segment where no = 1)"))
                    .isEqualTo("0");
            assertThat(RawDatabase.value(
                            owner,
                            "select hash is not null and deleted_at is not null from audit.segment where no = 1"))
                    .isEqualTo("t");
            assertThat(RawDatabase.value(owner, "select audit.first_broken_segment()"))
                    .isNull();
            RawDatabase.run(
                    owner,
                    "insert into audit.entry (tx, action) select last_tx, 'test.forged' from audit.segment where no = 1");
            assertThat(RawDatabase.value(owner, "select audit.first_broken_segment()"))
                    .as("what was deleted does not come back")
                    .isEqualTo("1");
            owner.rollback();
        }
    }

    @Test
    void a_longer_time_with_its_reason_keeps_longer_from_its_day_on() throws SQLException {
        aSealedEntry();
        try (var owner = RawDatabase.asSuperuser()) {
            owner.setAutoCommit(false);
            RawDatabase.run(owner, "delete from audit.retention where valid_from >= current_date - 1");
            RawDatabase.run(owner, "update audit.segment set last_at = now() - interval '20 months' where no = 1");
            RawDatabase.run(owner, """
                    insert into audit.retention (valid_from, months, justification)
                    values (current_date - 1, 24, 'enquête en cours'), (current_date + 1, 12, '')""");
            assertThat(RawDatabase.value(owner, "select audit.delete_old_segments()"))
                    .isEqualTo("0");
            RawDatabase.run(owner, "insert into audit.retention (valid_from, months) values (current_date, 12)");
            assertThat(RawDatabase.value(owner, "select audit.delete_old_segments()"))
                    .isEqualTo("1");
            owner.rollback();
        }
    }
}
