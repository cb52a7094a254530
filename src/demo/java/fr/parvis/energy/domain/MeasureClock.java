// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.energy.domain.clock.BillClock;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Time that the timelines of many households take: facts that chance makes, stored in the table of bills and read from it as a stream, in a
 * transaction that is taken back.
 */
@Component
public class MeasureClock {
    private static final int AT_ONCE = 1000;

    /**
     * Measured times.
     *
     * @param days of all timelines together
     * @param withDay households that have a day to watch
     */
    public record Measured(int households, long days, int withDay, double seconds) {}

    private final JdbcClient database;
    private final BillClock clock;
    private final BillTable bills;
    private final TransactionTemplate transaction;

    MeasureClock(JdbcClient database, BillClock clock, BillTable bills, PlatformTransactionManager transactions) {
        this.database = database;
        this.clock = clock;
        this.bills = bills;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** In the association of the scope. */
    public Measured handle(int households) {
        var today = bills.today();
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            store(households, today);
            return read(today);
        }));
    }

    private Measured read(LocalDate today) {
        long begun = System.nanoTime();
        var count = new long[3];
        database.sql(BillTable.WHOLE + " where u.changed_by is null and u.moved_to = '-infinity'")
                .withFetchSize(AT_ONCE)
                .query(ResultRow.each(row -> {
                    var timeline = clock.of(BillTable.read(row).facts(), today);
                    count[0]++;
                    count[1] += timeline.milestones().size();
                    if (timeline.careful() != null) count[2]++;
                }));
        return new Measured((int) count[0], count[1], (int) count[2], (System.nanoTime() - begun) / 1e9);
    }

    private void store(int households, LocalDate today) {
        // the cases of these bills do not exist, and never will
        database.sql("set constraints energy.unpaid_bill_case_file_fkey, cases.bill_case_file_fkey deferred")
                .update();
        database.sql("select setseed(0.2026)").query().singleRow();
        database.sql("""
                        with one as materialized (
                            select gen_random_uuid() as id, n, :today::date - floor(random() * 200)::int as issued
                            from generate_series(1, :households) n),
                        bill as (
                            insert into cases.bill (case_file, association, issued_on, payable_by, cents, supplier)
                            select id, :association, issued, issued + 18, 5000 + n % 60000,
                                (array['edf', 'engie', 'totalenergies', null])[1 + floor(random() * 4)]
                            from one)
                        insert into energy.unpaid_bill (case_file, association, supply, meter, kva, main_home,
                            first_letter, first_on, second_letter, second_on, last_letter, cheque, cheque_year, told_on, helped_before,
                            convention, fund_lodged, fund_decision, paid_on, paid_cents, step, moved_to, changed_at)
                        select id, :association,
                            (array['electricity', 'electricity', 'electricity', 'gas', 'heat', 'water'])[1 + floor(random() * 6)],
                            (array['linky', 'linky', 'other', 'unknown'])[1 + floor(random() * 4)], (array[3, 6, 9])[1 + floor(random() * 3)],
                            (array['yes', 'yes', 'yes', 'no', 'unknown'])[1 + floor(random() * 5)],
                            case when late > 20 then 'yes' else 'no' end, case when late > 20 then issued + 20 end,
                            case when late > 55 then 'yes' else 'unknown' end, case when late > 55 then issued + 55 end, 'no',
                            case when n % 3 = 0 then 'yes' else 'no' end, case when n % 3 = 0 then extract(year from issued)::int end,
                            case when n % 6 = 0 then issued + 5 end, case when n % 5 = 0 then 'yes' else 'no' end, 'no',
                            case when n % 7 = 0 and late > 30 then issued + 30 end,
                            case when n % 7 = 0 and late > 30 then 'pending' end,
                            case when n % 11 = 0 then array[issued + 1] else '{}'::date[] end,
                            case when n % 11 = 0 then array[1000::bigint] else '{}'::bigint[] end, gen_random_uuid(), '-infinity', now()
                        from one, lateral (select :today::date - issued as late) since""")
                .param("today", today)
                .param("association", Asking.association())
                .param("households", households)
                .update();
    }
}
