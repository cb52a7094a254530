// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import fr.parvis.access.Associations;
import fr.parvis.audit.Journal;
import fr.parvis.sync.SyncSettings;
import fr.parvis.sync.domain.HeldCommands.Held;
import fr.parvis.sync.domain.RejectedCommands.Rejected;
import fr.parvis.sync.domain.RejectedCommands.Why;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends commands that have waited too long: a change whose visit never arrived goes to the list to put right, and that list deletes what is
 * past its term, since it may hold free text. Goes through the associations one by one, each in its own scope.
 */
@Component
public class ForgetCommands {
    /** How long a change waits for what it changes. */
    static final Duration HELD = Duration.ofDays(30);

    private final Associations associations;
    private final HeldCommands held;
    private final ReceivedCommands received;
    private final RejectedCommands rejected;
    private final Journal journal;
    private final Clock clock;
    private final Duration kept;
    private final TransactionTemplate transaction;

    ForgetCommands(
            Associations associations,
            HeldCommands held,
            ReceivedCommands received,
            RejectedCommands rejected,
            Journal journal,
            Clock clock,
            SyncSettings settings,
            PlatformTransactionManager transactions) {
        this.associations = associations;
        this.held = held;
        this.received = received;
        this.rejected = rejected;
        this.journal = journal;
        this.clock = clock;
        this.kept = Duration.ofDays(settings.sync().rejectedDays());
        transaction = new TransactionTemplate(transactions);
    }

    public void handle() {
        associations.inEach(
                "sync: commands past their time",
                association -> transaction.executeWithoutResult(status -> ofAssociation(association)));
    }

    private void ofAssociation(UUID association) {
        var now = clock.instant();
        for (var waiting : held.since(now.minus(HELD))) giveUp(waiting);
        int forgotten = rejected.forget(now.minus(kept));
        if (forgotten > 0)
            journal.note("sync.rejected-forgotten", association.toString(), Map.of("count", String.valueOf(forgotten)));
    }

    private void giveUp(Held waiting) {
        var command = waiting.command();
        var problems = List.of(Problem.of("visit", "sync.problem.never-came"));
        var decision = Decision.rejected(command.id().toString(), waiting.subject(), problems);
        if (received.remember(List.of(new ReceivedCommands.DecidedCommand(command, waiting.account(), decision))))
            rejected.keep(
                    new Rejected(command, waiting.account(), waiting.subject(), Why.REJECTED, problems),
                    Objects.requireNonNull(clock.instant()));
        held.forget(command.id());
    }
}
