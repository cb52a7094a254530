// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import fr.parvis.database.Asking;
import fr.parvis.sync.domain.Decision.Outcome;
import fr.parvis.sync.domain.RejectedCommands.Rejected;
import fr.parvis.sync.domain.RejectedCommands.Why;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Keeps for a person to confirm what nobody may apply by itself: what a revoked device hands in, with a session or without, and what
 * was made by an account that was closed since. Each command for itself: one that cannot be kept holds no other back.
 */
@Component
public class HoldForReview {
    private static final Logger LOG = LoggerFactory.getLogger(HoldForReview.class);

    /** Where the payloads say what they are about. */
    private static final List<String> SUBJECTS = List.of("visit", "activity", "walk", "homeVisit", "stop");

    private final ReceivedCommands received;
    private final HeldCommands held;
    private final RejectedCommands rejected;
    private final Clock clock;
    private final TransactionTemplate transaction;

    HoldForReview(
            ReceivedCommands received,
            HeldCommands held,
            RejectedCommands rejected,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.received = received;
        this.held = held;
        this.rejected = rejected;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** Decision on each: kept, or known when decided before; one that could not be kept is left out. */
    public List<Decision> handle(UUID account, TakeBatch.Batch batch) {
        var delivery = Delivery.of(batch, clock.instant());
        var decisions = new ArrayList<Decision>();
        for (var command : batch.commands()) {
            var id = ReceivedCommand.idOf(command);
            if (id == null) decisions.add(Decision.rejected(ReceivedCommand.nameOf(command), "id", "id"));
            else keep(id, command, account, delivery).ifPresent(decisions::add);
        }
        return decisions;
    }

    private Optional<Decision> keep(UUID id, JsonNode command, UUID account, Delivery delivery) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                // from now on it waits for a person only; first of all, so that whoever decides it has ended
                held.forget(id);
                var known = received.find(List.of(id)).get(id);
                if (known != null) return Optional.of(known(id, known.outcome(), known.answer()));
                boolean kept = rejected.keep(
                        new Rejected(
                                ReceivedCommand.of(id, command, delivery).command(),
                                account,
                                subject(command.path("payload")),
                                Why.KEPT,
                                List.of()),
                        delivery.at());
                if (kept || rejected.isKept(id)) return Optional.of(Decision.kept(id.toString()));
                status.setRollbackOnly();
                return Optional.<Decision>empty();
            }));
        } catch (DataAccessResourceFailureException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            // its words may hold what the command says: not for the log
            LOG.error("command {} could not be kept for a person in {}: {}", id, Asking.scope(), e.getClass());
            return Optional.empty();
        }
    }

    /** Never the state of anything: the holder of the device may not read. */
    private static Decision known(UUID id, Outcome first, ReceivedCommands.Answer answer) {
        return Decision.known(id, first, answer, null);
    }

    private static @Nullable UUID subject(JsonNode payload) {
        for (var field : SUBJECTS) {
            var subject = ReceivedCommand.uuid(payload.path(field));
            if (subject != null) return subject;
        }
        return null;
    }
}
