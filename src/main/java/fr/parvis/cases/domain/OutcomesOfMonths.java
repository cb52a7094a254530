// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Outcomes of the association's cases, counted by month: no case and no person; those of erased files are among them. */
@Component
@Transactional(readOnly = true)
public class OutcomesOfMonths {

    /**
     * Cases of a month with the same theme, operator and outcome.
     *
     * @param cents euro cents that the persons recovered, where known
     */
    public record Count(
            YearMonth month, String theme, @Nullable String operator, String outcome, int cases, long cents) {}

    private final JdbcClient database;

    OutcomesOfMonths(JdbcClient database) {
        this.database = database;
    }

    /** @param from first month, {@code to} last month */
    public List<Count> handle(YearMonth from, YearMonth to) {
        return database.sql("""
                        select month, theme, operator, outcome, count(*)::int as cases, coalesce(sum(cents), 0)::bigint as cents from (
                            select date_trunc('month', l.closed_on)::date as month, c.theme, c.operator, l.outcome, l.cents
                            from cases.closing l join cases.case_file c on c.association = l.association and c.id = l.case_file
                            where l.association = :association and l.reopened_on is null and l.closed_on between :from and :to
                            union all
                            select date_trunc('month', month)::date, theme, operator, outcome, cents from cases.outcome_of_nobody
                            where association = :association and month between :from and :to) o
                        group by 1, 2, 3, 4 order by 1, 2, 3 nulls first, 4""")
                .param("association", Asking.association())
                .param("from", from.atDay(1))
                .param("to", to.atEndOfMonth())
                .query(ResultRow.map(row -> new Count(
                        YearMonth.from(row.day("month")),
                        row.text("theme"),
                        row.textOrNull("operator"),
                        row.text("outcome"),
                        row.integer("cases"),
                        row.bigint("cents"))))
                .list();
    }
}
