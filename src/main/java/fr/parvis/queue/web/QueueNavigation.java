// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import fr.parvis.access.Right;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Menu entry and help of the queue. */
@Configuration(proxyBeanMethods = false)
class QueueNavigation {
    static final String ADDRESS = "/bureau/file";

    @Bean
    HelpTopics queueHelp() {
        return new HelpTopics(Map.of(ADDRESS, "01-accueil#la-file-dattente"));
    }

    @Bean
    NavigationEntry queueEntry() {
        return new NavigationEntry(NavigationSection.DAY, 20, ADDRESS, "queue.nav", Right.RECORD_VISITS);
    }
}
