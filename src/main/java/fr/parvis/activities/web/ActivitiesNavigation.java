package fr.parvis.activities.web;

import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done without a visitor: after one's own day. */
@Configuration(proxyBeanMethods = false)
class ActivitiesNavigation {
    @Bean
    NavigationEntry activitiesEntry() {
        return new NavigationEntry(
                NavigationSection.DAY, 30, ActivitiesController.ADDRESS, "activities.nav", Right.RECORD_VISITS);
    }
}
