// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.access.SignedIn;
import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.network.Points;
import fr.parvis.people.People;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lends one item to a hundred people at once, round after round; the demonstration alone has it. */
@Component
public class LoanRace {
    private static final int AT_ONCE = 100;
    private static final Signing SIGNED = new Signing(Signing.Manner.PAPER, "", "");

    /**
     * @param errors answers that were neither a loan nor "lent already"
     * @param wrong rounds after which the item was not lent exactly once
     */
    public record Result(int tries, int errors, int wrong, long slowestMillis) {}

    private final ReceiveItems receive;
    private final MoveItem move;
    private final HandOverItem handOver;
    private final ReadEquipment equipment;
    private final Points points;
    private final People people;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    LoanRace(
            ReceiveItems receive,
            MoveItem move,
            HandOverItem handOver,
            ReadEquipment equipment,
            Points points,
            People people,
            JdbcClient database,
            PlatformTransactionManager transactions) {
        this.receive = receive;
        this.move = move;
        this.handOver = handOver;
        this.equipment = equipment;
        this.points = points;
        this.people = people;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    public Result run(SignedIn who, int rounds) {
        var person = transaction.execute(
                status -> database.sql("select person from equipment.handover where person is not null limit 1")
                        .query(UUID.class)
                        .single());
        if (person == null || people.find(person).isEmpty())
            throw new IllegalStateException("load the demonstration's persons first: bin/parvis demo");
        int errors = 0;
        int wrong = 0;
        long slowest = 0;
        for (int round = 0; round < rounds; round++) {
            var item = ready(who);
            var start = new CountDownLatch(1);
            var answers = new ArrayList<Future<Long>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < AT_ONCE; i++)
                    answers.add(threads.submit(() -> {
                        start.await();
                        return lend(who, item, person);
                    }));
                start.countDown();
                for (var answer : answers) slowest = Math.max(slowest, answer.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                errors++;
            }
            if (equipment.handovers(item).size() != 1) wrong++;
        }
        return new Result(rounds * AT_ONCE, errors, wrong, slowest);
    }

    private UUID ready(SignedIn who) {
        var reception = Ids.next();
        var point =
                points.list(java.util.Objects.requireNonNull(who.association())).getFirst();
        receive.handle(new ReceiveItems.Command(
                reception, point.id(), "screen", "Écran d’essai", 1, List.of(), "", "", "other", null));
        var item = equipment.ofReception(reception).getFirst().id();
        move.handle(Ids.next(), item, Move.READIED);
        return item;
    }

    /** How long the answer took, in milliseconds. */
    private long lend(SignedIn who, UUID item, UUID person) throws Exception {
        long begun = System.nanoTime();
        var outcome = Asking.as(who.scope())
                .call(() -> Actor.is(who.account())
                        .call(() -> who.acting()
                                .call(() -> handOver.handle(new HandOverItem.Command(
                                        Ids.next(),
                                        item,
                                        Handover.Kind.LOAN,
                                        null,
                                        person,
                                        null,
                                        null,
                                        null,
                                        null,
                                        SIGNED)))));
        boolean lent = outcome instanceof Outcome.Done;
        boolean told = outcome instanceof Outcome.Refused(var problems)
                && problems.stream().allMatch(problem -> problem.is("equipment.problem.is-lent"));
        if (!lent && !told) throw new IllegalStateException("neither lent nor told that it is");
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
