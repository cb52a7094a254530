// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import static fr.parvis.runtime.WatchedCount.Scope.EACH_ASSOCIATION;

import fr.parvis.runtime.WatchedCount;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers of messages that did not go, for operators. */
@Configuration(proxyBeanMethods = false)
class WatchedMessages {
    /** A message may wait for its decent hour and for the turn of the others. */
    private static final Duration PATIENCE = Duration.ofHours(13);

    @Bean
    WatchedCount messagesOverdue(JdbcClient database, Clock clock) {
        return new WatchedCount(
                "parvis.messages.overdue",
                "SMS and mails that should have gone more than 13 hours ago.",
                EACH_ASSOCIATION,
                () -> database.sql("""
                                select count(*) from messages.message
                                where state in ('due', 'claimed') and channel <> 'call' and send_after < :before
                                """)
                        .param("before", clock.instant().minus(PATIENCE))
                        .query(Long.class)
                        .single());
    }

    @Bean
    WatchedCount messagesFailed(JdbcClient database, Clock clock) {
        return new WatchedCount(
                "parvis.messages.failed",
                "SMS and mails of the last 24 hours that failed.",
                EACH_ASSOCIATION,
                () -> database.sql("select count(*) from messages.message where state = 'failed' and since > :after")
                        .param("after", clock.instant().minus(Duration.ofDays(1)))
                        .query(Long.class)
                        .single());
    }
}
