// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.database.Asking;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares the seats that cycles count as taken with those that are held, and puts right what differs. */
@Component
public class VerifySeats {
    private static final Logger LOG = LoggerFactory.getLogger(VerifySeats.class);

    private static final String HELD = """
            coalesce((select sum(e.persons) from workshops.enrolment e
                where e.association = c.association and e.cycle = c.id and e.state in ('enrolled', 'offered')), 0)""";

    private final JdbcClient database;
    private final CycleTable cycles;
    private final TransactionTemplate transaction;

    VerifySeats(JdbcClient database, CycleTable cycles, PlatformTransactionManager transactions) {
        this.database = database;
        this.cycles = cycles;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Verifies the seats of the association in scope. @return number of wrong cycles */
    public int handle() {
        var suspects = Objects.requireNonNullElse(
                transaction.execute(_ -> database.sql(
                                "select c.id from workshops.cycle c where c.association = :association and c.taken <> "
                                        + HELD)
                        .param("association", Asking.association())
                        .query(UUID.class)
                        .list()),
                List.<UUID>of());
        int wrong = 0;
        // seats may have changed hands since: looked at again, one by one, while the cycle is held
        for (var cycle : suspects)
            wrong += Objects.requireNonNull(transaction.execute(_ -> {
                cycles.findLocked(cycle);
                return database.sql("update workshops.cycle c set taken = least(c.seats, " + HELD
                                + ") where c.association = :association and c.id = :cycle and c.taken <> " + HELD)
                        .param("association", Asking.association())
                        .param("cycle", cycle)
                        .update();
            }));
        if (wrong > 0) LOG.error("workshops: {} cycles counted other seats than are held and were put right", wrong);
        return wrong;
    }
}
