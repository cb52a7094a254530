// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.database.Asking;
import fr.parvis.rota.FreeSlots;
import fr.parvis.rota.FreeSlots.Wanted;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.rota.Holds.Answer;
import fr.parvis.rota.Holds.Asked;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Time that a search of free time takes, and the outcome for many who want the same time at once. */
@Component
public class MeasureHolds {
    private static final int SEARCHES = 200;
    private static final int MONTHS = 3;
    private static final int HOLDS_A_DAY = 5;
    private static final int SLOTS = 50;
    private static final int MEDIATORS = 5;
    private static final Duration SETTLES = Duration.ofSeconds(12);

    /** Far enough that nobody works there: holds need no turn. */
    private static final int WEEKS_AHEAD = 40;

    private final FreeSlots slots;
    private final Holds holds;
    private final Accounts accounts;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MeasureHolds(
            FreeSlots slots,
            Holds holds,
            Accounts accounts,
            JdbcClient database,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.clock = clock;
        this.database = database;
        this.slots = slots;
        this.holds = holds;
        this.accounts = accounts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Milliseconds. */
    public record Searched(int mediators, int found, double p99, double first20) {}

    /** Result of one process. */
    public record Raced(int asked, int booked, int errors, double p99) {}

    /** Searches over three months in which much is taken, in a transaction that is taken back. */
    public Searched search(LocalDate monday) {
        var searched = transaction.execute(status -> {
            status.setRollbackOnly();
            fill(monday);
            int found = find(monday, Integer.MAX_VALUE);
            var whole = times(() -> find(monday, Integer.MAX_VALUE));
            var first = times(() -> find(monday, 20));
            return new Searched(accounts.working().size(), found, percentile(whole), percentile(first));
        });
        return Objects.requireNonNull(searched);
    }

    private int find(LocalDate monday, int most) {
        return slots.find(new Wanted(Set.of(), Set.of(), monday, monday.plusMonths(MONTHS), 30, 1, most))
                .size();
    }

    private void fill(LocalDate monday) {
        var chance = new Random(1);
        for (var account : accounts.working())
            for (var day = monday; day.isBefore(monday.plusMonths(MONTHS)); day = day.plusDays(1))
                for (int i = 0; i < HOLDS_A_DAY; i++) {
                    var from = day.atTime(7 + chance.nextInt(9), 30 * chance.nextInt(2))
                            .toInstant(ZoneOffset.UTC);
                    holds.hold(asked(from, Set.of(account.id()), Ids.next()));
                }
    }

    private static Asked asked(Instant from, Set<UUID> mediators, UUID subject) {
        return new Asked(HoldKind.APPOINTMENT, subject, mediators, from, from.plusSeconds(1800), null, null);
    }

    /** One process of several: so many persons want one of fifty slots each, all at once, from the instant on. */
    public Raced race(int persons, int atOnce, Instant begin) throws InterruptedException, ExecutionException {
        var people = accounts.working().stream()
                .map(Account::id)
                .sorted()
                .limit(MEDIATORS)
                .toList();
        warm(people.getFirst(), begin);
        var wanted = new ArrayList<Callable<Outcome<Answer>>>();
        for (int i = 0; i < persons; i++) {
            var slot = i % SLOTS;
            wanted.add(() -> holds.hold(asked(slot(slot), Set.of(people.get(slot % people.size())), Ids.next())));
        }
        return run(wanted, atOnce);
    }

    /** Takes and gives back other times until then: a server that people use has compiled its code. */
    private void warm(UUID mediator, Instant until) {
        for (int i = 0; clock.instant().isBefore(until); i++) {
            var subject = Ids.next();
            holds.hold(asked(slot(SLOTS).plus(Duration.ofMinutes(30L * (i % SLOTS))), Set.of(mediator), subject));
            holds.release(subject);
        }
    }

    /**
     * Result of pairs that cross.
     *
     * @param half pairs of which one was held without the other
     * @param deadlocks number that the database ended
     */
    public record Paired(int asked, int booked, int errors, int half, long deadlocks, double p99) {}

    /** Rounds in which pairs that cross want the same time. */
    public Paired pairs(int rounds, int atOnce) throws InterruptedException, ExecutionException {
        var people = accounts.working().stream()
                .map(Account::id)
                .sorted()
                .limit(MEDIATORS)
                .toList();
        var subjects = new ArrayList<UUID>();
        var wanted = new ArrayList<Callable<Outcome<Answer>>>();
        for (int round = 0; round < rounds; round++)
            for (int one = 0; one < people.size(); one++) {
                var pair = Set.of(people.get(one), people.get((one + 1 + round % 3) % people.size()));
                var from = slot(SLOTS).plus(Duration.ofHours(round));
                var subject = Ids.next();
                subjects.add(subject);
                wanted.add(() -> holds.hold(asked(from, pair, subject)));
            }
        long before = deadlocks();
        var raced = run(wanted, atOnce);
        long deadlocks = deadlocks() - before;
        int half = (int) subjects.stream()
                .filter(subject -> holds.of(subject).size() % 2 == 1)
                .count();
        subjects.forEach(holds::release);
        return new Paired(raced.asked(), raced.booked(), raced.errors(), half, deadlocks, raced.p99());
    }

    /** Number that PostgreSQL counted so far; an idle connection adds its own after ten seconds. */
    private long deadlocks() throws InterruptedException {
        Thread.sleep(SETTLES);
        return Objects.requireNonNull(transaction.execute(
                status -> database.sql("select deadlocks from pg_stat_database where datname = current_database()")
                        .query(Long.class)
                        .single()));
    }

    private static Raced run(List<Callable<Outcome<Answer>>> wanted, int atOnce)
            throws InterruptedException, ExecutionException {
        var scope = Asking.scope();
        var took = new double[wanted.size()];
        int booked = 0;
        int errors = 0;
        try (var pool = Executors.newFixedThreadPool(atOnce)) {
            var answers = pool.invokeAll(IntStream.range(0, wanted.size())
                    .mapToObj(i -> (Callable<Outcome<Answer>>) () -> {
                        long begun = System.nanoTime();
                        try {
                            return Asking.as(scope).call(() -> wanted.get(i).call());
                        } finally {
                            took[i] = (System.nanoTime() - begun) / 1e6;
                        }
                    })
                    .toList());
            for (var answer : answers)
                switch (answer.state()) {
                    case SUCCESS -> booked += answer.get() instanceof Outcome.Done(Answer.Held _) ? 1 : 0;
                    default -> errors++;
                }
        }
        return new Raced(wanted.size(), booked, errors, percentile(took));
    }

    /** How many of the slots are booked in the end, and gives them back. */
    public int settle() {
        var people = accounts.working().stream()
                .map(Account::id)
                .sorted()
                .limit(MEDIATORS)
                .toList();
        var held = holds.between(people, slot(0), slot(SLOTS));
        held.forEach(hold -> holds.release(hold.subject()));
        return held.size();
    }

    /** Ten half hours of each of five mediators, one after the other. */
    private static Instant slot(int which) {
        var day = LocalDate.now(ZoneOffset.UTC).plusWeeks(WEEKS_AHEAD);
        return day.atTime(8, 0).toInstant(ZoneOffset.UTC).plus(Duration.ofMinutes(30L * (which / MEDIATORS)));
    }

    private static double[] times(Runnable what) {
        var times = new double[SEARCHES];
        for (int i = 0; i < SEARCHES; i++) {
            long begun = System.nanoTime();
            what.run();
            times[i] = (System.nanoTime() - begun) / 1e6;
        }
        return times;
    }

    private static double percentile(double[] times) {
        Arrays.sort(times);
        return times.length == 0 ? 0 : times[Math.min(times.length - 1, (int) Math.ceil(times.length * 0.99) - 1)];
    }
}
