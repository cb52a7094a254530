// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.hotline.HotlineSettings;
import fr.parvis.values.NetworkTime;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Retention: a number goes with the end of its promise, a promise some months after it, days on the line with the next one. */
@Component
public class ForgetCalls {
    private static final int DUTY_DAYS = 31;

    private final CallTable calls;
    private final DutyTable duties;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int months;

    ForgetCalls(
            CallTable calls,
            DutyTable duties,
            PlatformTransactionManager transactions,
            Clock clock,
            HotlineSettings settings) {
        this.calls = calls;
        this.duties = duties;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.months = settings.keepMonths();
    }

    /** @return number of promises deleted */
    public int handle() {
        var today = NetworkTime.today(clock);
        return Asking.as(Scope.network())
                .call(() -> Objects.requireNonNull(transaction.execute(_ -> {
                    calls.deleteOldNumbers();
                    duties.deleteBefore(today.minusDays(DUTY_DAYS));
                    return calls.deleteEnded(today.minusMonths(months)
                            .atStartOfDay(NetworkTime.ZONE)
                            .toInstant());
                })));
    }
}
