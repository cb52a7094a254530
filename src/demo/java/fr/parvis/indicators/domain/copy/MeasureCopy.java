// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.access.Associations;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.indicators.Indicators;
import fr.parvis.indicators.Question;
import fr.parvis.indicators.domain.AddUp;
import fr.parvis.indicators.domain.CompareWithCopy;
import fr.parvis.network.Extent;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.values.Period;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.Visit;
import fr.parvis.visits.VisitsOfToday;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Measures how soon acts are in the copy, what a killed process leaves of it, and how long it takes to make. */
@Component
public class MeasureCopy {
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final int WRITERS = 4;
    private static final int ACTS_PER_SECOND = 200;

    /** One act in five corrects an earlier one. */
    private static final int CORRECTED = 5;

    private static final int BULK_AT_ONCE = 1000;
    private static final int KEPT = 50;
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LATEST_NS = TimeUnit.SECONDS.toNanos(60);

    private final FigureCopy copy;
    private final Indicators indicators;
    private final CompareWithCopy compare;
    private final VisitsOfToday visits;
    private final PastVisits past;
    private final Points points;
    private final Associations associations;
    private final LocalDays days;
    private final TransactionTemplate bulk;

    MeasureCopy(
            FigureCopy copy,
            Indicators indicators,
            CompareWithCopy compare,
            VisitsOfToday visits,
            PastVisits past,
            Points points,
            Associations associations,
            LocalDays days,
            PlatformTransactionManager transactions) {
        this.copy = copy;
        this.indicators = indicators;
        this.compare = compare;
        this.visits = visits;
        this.past = past;
        this.points = points;
        this.associations = associations;
        this.days = days;
        this.bulk = new TransactionTemplate(transactions);
    }

    /**
     * Seconds from the answer about an act until a question to the copy counts it, sorted.
     *
     * @param missing acts that were not counted within a minute
     */
    public record Freshness(List<Double> seconds, double perSecond, long missing) {
        public double percentile(int of) {
            return seconds.isEmpty() ? 0 : seconds.get(Math.min(seconds.size() - 1, seconds.size() * of / 100));
        }

        public double slowest() {
            return seconds.isEmpty() ? 0 : seconds.getLast();
        }
    }

    /** Acts of so many seconds. */
    public Freshness freshness(SignedIn who, int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return freshness(who, () -> System.nanoTime() < end);
    }

    /** Acts while one transaction writes so many visits of another association, which it takes back at the end. */
    public Freshness besideBulk(SignedIn who, int number) {
        var other = associations.list().stream()
                .filter(one -> !one.id().equals(who.association())
                        && !points.list(one.id()).isEmpty())
                .findFirst()
                .orElseThrow();
        var point = points.list(other.id()).getFirst().id();
        try (var thread = Executors.newSingleThreadExecutor()) {
            var loading = thread.submit(() -> Asking.as(other.id())
                    .run(() -> bulk.executeWithoutResult(status -> {
                        var random = new Random(1);
                        for (int i = 0; i < number; i += BULK_AT_ONCE)
                            past.load(visits.some(who, point, BULK_AT_ONCE, random));
                        status.setRollbackOnly();
                    })));
            return freshness(who, () -> !loading.isDone());
        }
    }

    private Freshness freshness(SignedIn who, BooleanSupplier on) {
        copy.open();
        long before = counted(who).orElseThrow(() -> new IllegalStateException("there is no copy"));
        var done = new ConcurrentLinkedQueue<Long>();
        long begun = System.nanoTime();
        var acts = new AtomicLong();
        var seen = new ArrayList<long[]>();
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var writing = new ArrayList<Future<?>>();
            for (int i = 0; i < WRITERS; i++) {
                int seed = i;
                writing.add(threads.submit(() -> write(who, new Random(seed), begun, on, acts, done)));
            }
            while (true) {
                boolean over = writing.stream().allMatch(Future::isDone);
                var now = counted(who);
                if (now.isPresent()) seen.add(new long[] {System.nanoTime(), now.getAsLong() - before});
                if (over && now.isPresent() && now.getAsLong() - before >= done.size()) break;
                if (over
                        && System.nanoTime()
                                        - done.stream()
                                                .mapToLong(at -> at)
                                                .max()
                                                .orElse(0)
                                > LATEST_NS) break;
                LockSupport.parkNanos(LOOK_NS);
            }
            for (var one : writing) one.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return late(done.stream().sorted().toList(), seen, acts.get(), begun);
    }

    /** The n-th act was counted when n acts were: whichever is counted late, it is told. */
    private static Freshness late(List<Long> done, List<long[]> seen, long acts, long begun) {
        var seconds = new ArrayList<Double>();
        int next = 0;
        for (var look : seen)
            for (; next < Math.min(look[1], done.size()); next++)
                seconds.add(Math.max(0, look[0] - done.get(next)) / 1e9);
        double wrote = done.isEmpty() ? 1 : (done.getLast() - begun) / 1e9;
        return new Freshness(seconds.stream().sorted().toList(), acts / wrote, done.size() - next);
    }

    /** A quarter of the acts, evenly. */
    private void write(
            SignedIn who,
            Random random,
            long begun,
            BooleanSupplier on,
            AtomicLong acts,
            ConcurrentLinkedQueue<Long> done) {
        var point = point(who);
        var mine = new ArrayList<Visit>();
        long step = TimeUnit.SECONDS.toNanos(WRITERS) / ACTS_PER_SECOND;
        for (int n = 0; on.getAsBoolean(); n++) {
            LockSupport.parkNanos(Math.max(0, begun + n * step - System.nanoTime()));
            if (n % CORRECTED == 0 && !mine.isEmpty()) {
                int at = random.nextInt(mine.size());
                mine.set(at, visits.correct(who, mine.get(at), random));
            } else {
                keep(mine, visits.record(who, point, random));
                done.add(System.nanoTime());
            }
            acts.incrementAndGet();
        }
    }

    private static void keep(List<Visit> mine, Visit visit) {
        mine.add(visit);
        if (mine.size() > KEPT) mine.removeFirst();
    }

    private UUID point(SignedIn who) {
        return points.list(Objects.requireNonNull(who.association())).getFirst().id();
    }

    /** Visits of today in the copy; nothing while it does not answer. */
    private OptionalLong counted(SignedIn who) {
        var today = days.todayOfNetwork();
        return total(
                "visits",
                new Period(today, today),
                new Extent.OfAssociation(Objects.requireNonNull(who.association())));
    }

    private OptionalLong total(String indicator, Period period, Extent extent) {
        var question = new Question(List.of(indicator), period, List.of(), Map.of(), extent);
        var asked = List.of(indicators.find(indicator).orElseThrow());
        var read = copy.ask(facts -> AddUp.by(facts, question, asked).total().getFirst());
        return read.isPresent() ? OptionalLong.of(read.get().answer()) : OptionalLong.empty();
    }

    /** Opens the copy, makes it where it is not there, and counts what it answers otherwise than the database and the sheets. */
    public int differing(SignedIn who, boolean everywhere) {
        copy.open();
        return everywhere
                ? compare.everywhere(copy)
                : compare.differing(copy, Objects.requireNonNull(who.association()));
    }

    /** Writes without end, while the copy follows and is made anew again and again: to be killed. */
    public void writeUntilKilled(SignedIn who) {
        var point = point(who);
        for (int i = 0; i < WRITERS; i++)
            Thread.ofPlatform().daemon().start(() -> {
                var random = new Random();
                var mine = new ArrayList<Visit>();
                while (true) {
                    switch (random.nextInt(10)) {
                        case 0 -> {
                            if (!mine.isEmpty()) visits.cancel(who, mine.removeLast());
                        }
                        case 1, 2 -> {
                            if (!mine.isEmpty()) mine.set(0, visits.correct(who, mine.getFirst(), random));
                        }
                        default -> keep(mine, visits.record(who, point, random));
                    }
                }
            });
        while (true) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(new Random().nextInt(3000)));
            copy.make();
        }
    }

    /** Time that it takes to make the copy beside the one that there is. */
    public record Made(double seconds, long requests) {}

    public Made make() {
        long begun = System.nanoTime();
        copy.make();
        double seconds = (System.nanoTime() - begun) / 1e9;
        copy.open();
        var today = days.todayOfNetwork();
        return new Made(
                seconds,
                total("requests", new Period(FIRST, today), new Extent.WholeNetwork())
                        .orElse(0));
    }
}
