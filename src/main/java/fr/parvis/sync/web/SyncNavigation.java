package fr.parvis.sync.web;

import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What came from devices and needs a person, and the devices themselves. */
@Configuration(proxyBeanMethods = false)
class SyncNavigation {
    @Bean
    NavigationEntry toPutRightEntry() {
        return new NavigationEntry(
                68,
                CommandReviewController.ADDRESS,
                "sync.nav.to-put-right",
                "exclamation-triangle",
                Right.READ_TEAM_DAY);
    }

    @Bean
    NavigationEntry devicesEntry() {
        return new NavigationEntry(82, DevicesController.ADDRESS, "sync.nav.devices", "tablet", Right.MANAGE_DEVICES);
    }
}
