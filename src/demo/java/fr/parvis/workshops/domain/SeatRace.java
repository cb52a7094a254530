// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many who want the seats of one cycle at once, from several processes, round after round; the demonstration alone has it. */
@Component
public class SeatRace {
    private static final int ROUNDS = 20;
    private static final int SEATS = 7;

    /** Four processes make 200. */
    private static final int AT_ONCE = 50;

    private static final int DAYS_AHEAD = 400;

    private final KeepCatalogue catalogue;
    private final PlanCycle plan;
    private final EnrolOneself enrol;
    private final SeeWorkshops see;
    private final Points points;
    private final LocalDays localDays;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    SeatRace(
            KeepCatalogue catalogue,
            PlanCycle plan,
            EnrolOneself enrol,
            SeeWorkshops see,
            Points points,
            LocalDays localDays,
            JdbcClient database,
            PlatformTransactionManager transactions) {
        this.catalogue = catalogue;
        this.plan = plan;
        this.enrol = enrol;
        this.see = see;
        this.points = points;
        this.localDays = localDays;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    private UUID workshop() {
        return UUID.nameUUIDFromBytes(("seat race " + Asking.association()).getBytes(StandardCharsets.UTF_8));
    }

    /** Cycles that take place, in the order of rounds. */
    private List<UUID> rounds() {
        return Objects.requireNonNull(transaction.execute(status -> database.sql("""
                                select id from workshops.cycle where association = :association and workshop = :workshop and cancelled_at is null
                                order by made_at, id""")
                .param("association", Asking.association())
                .param("workshop", workshop())
                .query(UUID.class)
                .list()));
    }

    public String prepare(SignedIn who) {
        rounds().forEach(plan::cancel);
        var point = points.list(Objects.requireNonNull(who.association()))
                .getFirst()
                .id();
        transaction.executeWithoutResult(
                _ -> catalogue.keep(new Workshop(workshop(), "Course aux places", "", 60, List.of(), "", false, 0)));
        for (int round = 0; round < ROUNDS; round++) {
            var made = plan.make(new PlanCycle.NewCycle(
                    Ids.next(),
                    workshop(),
                    point,
                    null,
                    null,
                    List.of(),
                    true,
                    SEATS,
                    localDays.today().plusDays(DAYS_AHEAD),
                    LocalTime.of(10, 0),
                    1,
                    List.of()));
            if (!(made instanceof Outcome.Done)) throw new IllegalStateException("a cycle of the race was refused");
        }
        return "{\"rounds\": " + ROUNDS + "}";
    }

    /** One process's part. */
    public String run() {
        int errors = 0;
        long slowest = 0;
        for (var cycle : rounds()) {
            var start = new CountDownLatch(1);
            var answers = new ArrayList<Future<Long>>();
            var association = Asking.association();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < AT_ONCE; i++)
                    answers.add(threads.submit(() -> {
                        start.await();
                        return Asking.as(association).call(() -> enrol(cycle));
                    }));
                start.countDown();
                for (var answer : answers)
                    try {
                        slowest = Math.max(slowest, answer.get());
                    } catch (ExecutionException e) {
                        errors++;
                    }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return String.format(Locale.ROOT, "{\"errors\": %d, \"slowest_ms\": %d}", errors, slowest);
    }

    /** How long the answer took, in milliseconds. */
    private long enrol(UUID cycle) {
        long begun = System.nanoTime();
        var asked = new EnrolOneself.Asked(Ids.next(), cycle, 1, "", "fr");
        if (!(enrol.enrol(asked) instanceof Outcome.Done))
            throw new IllegalStateException("neither enrolled nor waiting");
        return (System.nanoTime() - begun) / 1_000_000;
    }

    /** Rounds that did not end with exactly the seats there are; the cycles are cancelled afterwards. */
    public String settle() {
        int wrong = 0;
        int tries = 0;
        for (var cycle : rounds()) {
            var it = see.find(cycle).orElseThrow();
            int held = it.enrolments().stream()
                    .filter(one -> one.state().holdsSeats())
                    .mapToInt(Enrolment::persons)
                    .sum();
            tries += it.enrolments().size();
            if (held != SEATS || it.cycle().taken() != SEATS) wrong++;
            plan.cancel(cycle);
        }
        return String.format(Locale.ROOT, "{\"seat_tries\": %d, \"seats_wrong\": %d}", tries, wrong);
    }
}
