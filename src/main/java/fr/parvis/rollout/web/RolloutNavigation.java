// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.web;

import fr.parvis.access.Right;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The roll-out beside the network's figures; what staff learnt among the settings. */
@Configuration(proxyBeanMethods = false)
class RolloutNavigation {
    @Bean
    HelpTopics rolloutHelp() {
        return new HelpTopics(Map.of(
                Addresses.ROLLOUT, "20-deploiement",
                Addresses.NEW, "20-deploiement#prévoir-un-point",
                Addresses.STAFF, "20-deploiement#les-formations-de-léquipe"));
    }

    @Bean
    NavigationEntry rolloutEntry() {
        return new NavigationEntry(
                NavigationSection.FIGURES, 55, Addresses.ROLLOUT, "rollout.title", Right.PLAN_ROLLOUT);
    }

    @Bean
    NavigationEntry staffSkillsEntry() {
        return new NavigationEntry(
                NavigationSection.SETTINGS, 40, Addresses.STAFF, "rollout.staff.title", Right.RECORD_VISITS);
    }
}
