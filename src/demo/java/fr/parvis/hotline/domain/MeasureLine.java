// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.access.Associations;
import fr.parvis.access.RandomSecret;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.Notices;
import fr.parvis.database.Scope;
import fr.parvis.hotline.HotlineSettings;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures a day of the line, minute by minute by a clock of its own: mediators who all have the same skills take what several workers offer at once;
 * one call in twenty is left in the middle by somebody who does not come back to it.
 */
@Component
public class MeasureLine {
    private static final int WORKERS = 8;
    private static final double VANISHES = 0.05;

    /** In a year that no job of the application with the real clock knows. */
    private static final Instant MORNING = Instant.parse("2035-11-21T08:00:00Z");

    /**
     * Measured values.
     *
     * @param twice calls that two had in hand, or that ended twice
     * @param forgotten calls that neither ended nor are shown as about to break
     * @param spread the most and the least time on calls for the time on the line, as a ratio
     */
    public record Measured(
            int calls,
            int ended,
            int twice,
            int forgotten,
            int offers,
            double p50,
            double p99,
            double spread,
            long seconds) {}

    private final CallTable calls;
    private final DutyTable duties;
    private final LineHours hours;
    private final JdbcClient database;
    private final Notices notices;
    private final Journal journal;
    private final LocalDays localDays;
    private final Associations associations;
    private final PlatformTransactionManager transactions;
    private final HotlineSettings settings;

    MeasureLine(
            CallTable calls,
            DutyTable duties,
            LineHours hours,
            JdbcClient database,
            Notices notices,
            Journal journal,
            LocalDays localDays,
            Associations associations,
            PlatformTransactionManager transactions,
            HotlineSettings settings) {
        this.calls = calls;
        this.duties = duties;
        this.hours = hours;
        this.database = database;
        this.notices = notices;
        this.journal = journal;
        this.localDays = localDays;
        this.associations = associations;
        this.transactions = transactions;
        this.settings = settings;
    }

    private static final class SteppedClock extends Clock {
        private volatile Instant now = MORNING;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Call in the hands of a mediator, until when; null for somebody who vanished. */
    private record InHand(UUID call, @Nullable Instant until) {}

    /** @param length minutes of the day */
    public Measured handle(int mediators, int count, int length) {
        long began = System.nanoTime();
        var clock = new SteppedClock();
        var news = new LineNews(notices);
        var offers = new OfferCalls(database, transactions, news, clock, settings);
        var keep = new KeepPromises(calls, duties, offers, hours, news, transactions, clock, settings);
        var answer = new AnswerCalls(calls, duties, hours, news, journal, localDays, _ -> {}, clock);
        var transaction = new TransactionTemplate(transactions);
        var team = team(mediators, clock, transaction);
        var random = new Random(7);
        var inHand = Collections.synchronizedMap(new HashMap<UUID, InHand>());
        var ends = Collections.synchronizedMap(new HashMap<UUID, Integer>());
        var took = Collections.synchronizedList(new ArrayList<Long>());
        int asked = 0;
        int twice = 0;
        for (int minute = 0; minute < length; minute++) {
            clock.now = MORNING.plus(Duration.ofMinutes(minute));
            int due = (int) ((long) count * (minute + 1) / length);
            for (; asked < due; asked++) ask(clock, transaction);
            inScope(
                    Scope.network(),
                    transaction,
                    () -> database.sql(
                                    "update hotline.duty set heard_at = :now, state = case when state = 'pause' then 'free' else state end where day = :day")
                            .param("now", clock.instant())
                            .param("day", LocalDate.ofInstant(MORNING, ZoneOffset.UTC))
                            .update());
            keep.handle();
            try (var pool = Executors.newFixedThreadPool(WORKERS)) {
                for (int worker = 0; worker < WORKERS; worker++)
                    pool.submit(() -> {
                        boolean more = true;
                        while (more) {
                            long start = System.nanoTime();
                            more = offers.one();
                            if (more) took.add(System.nanoTime() - start);
                        }
                    });
            }
            var minutes = team.stream().map(_ -> 3 + random.nextInt(15)).toList();
            var vanishing =
                    team.stream().map(_ -> random.nextDouble() < VANISHES).toList();
            try (var pool = Executors.newFixedThreadPool(WORKERS)) {
                for (int i = 0; i < team.size(); i++) {
                    var who = team.get(i);
                    var lasts = Duration.ofMinutes(minutes.get(i));
                    boolean vanishes = vanishing.get(i);
                    pool.submit(
                            () -> as(who, () -> step(who, lasts, vanishes, answer, transaction, clock, inHand, ends)));
                }
            }
            twice += held(transaction);
        }
        twice += (int) ends.values().stream().filter(times -> times > 1).count();
        int forgotten = forgotten(clock, transaction);
        var sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
        var measured = new Measured(
                asked,
                ends.size(),
                twice,
                forgotten,
                sorted.length,
                quantile(sorted, 0.5),
                quantile(sorted, 0.99),
                spread(clock, transaction),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
        clear(transaction);
        return measured;
    }

    private static void step(
            SignedIn who,
            Duration length,
            boolean vanishes,
            AnswerCalls answer,
            TransactionTemplate transaction,
            Clock clock,
            Map<UUID, InHand> inHand,
            Map<UUID, Integer> ends) {
        var now = clock.instant();
        var mine = inHand.get(who.account());
        var held =
                Objects.requireNonNull(transaction.execute(_ -> answer.held())).orElse(null);
        if (held == null || mine != null && !mine.call().equals(held.id())) {
            inHand.remove(who.account());
            mine = null;
        }
        if (held == null) return;
        if (held.state() == CallState.OFFERED) {
            boolean begun = Boolean.TRUE.equals(transaction.execute(_ -> answer.begin(held.id())));
            if (begun) inHand.put(who.account(), new InHand(held.id(), vanishes ? null : now.plus(length)));
        } else if (mine != null && mine.until() != null && !mine.until().isAfter(now)) {
            transaction.executeWithoutResult(_ -> answer.end(held.id(), "reached", "advice", ""));
            ends.merge(held.id(), 1, Integer::sum);
            inHand.remove(who.account());
        }
    }

    private List<SignedIn> team(int mediators, Clock clock, TransactionTemplate transaction) {
        var association = associations.list().getFirst().id();
        var team = new ArrayList<SignedIn>();
        for (int i = 0; i < mediators; i++)
            team.add(new SignedIn(Ids.next(), association, null, "m" + i, "mesure", Set.of(Role.MEDIATOR), null));
        inScope(Scope.of(association), transaction, () -> {
            for (var who : team)
                duties.begin(
                        new Member(who.account(), List.of("fr"), List.of(), LocalDate.of(2036, 1, 1)),
                        LocalDate.ofInstant(MORNING, ZoneOffset.UTC),
                        clock.instant(),
                        MORNING.plus(Duration.ofHours(9)));
            return 0;
        });
        return team;
    }

    private void ask(Clock clock, TransactionTemplate transaction) {
        inScope(Scope.network(), transaction, () -> {
            var now = clock.instant();
            var code = RandomSecret.next();
            var it = new Call(
                    Ids.next(),
                    now,
                    hours.soon(now, null),
                    "",
                    "fr",
                    null,
                    CallChannel.WEB,
                    CallState.WAITING,
                    0,
                    0,
                    false,
                    now,
                    null,
                    null,
                    null);
            calls.behind(code);
            calls.insert(it, code, "06 39 98 00 00", LocalDate.of(2035, 12, 31));
            return 0;
        });
    }

    /** Calls that two have in hand. */
    private int held(TransactionTemplate transaction) {
        return inScope(
                Scope.network(),
                transaction,
                () -> database.sql("""
                        select count(*) from (select call from hotline.duty where call is not null group by call having count(*) > 1) twice""").query(Integer.class).single());
    }

    /** Open calls that are not in hand, not waiting for their turn and not red. */
    private int forgotten(Clock clock, TransactionTemplate transaction) {
        return inScope(
                Scope.network(),
                transaction,
                () -> database.sql("""
                        select count(*) from hotline.call c where c.ended_at is null and c.asked_at >= :morning
                            and not (c.state in ('waiting', 'later') and c.promised_until > :now)
                            and not (c.state in ('offered', 'in-call') and c.lease_until > :now
                                and exists (select from hotline.duty d where d.call = c.id))
                            and c.promised_until > :red""")
                        .param("morning", MORNING)
                        .param("now", clock.instant())
                        .param("red", clock.instant().plus(OfferCalls.RED))
                        .query(Integer.class)
                        .single());
    }

    private double spread(Clock clock, TransactionTemplate transaction) {
        var shares = inScope(
                        Scope.network(),
                        transaction,
                        () -> duties.list(LocalDate.ofInstant(MORNING, ZoneOffset.UTC), clock.instant()))
                .stream()
                .filter(duty -> duty.calls() > 0)
                .mapToDouble(duty -> (double) duty.talked().toSeconds()
                        / Math.max(1, duty.present().minus(running(duty, clock)).toSeconds()))
                .summaryStatistics();
        return shares.getCount() == 0 ? 0 : shares.getMax() / shares.getMin();
    }

    /** Time of the call in hand, which is counted once it has ended. */
    private static Duration running(Duty duty, Clock clock) {
        var since = duty.callSince();
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    private void clear(TransactionTemplate transaction) {
        inScope(Scope.network(), transaction, () -> {
            database.sql(
                            "update hotline.call set state = 'gave-up', ended_at = asked_at, lease_until = null where asked_at >= :morning and ended_at is null")
                    .param("morning", MORNING)
                    .update();
            database.sql("delete from hotline.call where asked_at >= :morning")
                    .param("morning", MORNING)
                    .update();
            return database.sql("delete from hotline.duty where day = :day")
                    .param("day", LocalDate.ofInstant(MORNING, ZoneOffset.UTC))
                    .update();
        });
    }

    private static <T> T inScope(Scope scope, TransactionTemplate transaction, Supplier<T> what) {
        return Asking.as(scope).call(() -> Objects.requireNonNull(transaction.execute(_ -> what.get())));
    }

    private static void as(SignedIn who, Runnable what) {
        Asking.as(who.scope())
                .run(() -> Asking.by(who.account())
                        .run(() ->
                                Actor.is(who.account()).run(() -> who.acting().run(what))));
    }

    private static double quantile(long[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / 1e6;
    }
}
