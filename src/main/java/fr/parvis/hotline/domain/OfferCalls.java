// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.Scope;
import fr.parvis.hotline.HotlineSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Offers promises to free mediators of the whole network, one at a time to each: to who speaks the language and knows the subject, with the least time
 * on calls for the time on the line, then to who waited longest. A promise that is about to break is offered to anybody, who calls with an interpreter.
 */
@Component
public class OfferCalls {
    /** How long before its end a promise is about to break. */
    public static final Duration RED = Duration.ofMinutes(30);

    /** Pause of who let an offer pass, so that the next one is asked first. */
    private static final Duration AFTER_PASS = Duration.ofSeconds(40);

    /** Without a sign from the page for that long somebody is away. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    private static final String FITS = """
            d.state = 'free' and d.free_from <= :now and d.until > :now and d.heard_at >= :heard
            and (c.promised_until <= :red
                or c.language = any (d.languages) and (c.subject = '' or cardinality(d.subjects) = 0 or c.subject = any (d.subjects)))""";

    private static final String NEXT = """
            select c.id from hotline.call c
            where c.state in ('waiting', 'later') and c.next_try <= :now and exists (select from hotline.duty d where %s)
            order by c.need desc, c.promised_until, c.asked_at limit 1 for update of c skip locked""".formatted(FITS);

    /** Order of offers: speakers of the language first, those who let it pass last. */
    private static final String WHO = """
            select d.account, d.association from hotline.duty d join hotline.call c on c.id = :call
            where %s
            order by d.account = any (c.passed), c.language = any (d.languages) desc,
                d.talked::double precision / greatest(600, d.present + extract(epoch from :now::timestamptz - d.since)), d.free_from, d.account
            limit 1 for update of d skip locked""".formatted(FITS);

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final LineNews news;
    private final Clock clock;
    private final Duration offer;

    OfferCalls(
            JdbcClient database,
            PlatformTransactionManager transactions,
            LineNews news,
            Clock clock,
            HotlineSettings settings) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.news = news;
        this.clock = clock;
        this.offer = Duration.ofSeconds(settings.offerSeconds());
    }

    /** Offers until nobody is free or nothing waits. @return number of offers made */
    public int all() {
        int offered = 0;
        while (one()) offered++;
        return offered;
    }

    /** Makes one offer in a transaction of its own. @return false when there is none to make */
    public boolean one() {
        return Asking.as(Scope.network()).call(() -> Boolean.TRUE.equals(transaction.execute(_ -> offerOne())));
    }

    private record Free(UUID account, UUID association) {}

    private boolean offerOne() {
        var now = clock.instant();
        var call = database.sql(NEXT)
                .param("now", now)
                .param("heard", now.minus(SILENCE))
                .param("red", now.plus(RED))
                .query(UUID.class)
                .optional();
        if (call.isEmpty()) return false;
        var free = database.sql(WHO)
                .param("call", call.get())
                .param("now", now)
                .param("heard", now.minus(SILENCE))
                .param("red", now.plus(RED))
                .query(ResultRow.map(row -> new Free(row.uuid("account"), row.uuid("association"))))
                .optional();
        // somebody else offers something to the last one who was free
        if (free.isEmpty()) return false;
        database.sql("""
                        update hotline.call set state = 'offered', taken_association = :association, taken_by = :account, lease_until = :lease
                        where id = :call""")
                .param("call", call.get())
                .param("association", free.get().association())
                .param("account", free.get().account())
                .param("lease", now.plus(offer))
                .update();
        database.sql("update hotline.duty set state = 'offered', call = :call where account = :account")
                .param("call", call.get())
                .param("account", free.get().account())
                .update();
        news.changed();
        return true;
    }

    /** Takes back offers that nobody answered, and calls that were never ended. @return number of both */
    public int takeBack() {
        return Asking.as(Scope.network()).call(() -> {
            var now = clock.instant();
            int offers = back(now, "offered", "state = 'free', free_from = :free::timestamptz", "need = need");
            // a call that was never ended goes first to the next one, and is marked
            // and its time counts neither as talked nor as free: nobody knows how long it was
            int calls = back(
                    now,
                    "in-call",
                    "state = 'pause', free_from = :free::timestamptz,"
                            + " since = least(:now::timestamptz, since + (:now::timestamptz - coalesce(call_since, :now::timestamptz)))",
                    "lost = true, need = need + 1");
            return offers + calls;
        });
    }

    private int back(Instant now, String state, String duty, String call) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            int back = database.sql("""
                            with gone as (
                                update hotline.call set state = 'waiting', passed = passed || taken_by, taken_by = null, taken_association = null,
                                    lease_until = null, next_try = :now, %s
                                where id in (select id from hotline.call where state = :state and lease_until <= :now for update skip locked)
                                returning id),
                            freed as (update hotline.duty set call = null, call_since = null, %s where call in (select id from gone))
                            select count(*) from gone""".formatted(call, duty))
                    .param("state", state)
                    .param("now", now)
                    .param("free", now.plus(AFTER_PASS))
                    .query(Integer.class)
                    .single();
            if (back > 0) news.changed();
            return back;
        }));
    }

    static Instant afterPass(Instant now) {
        return now.plus(AFTER_PASS);
    }
}
