package fr.parvis.database;

import static org.assertj.core.api.Assertions.assertThat;

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
            Map.entry("access.network", "one row: the network's name"),
            Map.entry("access.association", "who the tenants are: names only, read before anybody is known"),
            Map.entry("access.account", "read to find out who asks, before there is a scope"),
            Map.entry("access.invitation", "the same; hashes only"),
            Map.entry("access.one_time_code", "the same; hashes only"),
            Map.entry("access.token", "the same; hashes only"),
            Map.entry("access.attempt", "counts attempts of nobody known"),
            Map.entry("access.session", "read to find out who asks, before there is a scope"),
            Map.entry("access.session_attributes", "the same"),
            Map.entry("access.session_device", "the same"),
            Map.entry("audit.segment", "hashes and counts of the chain; nothing of what the entries say"),
            Map.entry("publicsite.visit", "sums of page openings of nobody known"),
            Map.entry("network.department", "public reference data"),
            Map.entry("network.commune", "public reference data"),
            Map.entry("network.reference_file", "which reference data is loaded"),
            Map.entry("network.point_change", "numbers of transactions: that something public changed, not what"),
            Map.entry("rounds.tour_change", "the same"));

    /** Functions that run with the owner's rights, each tested on its own. */
    private static final Set<String> WITH_THE_OWNERS_RIGHTS = Set.of(
            "audit.close_segment",
            "audit.delete_old_segments",
            "audit.first_broken_segment",
            "people.words_like",
            "people.in_use",
            "people.find_by_name",
            "people.find_alike",
            "people.spell",
            "people.forget_spelling");

    /** Those of them that take arguments: bound into fixed statements, for the association of the transaction alone. */
    private static final Set<String> WITH_ARGUMENTS =
            Set.of("people.words_like", "people.in_use", "people.find_by_name", "people.find_alike");

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
