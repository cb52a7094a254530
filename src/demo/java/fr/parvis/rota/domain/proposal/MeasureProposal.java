// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.proposal;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Quality of a proposed rota, and the time it takes; changes nothing. */
@Component
public class MeasureProposal {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final ProposeRota propose;
    private final TransactionTemplate transaction;

    MeasureProposal(ProposeRota propose, PlatformTransactionManager transactions) {
        this.propose = propose;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Measured values. */
    public record Measured(int mediators, int posts, long hard, double seconds, Measures proposed, Measures copied) {}

    /** In the association of the scope. */
    public Measured handle(LocalDate monday, int weeks) {
        long begun = System.nanoTime();
        var ground = Objects.requireNonNull(transaction.execute(
                status -> propose.ground(monday, monday.plusWeeks(weeks).minusDays(1))));
        var solved = SolveRota.handle(ground.candidates(), ground.posts(), LONGEST);
        return new Measured(
                ground.candidates().size(),
                ground.posts().size(),
                solved.hard(),
                (System.nanoTime() - begun) / 1e9,
                solved.proposed(),
                Measures.of(ground.copied(), ground.candidates(), ground.posts()));
    }
}
