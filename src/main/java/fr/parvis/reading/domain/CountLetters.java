// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Number of letters of each kind that an association reads, or all of the network together: the only thing of a letter that is kept. */
@Component
public class CountLetters {
    private static final int MONTHS = 12;

    /** Kind under which a letter is counted whose kind was not recognized. */
    public static final String UNSURE = "unsure";

    private final JdbcClient database;
    private final LocalDays localDays;

    CountLetters(JdbcClient database, LocalDays localDays) {
        this.database = database;
        this.localDays = localDays;
    }

    /** A kind, and how many letters of it. @param kind key of {@link LetterKind}, or {@link #UNSURE} */
    public record Counted(String kind, int letters) {}

    @Transactional
    public void count(LetterFindings letter) {
        var kind = letter.kind().kind();
        database.sql("""
                        insert into reading.letter_count as c (association, month, kind, letters) values (:association, :month, :kind, 1)
                        on conflict (association, month, kind) do update set letters = c.letters + 1""")
                .param("association", Asking.association())
                .param("month", localDays.today().withDayOfMonth(1))
                .param("kind", kind == null ? UNSURE : kind.key())
                .update();
    }

    /** The first day of the last twelve months, this one included. */
    public LocalDate since() {
        return localDays.today().minusMonths(MONTHS - 1L).withDayOfMonth(1);
    }

    /** Of the last twelve months, the most first. */
    @Transactional(readOnly = true)
    public List<Counted> counted() {
        return database.sql("""
                        select kind, sum(letters)::int as letters from reading.letter_count where month >= :since
                        group by kind order by 2 desc, 1""")
                .param("since", since())
                .query(ResultRow.map(row -> new Counted(row.text("kind"), row.integer("letters"))))
                .list();
    }
}
