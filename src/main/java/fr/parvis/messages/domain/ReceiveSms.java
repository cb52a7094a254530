// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.messages.MessageState;
import fr.parvis.messages.domain.MessageTable.Place;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Receives what a provider sends, in nobody's name: delivery reports of SMS, and answers of persons. Whose it is is found by the provider's reference
 * or by the number; the rest is done in the scope of that association.
 */
@Component
public class ReceiveSms {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiveSms.class);

    private final MessageTable messages;
    private final Replies replies;
    private final Stops stops;
    private final StandIns standIns;
    private final ReachedHashes hashes;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ReceiveSms(
            MessageTable messages,
            Replies replies,
            Stops stops,
            StandIns standIns,
            ReachedHashes hashes,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.messages = messages;
        this.replies = replies;
        this.stops = stops;
        this.standIns = standIns;
        this.hashes = hashes;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return whether there is such an SMS; a report may come before its SMS is noted, and providers bring it again */
    public boolean report(String reference, boolean arrived) {
        var place = found(() -> messages.findByReference(reference));
        place.ifPresent(it -> Asking.as(it.association())
                .run(() -> transaction.executeWithoutResult(_ -> settle(it.message(), arrived))));
        return place.isPresent();
    }

    /** In the transaction and for the association of the message. */
    public void settle(UUID message, boolean arrived) {
        var now = clock.instant();
        if (arrived) {
            if (messages.change(message, MessageState.DELIVERED, null, now))
                messages.withdrawStandIn(message, Why.ARRIVED, now);
        } else if (messages.change(message, MessageState.FAILED, Why.NOT_DELIVERED, now))
            messages.find(message).ifPresent(standIns::plan);
    }

    /**
     * An answer by SMS: a no, however it is spelled, holds for all associations; anything else waits for the team that wrote last.
     *
     * @param sender international, often without its plus: providers leave it out, and an address that is not encoded turns it into a space
     */
    public void answer(String sender, String text) {
        var number = sender.matches("[1-9]\\d{6,14}") ? "+" + sender : sender;
        if (StopWords.isStop(text)) {
            Asking.as(Scope.network()).run(() -> transaction.executeWithoutResult(_ -> stops.answered(number)));
            return;
        }
        var place = found(() -> messages.findByNumber(hashes.all(ReachedHashes.phone(number))));
        if (place.isEmpty()) {
            LOG.warn("an SMS came from a number that nobody wrote to");
            return;
        }
        Asking.as(place.get().association())
                .run(() -> transaction.executeWithoutResult(
                        _ -> replies.keep(place.get().message(), text, clock.instant())));
    }

    private Optional<Place> found(Supplier<Optional<Place>> ask) {
        return Asking.as(Scope.everybody()).call(() -> Objects.requireNonNull(transaction.execute(_ -> ask.get())));
    }
}
