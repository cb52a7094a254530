// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import static fr.parvis.runtime.WatchedCount.Scope.NETWORK;

import fr.parvis.runtime.WatchedCount;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers of promises to call back, for operators. */
@Configuration(proxyBeanMethods = false)
class WatchedPromises {
    @Bean
    WatchedCount openPromises(JdbcClient database) {
        return new WatchedCount(
                "parvis.promises.open",
                "Promises to call back that are not kept yet.",
                NETWORK,
                () -> database.sql("select count(*) from hotline.call where ended_at is null")
                        .query(Long.class)
                        .single());
    }

    @Bean
    WatchedCount latePromises(JdbcClient database, Clock clock) {
        return new WatchedCount(
                "parvis.promises.late",
                "Promises to call back whose time is over.",
                NETWORK,
                () -> database.sql("select count(*) from hotline.call where ended_at is null and promised_until < :now")
                        .param("now", clock.instant())
                        .query(Long.class)
                        .single());
    }
}
