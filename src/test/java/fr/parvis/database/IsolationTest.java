// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.people.Sealing;
import fr.parvis.values.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Goes to the database as the application, without the screens: another association's rows are not to be had. */
@ParvisTest
class IsolationTest {
    @Autowired
    Network network;

    @Autowired
    Sealing sealing;

    UUID ours;
    UUID theirs;
    UUID ourVisit;
    UUID theirVisit;

    @BeforeEach
    void two_associations_with_a_visit_each() throws SQLException {
        ours = network.anAssociation();
        theirs = network.anAssociation();
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            ourVisit = visit(application, ours);
            application.commit();
            theirVisit = visit(application, theirs);
            application.commit();
        }
    }

    private UUID visit(Connection application, UUID association) throws SQLException {
        RawDatabase.scope(application, "association", association);
        var visit = Ids.next();
        var request = Ids.next();
        RawDatabase.run(application, """
                insert into visits.visit (id, association, point, day, started_at, presence, direction, mediators, persons, recorded_by)
                values (?, ?, gen_random_uuid(), '2026-01-05', now(), 'GUICHET', 'INCOMING', array[gen_random_uuid()], 1, gen_random_uuid())""", visit, association);
        RawDatabase.run(application, """
                insert into visits.request (id, visit, association, day, position, theme, level, result, minutes)
                values (?, ?, ?, '2026-01-05', 1, 'X', 'X', 'X', 10)""", request, visit, association);
        RawDatabase.run(
                application,
                "insert into visits.note (request, association, day, text) values (?, ?, '2026-01-05', 'secret')",
                request,
                association);
        RawDatabase.run(application, """
                insert into visits.earlier_version (visit, version, association, content, replaced_by)
                values (?, 0, ?, '{}', gen_random_uuid())""", visit, association);
        RawDatabase.run(application, """
                insert into visits.earlier_note (visit, version, request, association, day, text)
                values (?, 0, ?, ?, '2026-01-05', 'secret')""", visit, request, association);
        RawDatabase.run(application, """
                insert into visits.export (id, association, account, asked_at, format, filter, notes, state)
                values (gen_random_uuid(), ?, gen_random_uuid(), now(), 'csv', '', false, 'failed')""", association);
        person(application, association);
        RawDatabase.run(
                application, "insert into audit.entry (association, action) values (?, 'test.visit')", association);
        return visit;
    }

    private void person(Connection application, UUID association) throws SQLException {
        var person = Ids.next();
        // rows under a key that nobody has would be taken for a loss at the next start
        var key = sealing.seal("", "").key();
        RawDatabase.run(application, """
                insert into people.person (id, association, given, family, opened_by, opened_at, last_contact)
                values (?, ?, 'Zoé', 'Secret', gen_random_uuid(), now(), '2026-01-05')""", person, association);
        RawDatabase.run(application, """
                insert into people.name_word (association, word, name, person, sound, words)
                select ?, w.word, ' secret zoe', ?, w.word, array['secret', 'zoe'] from (values ('secret'), ('zoe')) w (word)""", association, person);
        RawDatabase.run(
                application,
                "insert into people.known_word (association, word, sound) values (?, 'secret', 'sekre')",
                association);
        RawDatabase.run(application, """
                insert into people.contact (id, association, person, kind, sealed, key) values (gen_random_uuid(), ?, ?, 'post', '', ?)""", association, person, key);
        RawDatabase.run(application, """
                insert into people.note (id, association, person, day, written_by, written_at, sealed, key)
                values (gen_random_uuid(), ?, ?, '2026-01-05', gen_random_uuid(), now(), '', ?)""", association, person, key);
    }

    /** The row that nobody but its association sees is not hung on either: the answer is that of an identifier that nobody has. */
    @Test
    void nothing_hangs_on_a_row_of_another_association() throws SQLException {
        var person =
                "insert into people.consent (id, association, person, purpose, manner, given_on, recorded_by, recorded_at)"
                        + " values (gen_random_uuid(), ?, ?, 'file', 'spoken', '2026-01-05', gen_random_uuid(), now())";
        var request =
                "insert into visits.request (id, visit, association, day, position, theme, level, result, minutes)"
                        + " select gen_random_uuid(), v.visit, v.association, '2026-01-05', 2, 'X', 'X', 'X', 10"
                        + " from (values (?, ?)) v (association, visit)";
        var version = "insert into visits.earlier_version (visit, version, association, content, replaced_by)"
                + " select v.visit, 7, v.association, '{}', gen_random_uuid() from (values (?, ?)) v (association, visit)";
        var merged =
                "insert into people.person (id, association, given, family, opened_by, opened_at, last_contact, merged_into)"
                        + " values (gen_random_uuid(), ?, '', 'X', gen_random_uuid(), now(), '2026-01-05', ?)";
        var sector = "insert into outreach.door_round (id, association, day, by, planned_at, sector)"
                + " select gen_random_uuid(), v.association, '2026-01-05', gen_random_uuid(), now(), v.sector"
                + " from (values (?, ?)) v (association, sector)";
        var closure = "insert into network.closure (id, association, point, first_day, last_day)"
                + " values (gen_random_uuid(), ?, ?, '2026-01-05', '2026-01-05')";
        var rows = new HashMap<String, UUID[]>();
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            RawDatabase.scope(application, "association", theirs);
            var their = new UUID[] {
                onePerson(application), theirVisit, aSector(application, theirs), aPoint(application, theirs)
            };
            RawDatabase.scope(application, "association", ours);
            var our =
                    new UUID[] {onePerson(application), ourVisit, aSector(application, ours), aPoint(application, ours)
                    };
            rows.put(person, new UUID[] {our[0], their[0]});
            rows.put(merged, new UUID[] {our[0], their[0]});
            rows.put(request, new UUID[] {our[1], their[1]});
            rows.put(version, new UUID[] {our[1], their[1]});
            rows.put(sector, new UUID[] {our[2], their[2]});
            rows.put(closure, new UUID[] {our[3], their[3]});
            var made = application.setSavepoint();
            for (var row : rows.entrySet()) {
                assertThat(RawDatabase.run(application, row.getKey(), ours, row.getValue()[0]))
                        .as(row.getKey())
                        .isOne();
                for (var foreign : List.of(row.getValue()[1], UUID.randomUUID())) {
                    assertThatThrownBy(() -> RawDatabase.run(application, row.getKey(), ours, foreign))
                            .as(row.getKey())
                            .hasMessageContaining("violates foreign key constraint");
                    application.rollback(made);
                }
            }
        }
    }

    private static UUID onePerson(Connection application) throws SQLException {
        return UUID.fromString(RawDatabase.value(application, "select id from people.person limit 1"));
    }

    private static UUID aSector(Connection application, UUID association) throws SQLException {
        var id = Ids.next();
        RawDatabase.run(application, """
                insert into outreach.sector (id, association, name, point, communes)
                values (?, ?, 'Nord', gen_random_uuid(), '{69266}')""", id, association);
        return id;
    }

    private static UUID aPoint(Connection application, UUID association) throws SQLException {
        var id = Ids.next();
        RawDatabase.run(application, """
                insert into network.point (id, association, name, kind, address, postcode, insee, time_zone, opened_on)
                values (?, ?, 'Point', 'FIXED', '1 rue des Lilas', '69100', '69266', 'Europe/Paris', '2026-01-05')""", id, association);
        return id;
    }

    @Test
    void a_partner_is_ones_own_or_shared_never_another_associations() throws SQLException {
        var service = "insert into partners.service (id, association, partner, name, plain, checked_on)"
                + " values (gen_random_uuid(), ?, ?, 'Accueil', 'accueil', '2026-01-05')";
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            RawDatabase.scope(application, "network", null);
            var shared = aPartner(application, null);
            RawDatabase.scope(application, "association", theirs);
            var their = aPartner(application, theirs);
            RawDatabase.scope(application, "association", ours);
            var our = aPartner(application, ours);
            var made = application.setSavepoint();
            for (var allowed : List.of(our, shared))
                assertThat(RawDatabase.run(application, service, ours, allowed)).isOne();
            for (var refused : List.of(their, UUID.randomUUID())) {
                assertThatThrownBy(() -> RawDatabase.run(application, service, ours, refused))
                        .hasMessageContaining("is neither of association");
                application.rollback(made);
            }
            RawDatabase.scope(application, "network", null);
            assertThatThrownBy(() -> RawDatabase.run(application, service, null, our))
                    .as("what is shared beneath what is an association's")
                    .hasMessageContaining("is neither of association");
        }
    }

    private static UUID aPartner(Connection application, UUID association) throws SQLException {
        var id = Ids.next();
        RawDatabase.run(application, """
                insert into partners.partner (id, association, name, kind, territory, plain, checked_on)
                values (?, ?, 'Fournisseur', 'operator', 'france', 'fournisseur', '2026-01-05')""", id, association);
        return id;
    }

    @Test
    void nobody_writes_into_the_journal_of_another_but_what_is_noted_of_accounts() throws SQLException {
        var entry = "insert into audit.entry (association, action) values (?, ?)";
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            RawDatabase.scope(application, "association", ours);
            assertThat(RawDatabase.run(application, entry, ours, "people.read")).isOne();
            application.rollback();
            for (var scope : List.of("association", "network", "public"))
                for (var other : scope.equals("association") ? Arrays.asList(theirs, null) : List.of(theirs)) {
                    RawDatabase.scope(application, scope, scope.equals("association") ? ours : null);
                    assertThatThrownBy(() -> RawDatabase.run(application, entry, other, "people.read"))
                            .as(scope)
                            .hasMessageContaining("row-level security");
                    application.rollback();
                    // one signs in before there is a scope, and the network makes the accounts of associations
                    RawDatabase.scope(application, scope, scope.equals("association") ? ours : null);
                    assertThat(RawDatabase.run(application, entry, other, "access.signed-in"))
                            .isOne();
                    application.rollback();
                }
            RawDatabase.partnerScope(application, ours, Ids.next());
            assertThat(RawDatabase.run(application, entry, ours, "outreach.upload-received"))
                    .isOne();
            assertThatThrownBy(() -> RawDatabase.run(application, entry, theirs, "outreach.upload-received"))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void that_something_public_changed_is_written_by_its_triggers_alone() throws SQLException {
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            for (var table : List.of("network.point_change", "rounds.tour_change"))
                for (var sql : List.of(
                        "insert into " + table + " (tx) values (1)",
                        "update " + table + " set tx = 1",
                        "delete from " + table)) {
                    RawDatabase.scope(application, "network", null);
                    assertThatThrownBy(() -> RawDatabase.run(application, sql))
                            .as(sql)
                            .hasMessageContaining("permission denied");
                    application.rollback();
                }
            RawDatabase.scope(application, "association", ours);
            aPoint(application, ours);
            assertThat(RawDatabase.value(
                            application,
                            "select count(*) from network.point_change where tx = pg_current_xact_id()::text::bigint"))
                    .isEqualTo("1");
        }
    }

    @Test
    void an_association_is_made_named_and_closed_by_the_network_alone() throws SQLException {
        var make = "insert into access.association (id, name) values (?, ?)";
        var name = "update access.association set name = ? where id = ?";
        var close = "update access.association set closed_at = now() where id = ?";
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            for (var scope : List.of("association", "partner", "public")) {
                RawDatabase.scope(application, scope, scope.equals("association") ? ours : null);
                assertThat(RawDatabase.run(application, name, "Autre nom", ours))
                        .as(scope)
                        .isZero();
                assertThat(RawDatabase.run(application, close, ours)).as(scope).isZero();
                assertThatThrownBy(() -> RawDatabase.run(application, make, UUID.randomUUID(), "Faux nom"))
                        .as(scope)
                        .hasMessageContaining("row-level security");
                application.rollback();
            }
            RawDatabase.scope(application, "network", null);
            var made = UUID.randomUUID();
            assertThat(RawDatabase.run(application, make, made, "Nouvelle " + made))
                    .isOne();
            assertThat(RawDatabase.run(application, name, "Autre " + made, made))
                    .isOne();
            assertThat(RawDatabase.run(application, close, made)).isOne();
            application.rollback();
        }
    }

    /** Functions that see the rows of all answer those of the transaction's association alone, and nothing without one. */
    @Test
    void the_search_of_persons_answers_for_the_association_of_the_transaction_alone() throws SQLException {
        var find = "select count(*) from people.find_by_name(array['secret'], array['sekre'], 20, true)";
        var alike =
                "select count(*) from people.find_alike(array['secret', 'zoe'], array['sekre', 'so'], '{}', '', 20)";
        var words = "select cardinality(people.words_like('secert', 'sekre', 20))";
        var begun = "select cardinality(people.words_begun_like('secer', 20))";
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            RawDatabase.scope(application, "association", ours);
            for (var sql : List.of(find, alike, words, begun))
                assertThat(RawDatabase.value(application, sql)).as(sql).isEqualTo("1");
            assertThat(RawDatabase.value(application, """
                            select association from people.person
                            where id = (select person from people.find_by_name(array['secret'], array['sekre'], 20, true))""")).isEqualTo(ours.toString());
            application.commit();
            for (var sql : List.of(find, alike, words, begun))
                assertThat(RawDatabase.value(application, sql)).as(sql).isEqualTo("0");
            application.commit();
            RawDatabase.scope(application, "network", null);
            for (var sql : List.of(find, alike, words, begun))
                assertThat(RawDatabase.value(application, sql)).as(sql).isEqualTo("0");
        }
    }

    /** How much was done and by what, which the network is there to add up, and points on their way in: never an act or a person. */
    private static final List<String> FOR_THE_NETWORK = List.of(
            "access.account",
            "statistics.pending",
            "statistics.sheet",
            "statistics.recount_due",
            "statistics.own_due",
            "outreach.tally",
            "skills.group_sum",
            "skills.once_sum",
            "network.import_draft",
            // how many agents a labelled point has at once
            "rota.presence",
            "rollout.week_sum",
            // which act changed, without what it says: read by what keeps the copy of the figures
            "indicators.outbox",
            // how the guide is used, without an account
            "procedures.sheet_use",
            "procedures.search_count",
            "reading.letter_count",
            "hotline.member",
            "hotline.duty",
            // whose acts are to be attributed anew, and how contracts are doing: of no act
            "contracts.reattribution_due",
            "contracts.summary");

    /** Tables with rows of associations that are for them alone: those whose reading a policy restricts. */
    private static List<String> privateTables(Connection connection) throws SQLException {
        return RawDatabase.list(connection, """
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relrowsecurity
                  and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'association')
                  and not exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd in ('r', '*')
                                  and pg_get_expr(p.polqual, p.polrelid) = 'true' and p.polroles = '{0}')""");
    }

    @Test
    void what_is_private_is_a_known_list() throws SQLException {
        try (var application = RawDatabase.asApplication()) {
            assertThat(privateTables(application))
                    .contains(
                            "visits.visit",
                            "visits.request",
                            "visits.note",
                            "visits.earlier_version",
                            "visits.earlier_note",
                            "visits.export",
                            "audit.entry");
        }
    }

    @Test
    void a_forgotten_scope_shows_nothing() throws SQLException {
        try (var application = RawDatabase.asApplication()) {
            for (var table : privateTables(application))
                assertThat(RawDatabase.value(application, "select count(*) from " + table))
                        .as(table)
                        .isEqualTo("0");
            application.setAutoCommit(false);
            RawDatabase.scope(application, "public", null);
            for (var table : privateTables(application))
                assertThat(RawDatabase.value(application, "select count(*) from " + table))
                        .as(table)
                        .isEqualTo("0");
        }
    }

    @Test
    void an_association_reads_its_own_rows_and_no_other() throws SQLException {
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            RawDatabase.scope(application, "association", ours);
            for (var table : privateTables(application))
                // what is nobody's is shared by the network, such as its partners
                assertThat(RawDatabase.list(
                                application,
                                "select distinct association from " + table + " where association is not null"))
                        .as(table)
                        .allMatch(ours.toString()::equals);
            for (var table : List.of(
                    "visits.visit",
                    "visits.request",
                    "visits.note",
                    "audit.entry",
                    "people.person",
                    "people.contact",
                    "people.note",
                    "people.name_word",
                    "visits.counted_visit",
                    "visits.counted_request",
                    "visits.recorded_visit"))
                assertThat(RawDatabase.list(application, "select distinct association::text from " + table))
                        .as(table)
                        .containsExactly(ours.toString());
            assertThat(RawDatabase.list(application, "select 1 from visits.visit where id = ?", theirVisit))
                    .isEmpty();
        }
    }

    @Test
    void the_network_reads_no_act_of_any_association() throws SQLException {
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            RawDatabase.scope(application, "network", null);
            var acts = new ArrayList<>(privateTables(application));
            acts.removeAll(FOR_THE_NETWORK);
            for (var table : acts)
                assertThat(RawDatabase.value(
                                application, "select count(*) from " + table + " where association is not null"))
                        .as(table)
                        .isEqualTo("0");
        }
    }

    @Test
    void an_association_changes_and_deletes_no_row_of_another() throws SQLException {
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            RawDatabase.scope(application, "association", ours);
            assertThat(RawDatabase.run(application, "update visits.visit set persons = 9 where id = ?", theirVisit))
                    .isZero();
            assertThat(RawDatabase.run(application, "delete from visits.note where association = ?", theirs))
                    .isZero();
            assertThat(RawDatabase.run(application, "update visits.visit set persons = 2 where id = ?", ourVisit))
                    .isOne();
        }
    }

    @Test
    void an_association_writes_in_the_name_of_no_other() throws SQLException {
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            RawDatabase.scope(application, "association", ours);
            assertThatThrownBy(() -> RawDatabase.run(
                            application, "update visits.visit set association = ? where id = ?", theirs, ourVisit))
                    .hasMessageContaining("row-level security");
            application.rollback();
            RawDatabase.scope(application, "association", ours);
            assertThatThrownBy(() -> RawDatabase.run(
                            application,
                            "insert into visits.note (request, association, day, text) select id, ?, day, 'x' from visits.request limit 1",
                            theirs))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void the_scope_ends_with_its_transaction() throws SQLException {
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            RawDatabase.scope(application, "association", ours);
            assertThat(RawDatabase.value(application, "select count(*) from visits.visit"))
                    .isEqualTo("1");
            application.commit();
            assertThat(RawDatabase.value(application, "select count(*) from visits.visit"))
                    .isEqualTo("0");
        }
    }
}
