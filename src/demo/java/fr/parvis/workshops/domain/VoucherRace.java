// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.access.SignedIn;
import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The same voucher at two associations at once, round after round; the demonstration alone has it. */
@Component
public class VoucherRace {
    private static final int ROUNDS = 100;

    /**
     * @param errors answers that were neither "noted" nor "used already"
     * @param wrong rounds in which it was not taken exactly once
     */
    public record Result(int errors, int wrong) {}

    private final TakeVouchers take;
    private final KeepCatalogue catalogue;
    private final CycleTable cycles;
    private final Points points;
    private final LocalDays localDays;
    private final TransactionTemplate transaction;

    VoucherRace(
            TakeVouchers take,
            KeepCatalogue catalogue,
            CycleTable cycles,
            Points points,
            LocalDays localDays,
            PlatformTransactionManager transactions) {
        this.take = take;
        this.catalogue = catalogue;
        this.cycles = cycles;
        this.points = points;
        this.localDays = localDays;
        this.transaction = new TransactionTemplate(transactions);
    }

    public Result run(SignedIn one, SignedIn other) throws InterruptedException {
        var here = as(one, () -> session(one));
        var there = as(other, () -> session(other));
        int errors = 0;
        int wrong = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var code = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
            var start = new CountDownLatch(1);
            var answers = new ArrayList<Future<Boolean>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return as(one, () -> taken(here, code));
                }));
                answers.add(threads.submit(() -> {
                    start.await();
                    return as(other, () -> taken(there, code));
                }));
                start.countDown();
                int taken = 0;
                for (var answer : answers)
                    try {
                        if (answer.get()) taken++;
                    } catch (ExecutionException e) {
                        errors++;
                    }
                if (taken != 1) wrong++;
            }
        }
        return new Result(errors, wrong);
    }

    private boolean taken(UUID session, String code) {
        return switch (take.take(new TakeVouchers.Typed(
                Ids.next(), session, "autre", code, localDays.today().plusDays(30)))) {
            case Outcome.Done(var _) -> true;
            case Outcome.Refused(var problems) when problems.getFirst().is("workshops.problem.voucher-used") -> false;
            default -> throw new IllegalStateException("neither taken nor told that it is");
        };
    }

    /** A session of yesterday. */
    private UUID session(SignedIn who) {
        var point = points.list(Objects.requireNonNull(who.association()))
                .getFirst()
                .id();
        var workshop = Ids.next();
        var cycle = new Cycle(Ids.next(), workshop, point, null, List.of(), false, 1, 0, false, 0);
        var begins = localDays.now().minus(Duration.ofDays(1));
        var session = new Session(
                Ids.next(),
                cycle.id(),
                null,
                begins,
                begins.plus(Duration.ofHours(1)),
                localDays.todayAt(point).minusDays(1),
                List.of(),
                false,
                0);
        transaction.executeWithoutResult(_ -> {
            catalogue.keep(new Workshop(workshop, "Course aux chèques", "", 60, List.of(), "", true, 0));
            cycles.insert(cycle);
            cycles.insert(session);
        });
        return session.id();
    }

    private static <T, X extends Throwable> T as(SignedIn who, ScopedValue.CallableOp<T, X> what) throws X {
        return Asking.as(who.scope())
                .call(() -> Actor.is(who.account()).call(() -> who.acting().call(what)));
    }
}
