package fr.parvis.publicsite.web;

import fr.parvis.access.Right;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to what is known of the public's door, for the head of the network. */
@Configuration(proxyBeanMethods = false)
class PublicSiteNavigation {
    @Bean
    HelpTopics publicSiteHelp() {
        return new HelpTopics(Map.of(SiteVisitsController.ADDRESS, "07-porte-publique"));
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
