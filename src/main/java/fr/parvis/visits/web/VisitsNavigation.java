package fr.parvis.visits.web;

import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The desk, which is home, and one's own day. */
@Configuration(proxyBeanMethods = false)
class VisitsNavigation {
    @Bean
    NavigationEntry deskEntry() {
        return new NavigationEntry(10, "/capture", "shell.nav.desk", "door-open", Right.RECORD_VISITS);
    }

    @Bean
    NavigationEntry dayEntry() {
        return new NavigationEntry(
                20,
                "/bureau/journee",
                "shell.nav.work",
                "list-check",
                Right.RECORD_VISITS,
                "/bureau/passages",
                "/bureau/exports");
    }
}
