// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain.sms;

import fr.parvis.messages.domain.MessageTable;
import fr.parvis.messages.domain.MessageTable.Asked;
import fr.parvis.messages.domain.ReceiveSms;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the provider what became of SMS of which nobody knows whether they went, and of those that went and were never reported. Each is asked for some times,
 * outside of any transaction.
 */
@Component
public class AskProvider {

    /** A report comes by itself before that. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration AGAIN = Duration.ofMinutes(30);

    /** Older ones help nobody any more. */
    private static final Duration OLDEST = Duration.ofDays(2);

    private final ObjectProvider<SmsQuery> provider;
    private final MessageTable messages;
    private final ReceiveSms receive;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public AskProvider(
            ObjectProvider<SmsQuery> provider,
            MessageTable messages,
            ReceiveSms receive,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.provider = provider;
        this.messages = messages;
        this.receive = receive;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Asks the provider about SMS of the association in scope. @return number of SMS whose state is known now */
    public int here() {
        var query = provider.getIfAvailable();
        return query == null ? 0 : here(query);
    }

    /** Asks by a given connection. @return number of SMS whose state is known now */
    public int here(SmsQuery query) {
        var now = clock.instant();
        var some = Objects.requireNonNull(transaction.execute(
                _ -> messages.toAskFor(now, now.minus(PATIENCE), now.minus(AGAIN), now.minus(OLDEST))));
        int known = 0;
        for (var one : some) if (settle(one, query.ask(one.message(), one.reference()))) known++;
        return known;
    }

    private boolean settle(Asked one, SmsQuery.Known known) {
        UUID message = one.message();
        switch (known) {
            case ARRIVED -> transaction.executeWithoutResult(_ -> receive.settle(message, true));
            case LOST -> transaction.executeWithoutResult(_ -> receive.settle(message, false));
            case UNDERWAY ->
                transaction.executeWithoutResult(_ -> messages.sent(
                        message, clock.instant(), one.reference() == null ? message.toString() : one.reference()));
            case NOTHING -> {
                return false;
            }
        }
        return true;
    }
}
