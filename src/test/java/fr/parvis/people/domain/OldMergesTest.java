// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.RawDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Merges that were made while each module noted for itself what came over: the merge knows all of it after the migration. */
class OldMergesTest {
    private static final String NAME = "old_merges";

    /** The last migration before the merge noted the rows of all tables. */
    private static final String BEFORE = "202611291220";

    @Test
    void a_merge_knows_what_modules_noted_of_it() throws SQLException {
        try (var server = RawDatabase.asSuperuser();
                var statement = server.createStatement()) {
            statement.execute("create database " + NAME + " owner " + System.getProperty("parvis.db.owner.user"));
            try {
                var url = System.getProperty("parvis.db.url").replaceFirst("/[^/?]+(\\?|$)", "/" + NAME + "$1");
                migrate(url, BEFORE);
                try (var old = DriverManager.getConnection(url, "postgres", RawDatabase.superuserPassword())) {
                    insertOldMerges(old);
                    migrate(url, "latest");
                    assertThat(RawDatabase.list(old, """
                                    select concat_ws(' ', right(m.id::text, 1), name, jsonb_array_length(keys), right(keys ->> 0, 1))
                                    from people.merge m, jsonb_each(m.moved) as each (name, keys) order by m.id, name"""))
                            .containsExactly(
                                    "1 appointments.booking.person 1 7",
                                    "1 cases.case_file.person 2 1",
                                    "1 equipment.handover.person 1 5",
                                    "1 mandates.act.person 1 4",
                                    "1 mandates.mandate.person 1 3",
                                    "1 messages.message.person 1 6",
                                    "1 people.contact.person 1 9",
                                    "1 people.household_link.other 1 9",
                                    "1 people.person_visit.person 1 9",
                                    "1 referrals.referral.person 1 2",
                                    "1 skills.learner.person 1 8",
                                    "2 cases.case_file.person 1 1",
                                    "2 messages.message.person 1 6");
                }
            } finally {
                statement.execute("drop database " + NAME + " with (force)");
            }
        }
    }

    private static void migrate(String url, String target) {
        Flyway.configure()
                .dataSource(
                        url, System.getProperty("parvis.db.owner.user"), System.getProperty("parvis.db.owner.password"))
                .locations("classpath:db/migration")
                .table("flyway_history")
                .outOfOrder(true)
                .target(target)
                .placeholders(Map.of("app", System.getProperty("parvis.db.user")))
                .load()
                .migrate();
    }

    /** Without the files, cases and so on that they are of; the third came over in nothing. */
    private static void insertOldMerges(Connection old) throws SQLException {
        try (var statement = old.createStatement()) {
            statement.execute("""
                    set session_replication_role = replica;
                    create function pg_temp.id(n int) returns uuid language sql as $$
                        select ('00000000-0000-0000-0000-00000000000' || n)::uuid $$;
                    insert into people.person (id, association, given, family, opened_by, opened_at, last_contact)
                    select pg_temp.id(n), pg_temp.id(1), 'Nour', 'Haddad', gen_random_uuid(), now(), current_date from generate_series(1, 2) n;
                    insert into people.merge (id, association, kept, dropped, said, key, moved, merged_by, merged_at)
                    select pg_temp.id(n), pg_temp.id(1), pg_temp.id(1), pg_temp.id(2), '', 'key', moved::jsonb, gen_random_uuid(), now()
                    from (values (1, '{"contact": ["x9"], "visit": ["x9"], "back": ["x9"]}'), (2, '{}'), (3, '{}')) as v (n, moved);
                    insert into cases.moved (merge, case_file, association)
                    select pg_temp.id(merge), pg_temp.id(n), gen_random_uuid() from (values (1, 1), (1, 2), (2, 1)) as v (merge, n);
                    insert into referrals.moved (merge, referral, association) values (pg_temp.id(1), pg_temp.id(2), gen_random_uuid());
                    insert into mandates.moved (merge, association, mandate, act)
                    values (pg_temp.id(1), gen_random_uuid(), pg_temp.id(3), null), (pg_temp.id(1), gen_random_uuid(), null, pg_temp.id(4));
                    insert into equipment.merged (merge, association, handover) values (pg_temp.id(1), gen_random_uuid(), pg_temp.id(5));
                    """);
            insert(statement, "messages.message", "id, merges", "pg_temp.id(6), array[pg_temp.id(1), pg_temp.id(2)]");
            insert(statement, "appointments.booking", "id, merges", "pg_temp.id(7), array[pg_temp.id(1)]");
            insert(statement, "skills.learner", "id, moved_by", "pg_temp.id(8), pg_temp.id(1)");
        }
    }

    /** A row of which nothing else is known. */
    private static void insert(java.sql.Statement statement, String table, String columns, String values)
            throws SQLException {
        try (var needed = statement.executeQuery("""
                select format('alter table %s alter column %I drop not null', attrelid::regclass, attname) from pg_attribute
                where attrelid = '{}'::regclass and attnum > 0 and attnotnull and not attisdropped and attname <> 'id'
                union all
                select format('alter table %s drop constraint %I', conrelid::regclass, conname) from pg_constraint
                where conrelid = '{}'::regclass and contype = 'c'""".replace("{}", table))) {
            var all = new java.util.ArrayList<String>();
            while (needed.next()) all.add(needed.getString(1));
            for (var one : all) statement.execute(one);
        }
        statement.execute("insert into " + table + " (" + columns + ") values (" + values + ")");
    }
}
