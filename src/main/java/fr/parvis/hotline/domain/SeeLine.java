// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Paging;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The line as its pages show it: promises of the whole network, and members on the line in the scope in use. */
@Component
@Transactional(readOnly = true)
public class SeeLine {
    private static final int SIZE = 40;
    private static final Duration FIGURES = Duration.ofDays(30);

    private static final String OPEN = "c.ended_at is null";

    private final JdbcClient database;
    private final DutyTable duties;
    private final LocalDays localDays;

    SeeLine(JdbcClient database, DutyTable duties, LocalDays localDays) {
        this.database = database;
        this.duties = duties;
        this.localDays = localDays;
    }

    /**
     * Number of open promises.
     *
     * @param waiting number that could be called now
     * @param red about to break, the broken ones among them
     * @param broken number whose time is over
     */
    public record Counts(int open, int waiting, int red, int broken) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    public Counts counts() {
        var now = localDays.now();
        return database.sql("""
                        select count(*) as open, count(*) filter (where c.state in ('waiting', 'later') and c.next_try <= :now) as waiting,
                            count(*) filter (where c.state <> 'in-call' and c.promised_until <= :red) as red,
                            count(*) filter (where c.state <> 'in-call' and c.promised_until <= :now) as broken
                        from hotline.call c where c.ended_at is null""")
                .param("now", now)
                .param("red", now.plus(OfferCalls.RED))
                .query(ResultRow.map(row -> new Counts(
                        row.integer("open"), row.integer("waiting"), row.integer("red"), row.integer("broken"))))
                .single();
    }

    public record Page(List<Call> calls, int total, Paging paging) {}

    /** Open promises, the first to break first. */
    public Page open(String page) {
        int total = database.sql("select count(*) from hotline.call c where " + OPEN)
                .query(Integer.class)
                .single();
        var paging = Paging.of(page, total, SIZE);
        return new Page(
                database.sql("select " + CallTable.COLUMNS + "from hotline.call c where " + OPEN
                                + " order by c.promised_until, c.id limit :size offset :offset")
                        .param("size", SIZE)
                        .param("offset", paging.offset())
                        .query(ResultRow.map(CallTable::call))
                        .list(),
                total,
                paging);
    }

    /** Duties of today; of the whole network in its scope. */
    public List<Duty> today() {
        return duties.list(localDays.today(), localDays.now());
    }

    /**
     * Results of the promises of thirty days.
     *
     * @param kept called within the time that was said first
     */
    public record Figures(int asked, int kept, int reached, int gaveUp, int withdrawn, int wrong, int moved) {}

    public Figures figures() {
        return database.sql("""
                        select count(*) as asked, count(*) filter (where state = 'done' and moved = 0 and ended_at <= promised_until) as kept,
                            count(*) filter (where state = 'done') as reached, count(*) filter (where state = 'gave-up') as gave_up,
                            count(*) filter (where state = 'withdrawn') as withdrawn, count(*) filter (where state = 'wrong-number') as wrong,
                            count(*) filter (where moved > 0) as moved
                        from hotline.call where asked_at >= :since""")
                .param("since", localDays.now().minus(FIGURES))
                .query(ResultRow.map(row -> new Figures(
                        row.integer("asked"),
                        row.integer("kept"),
                        row.integer("reached"),
                        row.integer("gave_up"),
                        row.integer("withdrawn"),
                        row.integer("wrong"),
                        row.integer("moved"))))
                .single();
    }

    /** Calls of thirty days that showed no number; the network's head alone reads them. */
    public int hiddenCalls() {
        return Asking.scope().association() != null
                ? 0
                : database.sql("select coalesce(sum(calls), 0) from hotline.hidden_call where day >= :since")
                        .param("since", localDays.todayOfNetwork().minusDays(FIGURES.toDays()))
                        .query(Integer.class)
                        .single();
    }

    public boolean isRed(Call it, Instant now) {
        return it.state() != CallState.IN_CALL && !it.promised().until().isAfter(now.plus(OfferCalls.RED));
    }

    public Instant now() {
        return localDays.now();
    }
}
