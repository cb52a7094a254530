// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.web;

import fr.parvis.access.Right;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Menu entry of activities without a visitor: after one's own day. */
@Configuration(proxyBeanMethods = false)
class ActivitiesNavigation {
    @Bean
    HelpTopics activitiesHelp() {
        return new HelpTopics(Map.of(ActivitiesController.ADDRESS, "01-accueil#vos-actions-sans-visiteur"));
    }

    @Bean
    NavigationEntry activitiesEntry() {
        return new NavigationEntry(
                NavigationSection.DAY, 30, ActivitiesController.ADDRESS, "activities.nav", Right.RECORD_VISITS);
    }
}
