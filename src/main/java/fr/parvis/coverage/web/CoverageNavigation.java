// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.web;

import fr.parvis.access.Right;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the white areas in the staff's navigation. */
@Configuration(proxyBeanMethods = false)
class CoverageNavigation {
    @Bean
    HelpTopics coverageHelp() {
        return new HelpTopics(Map.of("/bureau/couverture", "08-carte-et-zones-blanches#zones-blanches"));
    }

    @Bean
    NavigationEntry coverageEntry() {
        return new NavigationEntry(
                NavigationSection.FIELD, 40, "/bureau/couverture", "coverage.areas.title", Right.READ_COVERAGE);
    }
}
