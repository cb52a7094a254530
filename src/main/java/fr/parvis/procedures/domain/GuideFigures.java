// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Use of the guide: of the association in scope or, in the network's scope, of all together. Without an account. */
@Component
@Transactional(readOnly = true)
public class GuideFigures {
    private static final int MONTHS = 12;
    private static final int MOST = 20;

    private final JdbcClient database;
    private final LocalDays localDays;

    GuideFigures(JdbcClient database, LocalDays localDays) {
        this.database = database;
        this.localDays = localDays;
    }

    /** @param from first day that is counted; {@code unanswered} searches that found no sheet; {@code used} the sheets opened most */
    public record Figures(LocalDate from, int searches, int unanswered, List<Used> used) {}

    /** A sheet, and how often it was opened. */
    public record Used(String id, String title, int times) {}

    /** Of the last twelve months, this one included. */
    public Figures handle() {
        var from = localDays.today().minusMonths(MONTHS - 1L).withDayOfMonth(1);
        var used = database.sql("""
                        select u.sheet, coalesce(s.title, w.title, '') as title, sum(u.times)::int as times
                        from procedures.sheet_use u left join procedures.sheet s on s.id = u.sheet
                            left join procedures.withdrawn w on w.id = u.sheet
                        where u.month >= :from group by 1, 2 order by 3 desc, 1 limit :most""")
                .param("from", from)
                .param("most", MOST)
                .query(ResultRow.map(row -> new Used(row.text("sheet"), row.text("title"), row.integer("times"))))
                .list();
        return database.sql("""
                        select coalesce(sum(searches), 0)::int as searches, coalesce(sum(unanswered), 0)::int as unanswered
                        from procedures.search_count where month >= :from""")
                .param("from", from)
                .query(ResultRow.map(
                        row -> new Figures(from, row.integer("searches"), row.integer("unanswered"), used)))
                .single();
    }
}
