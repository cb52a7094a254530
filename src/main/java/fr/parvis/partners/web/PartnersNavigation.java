// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.web;

import fr.parvis.access.Right;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Menu entry and help of the directory of partners. */
@Configuration(proxyBeanMethods = false)
class PartnersNavigation {
    @Bean
    HelpTopics partnersHelp() {
        return new HelpTopics(Map.of(DirectoryController.ADDRESS, "06-papiers#lannuaire-des-partenaires"));
    }

    @Bean
    NavigationEntry partnersEntry() {
        return new NavigationEntry(
                NavigationSection.FIELD, 30, DirectoryController.ADDRESS, "partners.title", Right.KEEP_PARTNERS);
    }
}
