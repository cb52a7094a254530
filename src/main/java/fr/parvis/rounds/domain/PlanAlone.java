// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain;

import fr.parvis.database.TransactionLock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets one plan at a time be made for an association, tours and crews alike: two that each see only themselves could clash. */
@Component
public class PlanAlone {
    private final JdbcClient database;

    PlanAlone(JdbcClient database) {
        this.database = database;
    }

    /** Keeps whoever else plans something for it waiting until this transaction is over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void in(UUID association) {
        TransactionLock.take(database, "rounds.plan" + association);
    }
}
