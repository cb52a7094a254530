// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Number of openings of each page of the public on each day: sums alone, of nobody. Counted in memory, written every minute. */
@Component
public class SiteVisits {

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final LocalDays localDays;
    private final Map<PageOfDay, LongAdder> since = new ConcurrentHashMap<>();

    SiteVisits(JdbcClient database, TransactionTemplate transaction, LocalDays localDays) {
        this.database = database;
        this.transaction = transaction;
        this.localDays = localDays;
    }

    /**
     * A page on a day.
     *
     * @param page as its route is written, without what varies: {@code /}, {@code /p/}
     */
    public record PageOfDay(LocalDate day, String page) {}

    /** Number of openings of a page on a day. */
    public record Opened(LocalDate day, String page, long times) {}

    public void note(String page) {
        since.computeIfAbsent(new PageOfDay(today(), page), key -> new LongAdder())
                .increment();
    }

    public LocalDate today() {
        return localDays.todayOfNetwork();
    }

    /** Writes what was counted since the last time; what could not be written waits for the next. */
    public void write() {
        var counted = new HashMap<PageOfDay, Long>();
        since.forEach((page, times) -> {
            long sum = times.sumThenReset();
            if (sum > 0) counted.put(page, sum);
        });
        if (counted.isEmpty()) return;
        try {
            transaction.executeWithoutResult(status -> counted.forEach(this::add));
        } catch (RuntimeException e) {
            counted.forEach((page, times) ->
                    since.computeIfAbsent(page, key -> new LongAdder()).add(times));
            throw e;
        }
        since.keySet().removeIf(page -> page.day().isBefore(today().minusDays(1)));
    }

    private void add(PageOfDay page, long times) {
        database.sql("""
                        insert into publicsite.visit (day, page, times) values (:day, :page, :times)
                        on conflict (day, page) do update set times = visit.times + excluded.times""")
                .param("day", page.day())
                .param("page", page.page())
                .param("times", times)
                .update();
    }

    /** Page views counted since a day, the latest first. */
    @Transactional(readOnly = true)
    public List<Opened> list(LocalDate from) {
        return database.sql(
                        "select day, page, times from publicsite.visit where day >= :from order by day desc, times desc, page")
                .param("from", from)
                .query(ResultRow.map(row -> new Opened(row.day("day"), row.text("page"), row.bigint("times"))))
                .list();
    }
}
