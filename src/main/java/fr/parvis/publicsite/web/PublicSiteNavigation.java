// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.access.Right;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Menu entries of the use of the public's pages and of the legal texts, for the network's head. */
@Configuration(proxyBeanMethods = false)
class PublicSiteNavigation {
    @Bean
    HelpTopics publicSiteHelp() {
        return new HelpTopics(Map.of(
                SiteVisitsController.ADDRESS,
                "07-porte-publique",
                LegalTextsController.ADDRESS,
                "07-porte-publique#les-textes-légaux"));
    }

    @Bean
    NavigationEntry legalTextsEntry() {
        return new NavigationEntry(
                NavigationSection.SETTINGS, 62, LegalTextsController.ADDRESS, "legal.title", Right.EDIT_LEGAL_TEXTS);
    }

    @Bean
    NavigationEntry siteVisitsEntry() {
        return new NavigationEntry(
                NavigationSection.FIGURES,
                40,
                SiteVisitsController.ADDRESS,
                "audience.title",
                Right.READ_NETWORK_FIGURES);
    }
}
