// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.messages.DirectSms;
import fr.parvis.messages.Template;
import fr.parvis.network.Communes;
import fr.parvis.values.Ids;
import fr.parvis.values.LongDates;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends an SMS to a person whose promised call was moved: the new time, not the reason. The sending is noted and committed before the SMS
 * goes: a crash loses one, and sends none twice. The number is read in that transaction alone, which the journal tells. The page of the
 * promise says the same.
 */
@Component
public class SendMovedPromiseSms {
    /** Messages about one promise; after them its page alone tells. */
    static final int MOST = 3;

    private static final int AT_ONCE = 50;

    private final CallTable calls;
    private final DirectSms sms;
    private final Communes communes;
    private final Journal journal;
    private final TransactionTemplate transaction;

    SendMovedPromiseSms(
            CallTable calls,
            DirectSms sms,
            Communes communes,
            Journal journal,
            PlatformTransactionManager transactions) {
        this.calls = calls;
        this.sms = sms;
        this.communes = communes;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Due(Call call, String number) {}

    /** @return number of messages sent */
    public int handle() {
        return Asking.as(Scope.network()).call(() -> {
            int sent = 0;
            var moved = Objects.requireNonNull(transaction.execute(_ -> calls.movedUntold(MOST, AT_ONCE)));
            for (var call : moved)
                if (sms.isTime(call.commune()) && take(call).filter(this::send).isPresent()) sent++;
            return sent;
        });
    }

    private Optional<Due> take(Call it) {
        return Objects.requireNonNull(transaction.execute(_ -> calls.takeUntold(it.id(), MOST)
                .flatMap(call -> calls.numberOfMoved(call.id()).map(number -> {
                    calls.told(call.id());
                    journal.note("hotline.number-used", call.id().toString(), Map.of());
                    return new Due(call, number);
                }))));
    }

    private boolean send(Due it) {
        var until = it.call().promised().until().atZone(communes.zone(it.call().commune()));
        return sms.send(
                Ids.next(),
                it.number(),
                it.call().language(),
                new Template(
                        "hotline.told",
                        List.of(
                                new LongDates(List.of(until.toLocalDate())),
                                String.valueOf(until.getHour()),
                                "%02d".formatted(until.getMinute()))));
    }
}
