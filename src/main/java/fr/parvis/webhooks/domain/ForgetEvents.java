// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.domain;

import fr.parvis.database.Asking;
import fr.parvis.webhooks.WebhooksSettings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes events, and what became of them, after their time of keeping: {@code parvis.webhooks.days}. */
@Component
@Transactional
public class ForgetEvents {
    private final JdbcClient database;
    private final Clock clock;
    private final int days;

    ForgetEvents(JdbcClient database, Clock clock, WebhooksSettings settings) {
        this.database = database;
        this.clock = clock;
        this.days = settings.days();
    }

    public int days() {
        return days;
    }

    /** Deletes events of the association in scope that are past their term. @return number of events forgotten */
    public int here() {
        var before = clock.instant().minus(Duration.ofDays(days));
        database.sql("""
                        delete from webhooks.delivery d using webhooks.event v
                        where v.association = :association and v.at < :before and d.association = v.association and d.event = v.id""")
                .param("association", Asking.association())
                .param("before", before)
                .update();
        return database.sql("delete from webhooks.event where association = :association and at < :before")
                .param("association", Asking.association())
                .param("before", before)
                .update();
    }
}
