// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import fr.parvis.access.Right;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A partner's lists in its menu, and the report of all lists in that of the network's head. */
@Configuration(proxyBeanMethods = false)
class PartnerNavigation {
    @Bean
    HelpTopics partnerHelp() {
        return new HelpTopics(Map.of(
                PartnerDashboardController.ADDRESS,
                "12-listes-partenaires#ce-que-voit-le-partenaire",
                ReportController.NETWORK,
                "12-listes-partenaires#entonnoir"));
    }

    @Bean
    NavigationEntry ownListsEntry() {
        return new NavigationEntry(
                NavigationSection.HOME,
                10,
                PartnerDashboardController.ADDRESS,
                "returns.room.title",
                Right.SEE_OWN_LISTS);
    }

    @Bean
    NavigationEntry networkReportEntry() {
        return new NavigationEntry(
                NavigationSection.FIGURES,
                45,
                ReportController.NETWORK,
                "returns.report.network",
                Right.READ_NETWORK_FIGURES);
    }
}
