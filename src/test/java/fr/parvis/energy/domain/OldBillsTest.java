// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.RawDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Cases that are older than their bills: what two pages once said of one bill is one truth after the migration. */
class OldBillsTest {
    private static final String NAME = "old_bills";

    /** The last migration before a case had a bill. */
    private static final String BEFORE = "202611290540";

    @Test
    void a_case_and_its_clock_have_one_day_and_its_steps_follow_it() throws SQLException {
        try (var server = RawDatabase.asSuperuser();
                var statement = server.createStatement()) {
            statement.execute("create database " + NAME + " owner " + System.getProperty("parvis.db.owner.user"));
            try {
                var url = System.getProperty("parvis.db.url").replaceFirst("/[^/?]+(\\?|$)", "/" + NAME + "$1");
                migrate(url, BEFORE);
                try (var old = DriverManager.getConnection(url, "postgres", RawDatabase.superuserPassword())) {
                    insertOldCases(old);
                    migrate(url, "latest");
                    assertThat(RawDatabase.list(old, """
                                    select concat_ws(' ', right(c.id::text, 1), c.of_bill, coalesce(c.counted_from::text, '-'),
                                        coalesce(b.issued_on::text, '-'), coalesce(b.payable_by::text, '-'), coalesce(b.supplier, '-'))
                                    from cases.case_file c left join cases.bill b on b.case_file = c.id order by c.id"""))
                            .containsExactly(
                                    // the clock's day, read on the bill
                                    "1 t - 2026-09-05 2026-09-20 edf",
                                    // the clock alone had one
                                    "2 t - 2026-09-05 - -",
                                    // the opening alone had one, after the limit date of the clock
                                    "3 t - 2026-09-10 - edf",
                                    // no clock
                                    "4 t - 2026-09-10 - edf",
                                    // of no bill
                                    "5 f 2026-09-01 - - -");
                    assertThat(
                                    RawDatabase.list(
                                            old,
                                            "select concat_ws(' ', right(case_file::text, 1), due, because) from cases.step order by case_file, position"))
                            .containsExactly(
                                    "1 2026-09-19 14 jours après le 05/09/2026 (Date d’émission de la facture) : décret, article 1."
                                            + " Lu le 24/11/2026.",
                                    "1 2026-09-18 ",
                                    "2 2026-09-19 14 jours après le 05/09/2026 (Date d’émission de la facture) : décret, article 1.",
                                    "5 2026-09-15 because");
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

    /** Without the associations and persons that they are of. */
    private static void insertOldCases(Connection old) throws SQLException {
        try (var statement = old.createStatement()) {
            statement.execute("""
                    set session_replication_role = replica;
                    insert into cases.case_file (id, association, person, template, theme, operator, asked, key, counted_from, opened_on, opened_by,
                        opened_at, responsible, waiting_since)
                    select ('00000000-0000-0000-0000-00000000000' || n)::uuid, gen_random_uuid(), gen_random_uuid(), template, 'theme', 'edf', '', 'key',
                        counted::date, '2026-09-10', gen_random_uuid(), now(), gen_random_uuid(), '2026-09-10'
                    from (values (1, 'unpaid-bill', '2026-09-01'), (2, 'unpaid-bill', null), (3, 'unpaid-bill', '2026-09-10'),
                        (4, 'unpaid-bill', '2026-09-10'), (5, 'fsl', '2026-09-01')) as v (n, template, counted);
                    insert into energy.unpaid_bill (case_file, association, supply, meter, main_home, issued_on, payable_by, supplier, first_letter,
                        second_letter, last_letter, cheque, helped_before, convention, paid_on, paid_cents, step, changed_by, changed_at, version)
                    select ('00000000-0000-0000-0000-00000000000' || n)::uuid, association, 'gas', 'unknown', 'no', issued::date, payable::date, supplier,
                        'no', 'no', 'no', 'no', 'no', 'no', '{}', '{}', gen_random_uuid(), gen_random_uuid(), now(), 1
                    from (values (1, '2026-09-05', '2026-09-20', 'edf'), (2, '2026-09-05', null, null), (3, null, '2026-09-01', null))
                        as v (n, issued, payable, supplier)
                    join cases.case_file c on c.id = ('00000000-0000-0000-0000-00000000000' || n)::uuid;
                    insert into cases.step (id, association, case_file, position, kind, said, key, due, due_chosen, because, delay, source, read_on)
                    select gen_random_uuid(), association, c.id, position, 'step', '', 'key', due::date, chosen, because, delay,
                        case when delay is not null then 'décret, article 1' end, read::date
                    from (values (1, 1, '2026-09-15', false, 'because', 'P14D', '2026-11-24'), (1, 2, '2026-09-18', true, '', null, null),
                        (2, 1, null, false, 'Date manquante', 'P14D', null), (5, 1, '2026-09-15', false, 'because', 'P14D', null))
                        as v (n, position, due, chosen, because, delay, read)
                    join cases.case_file c on c.id = ('00000000-0000-0000-0000-00000000000' || n)::uuid;
                    """);
        }
    }
}
