// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain;

import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.rota.RotaSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets who worked when, who was away and what was wished or proposed, some months after. */
@Component
@Transactional
public class RotaTerm {
    private final JdbcClient database;
    private final LocalDays localDays;
    private final int months;

    RotaTerm(JdbcClient database, LocalDays localDays, RotaSettings settings) {
        this.database = database;
        this.localDays = localDays;
        this.months = settings.keepMonths();
    }

    /** Deletes data past its term in the association in scope. */
    public void forget() {
        var limit = localDays.today().minusMonths(months);
        for (var statement : new String[] {
            "delete from rota.own_day where association = :association and day < :limit",
            "delete from rota.wish where association = :association and day < :limit",
            "delete from rota.absence where association = :association and last_day < :limit",
            "delete from rota.shift where association = :association and (valid_until < :limit or cancelled_at < :limit)",
            "delete from rota.hold where association = :association and upper(during) < :limit",
            "delete from rota.taken_day where association = :association and day < :limit",
            "delete from rota.proposal where association = :association and last_day < :limit"
        })
            database.sql(statement)
                    .param("association", Asking.association())
                    .param("limit", limit)
                    .update();
    }
}
