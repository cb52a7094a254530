package fr.parvis.activities.web;

import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done without a visitor: after one's own day. */
@Configuration(proxyBeanMethods = false)
class ActivitiesNavigation {
    @Bean
    NavigationEntry activitiesEntry() {
        return new NavigationEntry(
                65, ActivitiesController.ADDRESS, "activities.nav", "megaphone", Right.RECORD_VISITS);
    }
}
