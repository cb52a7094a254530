// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.holds;

import fr.parvis.access.Accounts;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares the bits of taken days with the holds, mediator by mediator, and puts right what differs. */
@Component
public class VerifyTakenDays {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyTakenDays.class);

    private static final int DAYS_BACK = 2;
    private static final int DAYS_AHEAD = 400;

    private final HoldTable holds;
    private final TakenDays days;
    private final Accounts accounts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    VerifyTakenDays(
            HoldTable holds, TakenDays days, Accounts accounts, Clock clock, PlatformTransactionManager transactions) {
        this.holds = holds;
        this.days = days;
        this.accounts = accounts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Verifies the taken days of the association in scope. @return number of wrong days */
    public int handle() {
        var today = DayBits.day(clock.instant());
        int wrong = 0;
        for (var account : accounts.ours())
            wrong += Objects.requireNonNull(transaction.execute(status -> {
                holds.lock(List.of(account.id()));
                return days.mend(account.id(), today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD));
            }));
        if (wrong > 0) LOG.error("rota: {} days of taken time differed from their holds and were put right", wrong);
        return wrong;
    }
}
