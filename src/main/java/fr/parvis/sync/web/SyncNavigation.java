// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.web;

import fr.parvis.access.Right;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Menu entries of what came from devices and needs a person, and the devices themselves. */
@Configuration(proxyBeanMethods = false)
class SyncNavigation {
    @Bean
    HelpTopics devicesHelp() {
        return new HelpTopics(Map.of(
                CommandReviewController.ADDRESS, "02-direction#les-appareils-et-ce-quils-ont-envoyé",
                DevicesController.ADDRESS, "02-direction#les-appareils-et-ce-quils-ont-envoyé"));
    }

    @Bean
    NavigationEntry toPutRightEntry() {
        return new NavigationEntry(
                NavigationSection.DAY,
                40,
                CommandReviewController.ADDRESS,
                "sync.nav.to-put-right",
                Right.READ_TEAM_DAY);
    }

    @Bean
    NavigationEntry devicesEntry() {
        return new NavigationEntry(
                NavigationSection.SETTINGS, 52, DevicesController.ADDRESS, "sync.nav.devices", Right.MANAGE_DEVICES);
    }
}
