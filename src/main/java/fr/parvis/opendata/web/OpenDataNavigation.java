package fr.parvis.opendata.web;

import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What others propose for the points: after the points. */
@Configuration(proxyBeanMethods = false)
class OpenDataNavigation {
    @Bean
    NavigationEntry proposalsEntry() {
        return new NavigationEntry(55, "/bureau/propositions", "opendata.nav", "arrow-left-right", Right.FOLLOW_FEEDS);
    }
}
