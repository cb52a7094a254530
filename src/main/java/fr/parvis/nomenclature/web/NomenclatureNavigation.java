// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.web;

import fr.parvis.access.Right;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the nomenclature in the staff's navigation. */
@Configuration(proxyBeanMethods = false)
class NomenclatureNavigation {
    @Bean
    HelpTopics nomenclatureHelp() {
        return new HelpTopics(Map.of("/bureau/nomenclature", "02-direction#tenir-la-nomenclature-tête-de-réseau"));
    }

    @Bean
    NavigationEntry nomenclatureEntry() {
        return new NavigationEntry(
                NavigationSection.SETTINGS, 10, "/bureau/nomenclature", "nomenclature.nav", Right.READ_NOMENCLATURE);
    }
}
