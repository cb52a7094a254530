// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.access.Right;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tours: after the queue, before actions. */
@Configuration(proxyBeanMethods = false)
class RoundsNavigation {
    @Bean
    HelpTopics roundsHelp() {
        return new HelpTopics(
                Map.of("/bureau/tournees", "04-tournees", SheetController.ADDRESS, "04-tournees#tournées-du-jour"));
    }

    @Bean
    NavigationEntry roundsEntry() {
        return new NavigationEntry(
                NavigationSection.FIELD,
                20,
                "/bureau/tournees",
                "rounds.nav",
                Right.READ_POINTS,
                SheetController.ADDRESS);
    }
}
