// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Locks;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.database.Asking;
import fr.parvis.intake.HandOver;
import fr.parvis.intake.domain.Uploads;
import fr.parvis.intake.domain.WaitingFiles;
import fr.parvis.outreach.domain.PartnerFixtures;
import fr.parvis.people.Sealing;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Goes to the database as a partner who signed in: no person, no case, no visit, no entry is to be had, whatever is asked for. */
@ParvisTest
class PartnerScopeTest {
    /** What a partner reads, of its own: what was agreed, what it handed over, counts, what went back; and its line of the directory. */
    private static final Set<String> READ = Set.of(
            "access.account",
            // states and days of referrals, sums of contracts: of no person and no act
            "referrals.partner_line",
            "contracts.funder_contract",
            "contracts.funder_line",
            "outreach.arrangement",
            "outreach.list",
            "outreach.progress",
            "outreach.return_file",
            "outreach.upload",
            "outreach.refused_line",
            "partners.partner",
            // whom the partner itself names
            "partners.referent");

    @Autowired
    Network network;

    @Autowired
    PartnerFixtures fixtures;

    @Autowired
    Sealing sealing;

    @Autowired
    HandOver handOver;

    @Autowired
    Uploads uploads;

    @Autowired
    WaitingFiles files;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionOperations transactions;

    UUID association;
    UUID partner;
    UUID other;
    UUID arrangement;
    UUID otherArrangement;
    UUID list;

    @BeforeEach
    void two_partners_with_a_list_each_and_a_person_beside() throws SQLException {
        association = network.anAssociation();
        partner = fixtures.aPartner(association, "Fournisseur Un");
        other = fixtures.aPartner(association, "Fournisseur Deux");
        arrangement = fixtures.anArrangement(association, partner);
        otherArrangement = fixtures.anArrangement(association, other);
        list = aListOf(partner, arrangement);
        aListOf(other, otherArrangement);
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            RawDatabase.scope(application, "association", association);
            aPersonAndAVisit(application);
            application.commit();
        }
    }

    private UUID aListOf(UUID whose, UUID agreed) {
        var it = fixtures.aList(association, whose, agreed, LocalDate.now(NetworkTime.ZONE), 1);
        var entry = fixtures.anEntry(association, it, "REF", "69266", null);
        fixtures.tried(association, entry, LocalDate.now(NetworkTime.ZONE), "call", "reached");
        fixtures.solved(association, entry, LocalDate.now(NetworkTime.ZONE), "delay", 100L, "cut", "avoided");
        fixtures.refusedLine(association, it, 7, "phone", "phone");
        fixtures.in(association, () -> {
            database.sql(
                            "insert into outreach.objection (association, hash, kind, made_on) values (:a, :hash, 'phone', current_date)")
                    .param("a", association)
                    .param("hash", RandomHash.next())
                    .update();
            database.sql(
                            "insert into outreach.sector (id, association, name, point, communes) values (:id, :a, 'Nord', gen_random_uuid(), '{69266}')")
                    .param("id", Ids.next())
                    .param("a", association)
                    .update();
            database.sql(
                            "insert into outreach.progress (list, association, partner, counts, counted_at) values (:l, :a, :p, '{}', now())")
                    .param("l", it)
                    .param("a", association)
                    .param("p", whose)
                    .update();
        });
        return it;
    }

    private void aPersonAndAVisit(Connection application) throws SQLException {
        var visit = Ids.next();
        RawDatabase.run(application, """
                insert into visits.visit (id, association, point, day, started_at, presence, direction, mediators, persons, recorded_by)
                values (?, ?, gen_random_uuid(), '2026-01-05', now(), 'GUICHET', 'INCOMING', array[gen_random_uuid()], 1, gen_random_uuid())""", visit, association);
        RawDatabase.run(application, """
                insert into people.person (id, association, given, family, opened_by, opened_at, last_contact)
                values (?, ?, 'Zoé', 'Secret', gen_random_uuid(), now(), '2026-01-05')""", Ids.next(), association);
        RawDatabase.run(
                application,
                "insert into people.known_word (association, word, sound) values (?, 'secret', 'sekre') on conflict do nothing",
                association);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return RawDatabase.list(connection, """
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and c.relrowsecurity and has_table_privilege(c.oid, 'select')""");
    }

    private static String count(Connection connection, String table) throws SQLException {
        return RawDatabase.value(connection, "select count(*) from " + table);
    }

    @Test
    void of_every_table_a_partner_sees_what_the_public_sees_and_no_more_save_what_is_its_own() throws SQLException {
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            var tables = tables(application);
            assertThat(tables)
                    .contains(
                            "people.person",
                            "visits.visit",
                            "cases.case_file",
                            "outreach.entry",
                            "outreach.attempt",
                            "outreach.solution",
                            "outreach.objection",
                            "outreach.sector",
                            "outreach.tally",
                            "outreach.gone_entry")
                    .hasSizeGreaterThan(80);
            for (var table : tables) {
                if (READ.contains(table)) continue;
                RawDatabase.scope(application, "public", null);
                var seenByAll = count(application, table);
                application.rollback();
                RawDatabase.partnerScope(application, association, partner);
                assertThat(count(application, table)).as(table).isEqualTo(seenByAll);
                application.rollback();
            }
        }
    }

    @Test
    void what_a_partner_reads_is_a_known_list_and_of_it_its_own_rows_alone() throws SQLException {
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            assertThat(RawDatabase.list(application, """
                            select distinct n.nspname || '.' || c.relname from pg_policy p join pg_class c on c.oid = p.polrelid
                            join pg_namespace n on n.oid = c.relnamespace
                            where pg_get_expr(p.polqual, p.polrelid) like '%parvis.partner%'""")).containsExactlyInAnyOrderElementsOf(READ);
            RawDatabase.partnerScope(application, association, partner);
            for (var table : List.of("arrangement", "list", "progress"))
                assertThat(RawDatabase.list(application, "select partner from outreach." + table))
                        .as(table)
                        .containsExactly(partner.toString());
            assertThat(RawDatabase.list(application, "select list from outreach.refused_line"))
                    .containsExactly(list.toString());
            assertThat(RawDatabase.list(application, "select id from partners.partner"))
                    .containsExactly(partner.toString());
        }
    }

    @Test
    void a_partner_of_another_association_sees_nothing_here() throws SQLException {
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            RawDatabase.partnerScope(application, network.anAssociation(), partner);
            for (var table : List.of("arrangement", "list", "progress", "upload", "return_file", "refused_line"))
                assertThat(count(application, "outreach." + table)).as(table).isEqualTo("0");
        }
    }

    @Test
    void the_search_of_persons_answers_a_partner_nothing() throws SQLException {
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            RawDatabase.partnerScope(application, association, partner);
            for (var sql : List.of(
                    "select count(*) from people.find_by_name(array['secret'], array['sekre'], 20, true)",
                    "select count(*) from people.find_alike(array['secret', 'zoe'], array['sekre', 'so'], '{}', '', 20)",
                    "select cardinality(people.words_like('secert', 'sekre', 20))",
                    "select cardinality(people.words_begun_like('secer', 20))"))
                assertThat(RawDatabase.value(application, sql)).as(sql).isEqualTo("0");
        }
    }

    @Test
    void a_partner_writes_nothing_but_a_file_for_an_arrangement_of_its_own_that_runs() throws SQLException {
        var today = LocalDate.now(NetworkTime.ZONE);
        var over = fixtures.anArrangement(association, partner, today.minusDays(90), today.minusDays(3), null);
        // whether it is yesterday still where the association is, the code knows
        var ending = fixtures.anArrangement(association, partner, today.minusDays(90), today.minusDays(1), null);
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            RawDatabase.partnerScope(application, association, partner);
            assertThat(upload(application, partner, arrangement, "partner")).isOne();
            assertThat(upload(application, partner, ending, "partner")).isOne();
            assertThat(RawDatabase.run(application, "update outreach.arrangement set name = 'changed'"))
                    .isZero();
            assertThat(RawDatabase.run(application, "delete from outreach.list"))
                    .isZero();
            assertThat(RawDatabase.run(application, "delete from outreach.upload"))
                    .isZero();
            application.rollback();
            for (var refused : List.of(otherArrangement, over)) {
                RawDatabase.partnerScope(application, association, partner);
                assertThatThrownBy(() -> upload(application, partner, refused, "token"))
                        .hasMessageContaining("row-level security");
                application.rollback();
            }
            RawDatabase.partnerScope(application, association, partner);
            assertThatThrownBy(() -> upload(application, other, otherArrangement, "token"))
                    .as("in another partner's name")
                    .hasMessageContaining("row-level security");
            application.rollback();
            RawDatabase.partnerScope(application, association, partner);
            assertThatThrownBy(() -> upload(application, partner, arrangement, "folder"))
                    .as("as if it had come otherwise")
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void of_a_return_file_a_partner_says_that_it_was_fetched_and_changes_nothing_else() throws SQLException {
        var key = sealing.seal("", "").key();
        fixtures.in(
                association,
                () -> database.sql("""
                        insert into outreach.return_file (id, association, partner, arrangement, made_at, from_day, to_day, lines, sealed, key)
                        values (gen_random_uuid(), :association, :partner, :arrangement, now(), current_date, current_date, 0, '', :key)""")
                        .param("association", association)
                        .param("partner", partner)
                        .param("arrangement", arrangement)
                        .param("key", key)
                        .update());
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            for (var refused : List.of("sealed = 'x'", "key = 'x'", "forgotten_on = current_date", "lines = 9")) {
                RawDatabase.partnerScope(application, association, partner);
                assertThatThrownBy(() -> RawDatabase.run(application, "update outreach.return_file set " + refused))
                        .as(refused)
                        .hasMessageMatching("(?s).*(a partner changes nothing of a return file|permission denied).*");
                application.rollback();
            }
            RawDatabase.partnerScope(application, association, partner);
            assertThat(RawDatabase.run(application, "update outreach.return_file set fetched_at = now()"))
                    .isOne();
        }
    }

    private int upload(Connection application, UUID whose, UUID to, String way) throws SQLException {
        return RawDatabase.run(
                application,
                """
                insert into outreach.upload (id, association, partner, arrangement, way, file_name, sealed, key, digest, at)
                values (?, ?, ?, ?, ?, 'x.csv', '', ?, sha256('x'), now())""",
                Ids.next(),
                association,
                whose,
                to,
                way,
                sealing.seal("", "").key());
    }

    @Test
    void the_application_binds_what_a_partners_account_asks_for() {
        var who = network.aPartner(association, partner);
        assertThat(who.scope().partner()).isEqualTo(partner);
        Network.as(
                who,
                () -> transactions.executeWithoutResult(status -> {
                    assertThat(value("select current_setting('parvis.scope')")).isEqualTo("partner");
                    assertThat(value("select current_setting('parvis.association')"))
                            .isEmpty();
                    assertThat(value("select count(*)::text from outreach.entry"))
                            .isEqualTo("0");
                    assertThat(value("select count(*)::text from outreach.list"))
                            .isEqualTo("1");
                    assertThatThrownBy(Asking::association).isInstanceOf(IllegalStateException.class);
                }));
        // the same connections serve others next: nothing of the partner is left on them
        for (int i = 0; i < 20; i++) {
            Asking.as(association)
                    .run(() -> transactions.executeWithoutResult(status -> {
                        assertThat(value("select current_setting('parvis.partner', true)"))
                                .isEmpty();
                        assertThat(value("select count(*)::text from outreach.entry"))
                                .isEqualTo("2");
                    }));
            transactions.executeWithoutResult(status -> assertThat(value("select count(*)::text from outreach.list"))
                    .isEqualTo("0"));
        }
    }

    private String value(String sql) {
        return database.sql(sql).query(String.class).single();
    }

    @Test
    void a_file_handed_over_is_sealed_and_opens_in_the_associations_scope() {
        var who = network.aPartner(association, partner);
        var bytes = "réf;nom\n1;Secret".getBytes(StandardCharsets.UTF_8);
        var outcome = Network.as(
                who, () -> handOver.handle(new HandOver.Command(arrangement, "token", "l.csv", bytes, who.account())));
        assertThat(outcome).isInstanceOf(HandOver.Outcome.Waiting.class);
        var upload = ((HandOver.Outcome.Waiting) outcome).upload();
        assertThat(Asking.as(association).call(() -> files.open(upload))).isEqualTo(bytes);
        assertThat(Asking.as(association).call(uploads::waiting)).containsExactly(upload);
        Asking.as(association)
                .run(() -> transactions.executeWithoutResult(status -> assertThat(database.sql(
                                        "select position('Secret'::bytea in sealed) from outreach.upload where id = :id")
                                .param("id", upload)
                                .query(Integer.class)
                                .single())
                        .isZero()));
        assertThat(Network.as(
                        who,
                        () -> handOver.handle(
                                new HandOver.Command(arrangement, "token", "autre-nom.csv", bytes, who.account()))))
                .isInstanceOf(HandOver.Outcome.Already.class);
        assertThatThrownBy(() -> Network.as(
                        network.aPartner(association, other),
                        () -> handOver.handle(
                                new HandOver.Command(arrangement, "token", "l.csv", bytes, who.account()))))
                .as("with another partner's token")
                .isInstanceOf(NotFound.class);
    }

    @Test
    void the_same_file_handed_over_twice_at_once_waits_once() throws Exception {
        var who = network.aPartner(association, partner);
        var file = new HandOver.Command(
                arrangement, "token", "l.csv", "réf;nom\n1;Secret".getBytes(StandardCharsets.UTF_8), who.account());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var second = Network.as(
                    who,
                    () -> transactions.execute(_ -> {
                        assertThat(handOver.handle(file)).isInstanceOf(HandOver.Outcome.Waiting.class);
                        var other = threads.submit(() -> Network.as(who, () -> handOver.handle(file)));
                        Locks.awaitWaiting(database);
                        return other;
                    }));
            assertThat(second.get(1, TimeUnit.MINUTES)).isInstanceOf(HandOver.Outcome.Already.class);
        }
        assertThat(Asking.as(association).call(uploads::waiting)).hasSize(1);
    }
}
