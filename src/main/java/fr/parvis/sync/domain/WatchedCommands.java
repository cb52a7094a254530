// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import static fr.parvis.runtime.WatchedCount.Scope.EACH_ASSOCIATION;

import fr.parvis.runtime.WatchedCount;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers of commands that wait, for operators. */
@Configuration(proxyBeanMethods = false)
class WatchedCommands {
    @Bean
    WatchedCount heldCommandCount(JdbcClient database) {
        return new WatchedCount(
                "parvis.commands.held",
                "Commands of devices that wait for what they change.",
                EACH_ASSOCIATION,
                () -> database.sql("select count(*) from sync.held_command")
                        .query(Long.class)
                        .single());
    }

    @Bean
    WatchedCount rejectedCommandCount(JdbcClient database) {
        return new WatchedCount(
                "parvis.commands.rejected",
                "Commands of devices that wait to be put right by a person.",
                EACH_ASSOCIATION,
                () -> database.sql("select count(*) from sync.rejected_command where state = 'open'")
                        .query(Long.class)
                        .single());
    }
}
