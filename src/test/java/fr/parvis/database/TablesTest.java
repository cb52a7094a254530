// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every table, view and function of ours must be, read from the catalogue of the real database. */
@ParvisTest
class TablesTest {

    /** Tables that all may see or that guard themselves otherwise, and why. Anything else has a policy. */
    private static final Map<String, String> WITHOUT_POLICY = Map.ofEntries(
            Map.entry("public.flyway_history", "of the migrations; the application has no right on it"),
            Map.entry("access.invitation", "read to find out who asks, before there is a scope; hashes only"),
            Map.entry("access.one_time_code", "the same; hashes only"),
            Map.entry("access.token", "the same; hashes only"),
            Map.entry("access.attempt", "counts attempts of nobody known"),
            Map.entry("access.session", "read to find out who asks, before there is a scope"),
            Map.entry("access.session_attributes", "the same"),
            Map.entry("access.session_device", "the same"),
            Map.entry("audit.segment", "hashes and counts of the chain; nothing of what the entries say"),
            Map.entry("database.process", "which processes serve; nothing of anybody"),
            Map.entry("database.usage", "counts requests of nobody known"),
            Map.entry("publicsite.visit", "sums of page openings of nobody known"),
            Map.entry("network.department", "public reference data"),
            Map.entry("network.commune", "public reference data"),
            Map.entry("network.reference_file", "which reference data is loaded"));

    private static final String OWN_OR_SHARED =
            "a partner is the association's or shared, which is nobody's: the trigger own_or_shared tells whose";

    /** Keys between two tables of associations that cannot hold the association, and what holds it instead. */
    private static final Map<String, String> KEYS_WITHOUT_ASSOCIATION = Map.of(
            "partners.service service_partner_fkey", OWN_OR_SHARED,
            "partners.referent referent_partner_fkey", OWN_OR_SHARED,
            "equipment.item item_partner_fkey", OWN_OR_SHARED,
            "equipment.movement movement_partner_fkey", OWN_OR_SHARED,
            "equipment.handover handover_partner_fkey", OWN_OR_SHARED,
            "outreach.arrangement arrangement_partner_fkey", OWN_OR_SHARED,
            "outreach.objection objection_partner_fkey", OWN_OR_SHARED,
            "referrals.referral referral_partner_fkey", OWN_OR_SHARED,
            "contracts.contract contract_partner_fkey", OWN_OR_SHARED);

    /** Tables that hang on one of associations and do not say whose they are, and why they need not. */
    private static final Map<String, String> CHILDREN_WITHOUT_ASSOCIATION = Map.of(
            "access.credential", "of the account that the transaction names, as its policy says",
            "access.read_out_code", "the same",
            "access.invitation", "of an account, whose module guards them",
            "access.one_time_code", "the same",
            "access.token", "the same",
            "access.openid_subject", "of the account that the transaction names, as its policy says",
            "access.passkey", "the same",
            "opendata.link", "of the network alone, as its policy says; points are public",
            "opendata.proposal", "the same",
            "rollout.plan", "of the network alone, as its policy says; points and associations are public");

    /** Functions that run with the owner's rights, each tested on its own. */
    private static final Set<String> WITH_THE_OWNERS_RIGHTS = Set.of(
            "audit.close_segment",
            "audit.delete_old_segments",
            "audit.first_broken_segment",
            "equipment.count_stock",
            "network.note_point_change",
            "rounds.note_tour_change",
            "statistics.own_waiting",
            "queue.waiting_now",
            "visits.count_now",
            "webhooks.associations_due",
            "people.words_like",
            "people.words_begun_like",
            "people.in_use",
            "people.find_by_name",
            "people.find_alike",
            "people.spell",
            "people.forget_spelling",
            "workshops.open_sessions",
            "workshops.open_version",
            "workshops.voucher_used");

    /** Those of them that take arguments: bound into fixed statements, for the association of the transaction alone. */
    private static final Set<String> WITH_ARGUMENTS = Set.of(
            "people.words_like",
            "people.words_begun_like",
            "people.in_use",
            "people.find_by_name",
            "people.find_alike",
            // sessions to come that the public sees, and nothing of who comes
            "workshops.open_sessions",
            "workshops.open_version",
            // two numbers of the whole network each
            "queue.waiting_now",
            "visits.count_now",
            // who has events to be sent, and none of them
            "webhooks.associations_due",
            // whether a voucher was used, never where
            "workshops.voucher_used");

    private static final String OURS = " n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' ";

    @Test
    void every_table_is_bound_by_a_policy_unless_the_list_says_why_not() throws SQLException {
        try (var owner = RawDatabase.asOwner()) {
            var open = new TreeSet<>(RawDatabase.list(owner, """
                    select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where c.relkind in ('r', 'p', 'f') and %s
                      and not (c.relrowsecurity and c.relforcerowsecurity
                               and exists (select from pg_policy p where p.polrelid = c.oid))""".formatted(OURS)));
            open.removeAll(WITHOUT_POLICY.keySet());
            assertThat(open).isEmpty();
        }
    }

    /** Foreign keys (k) from a table (c) to another (p) that has a column "association", other than to the associations themselves. */
    private static final String KEYS = """
            select distinct n.nspname || '.' || c.relname %s
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute theirs on theirs.attrelid = k.confrelid and theirs.attname = 'association' and not theirs.attisdropped
            left join pg_attribute own on own.attrelid = k.conrelid and own.attname = 'association' and not own.attisdropped
            where k.contype = 'f' and %s""";

    @Test
    void every_key_between_tables_of_associations_holds_the_association_unless_the_list_says_why_not()
            throws SQLException {
        try (var owner = RawDatabase.asOwner()) {
            assertThat(RawDatabase.list(owner, KEYS.formatted("|| ' ' || k.conname", """
                            own.attnum is not null
                            and not exists (select from unnest(k.conkey, k.confkey) as u (own, theirs)
                                            where u.own = own.attnum and u.theirs = theirs.attnum)""")))
                    .as("a key without it lets a row hang on another association's, which no policy sees")
                    .containsExactlyInAnyOrderElementsOf(KEYS_WITHOUT_ASSOCIATION.keySet());
            for (var key : KEYS_WITHOUT_ASSOCIATION.keySet())
                assertThat(RawDatabase.list(
                                owner,
                                "select tgname from pg_trigger where tgrelid = ?::regclass and tgenabled = 'O'",
                                key.substring(0, key.indexOf(' '))))
                        .as(key)
                        .contains("own_or_shared");
        }
    }

    @Test
    void every_table_that_hangs_on_one_of_associations_says_whose_it_is_unless_the_list_says_why_not()
            throws SQLException {
        try (var owner = RawDatabase.asOwner()) {
            assertThat(RawDatabase.list(owner, KEYS.formatted("", "own.attnum is null")))
                    .containsExactlyInAnyOrderElementsOf(CHILDREN_WITHOUT_ASSOCIATION.keySet());
        }
    }

    @Test
    void every_column_named_association_is_always_filled_or_its_policies_say_what_nobodys_rows_are()
            throws SQLException {
        try (var owner = RawDatabase.asOwner()) {
            assertThat(RawDatabase.list(owner, """
                            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            join pg_attribute a on a.attrelid = c.oid and a.attname = 'association' and not a.attnotnull
                            where c.relkind in ('r', 'p') and c.relrowsecurity and %s
                              and not exists (select from pg_policy p where p.polrelid = c.oid
                                              and pg_get_expr(p.polqual, p.polrelid) ~ 'association IS NULL|''network''')""".formatted(OURS))).isEmpty();
        }
    }

    @Test
    void no_policy_lets_everybody_write_whatever_it_is() throws SQLException {
        try (var owner = RawDatabase.asOwner()) {
            assertThat(RawDatabase.list(owner, """
                            select c.oid::regclass || ' ' || p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
                            where p.polcmd <> 'r' and p.polpermissive and p.polroles = '{0}'
                              and coalesce(pg_get_expr(p.polwithcheck, p.polrelid), pg_get_expr(p.polqual, p.polrelid)) = 'true'""")).isEmpty();
        }
    }

    @Test
    void every_view_looks_with_the_eyes_of_who_asks() throws SQLException {
        try (var owner = RawDatabase.asOwner()) {
            assertThat(RawDatabase.list(owner, """
                            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where c.relkind = 'v' and %s
                              and not coalesce('security_invoker=true' = any (c.reloptions), false)""".formatted(OURS))).isEmpty();
            assertThat(RawDatabase.list(owner, """
                            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where c.relkind = 'm' and %s""".formatted(OURS)))
                    .as("a materialized view knows no policy")
                    .isEmpty();
        }
    }

    @Test
    void only_listed_functions_run_with_the_owners_rights_and_nobody_can_lead_them_astray() throws SQLException {
        try (var owner = RawDatabase.asOwner()) {
            assertThat(RawDatabase.list(owner, """
                            select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                            where p.prosecdef and %s""".formatted(OURS)))
                    .containsExactlyInAnyOrderElementsOf(WITH_THE_OWNERS_RIGHTS);
            assertThat(RawDatabase.list(owner, """
                            select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                            where p.prosecdef and %s and (
                                not coalesce('search_path=pg_catalog, pg_temp' = any (p.proconfig), false)
                                or has_function_privilege('public', p.oid, 'execute'))""".formatted(OURS)))
                    .as("on a fixed search path, not for everybody")
                    .isEmpty();
            assertThat(RawDatabase.list(owner, """
                            select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                            where p.prosecdef and p.pronargs > 0 and %s""".formatted(OURS)))
                    .as("with arguments only those that are listed")
                    .containsExactlyInAnyOrderElementsOf(WITH_ARGUMENTS);
        }
    }

    @Test
    void the_application_owns_nothing_makes_nothing_and_stands_above_no_policy() throws SQLException {
        try (var application = RawDatabase.asApplication()) {
            assertThat(RawDatabase.value(application, """
                            select count(*) from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = current_user""")).isEqualTo("0");
            assertThat(RawDatabase.value(
                            application, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThat(RawDatabase.list(application, """
                            select nspname from pg_namespace
                            where has_schema_privilege(current_user, oid, 'create')""")).isEmpty();
            assertThat(RawDatabase.value(
                            application, "select has_database_privilege(current_user, current_database(), 'temp')"))
                    .isEqualTo("f");
            assertThatThrownBy(() -> RawDatabase.run(application, "select lo_from_bytea(0, 'x')"))
                    .as("a large object, which no policy binds")
                    .hasMessageContaining("permission denied");
            assertThat(RawDatabase.list(application, """
                            select p.oid::regprocedure from pg_proc p
                            where p.pronamespace = 'pg_catalog'::regnamespace and p.proname ~ '^lo(_|read$|write$)'
                              and has_function_privilege(p.oid, 'execute')""")).isEmpty();
        }
    }

    @Test
    void the_list_of_exceptions_names_no_table_that_has_a_policy() throws SQLException {
        try (var owner = RawDatabase.asOwner()) {
            var bound = RawDatabase.list(owner, """
                    select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where c.relkind = 'r' and c.relrowsecurity and %s""".formatted(OURS));
            assertThat(WITHOUT_POLICY.keySet()).doesNotContainAnyElementsOf(bound);
        }
    }
}
