package fr.parvis.queue.web;

import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue, between the desk and one's own day. */
@Configuration(proxyBeanMethods = false)
class QueueNavigation {
    @Bean
    NavigationEntry queueEntry() {
        return new NavigationEntry(15, "/bureau/file", "queue.nav", "ticket-perforated", Right.RECORD_VISITS);
    }
}
