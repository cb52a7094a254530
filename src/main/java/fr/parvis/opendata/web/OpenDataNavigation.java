// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.web;

import fr.parvis.access.Right;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Menu entry of what others propose for the points: after the points. */
@Configuration(proxyBeanMethods = false)
class OpenDataNavigation {
    @Bean
    HelpTopics proposalsHelp() {
        return new HelpTopics(
                Map.of("/bureau/propositions", "02-direction#comparer-avec-dautres-fichiers-tête-de-réseau"));
    }

    @Bean
    NavigationEntry proposalsEntry() {
        return new NavigationEntry(
                NavigationSection.FIELD, 50, "/bureau/propositions", "opendata.proposals.title", Right.FOLLOW_FEEDS);
    }
}
