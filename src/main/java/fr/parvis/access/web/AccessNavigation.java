package fr.parvis.access.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What administration adds to the navigation, after everything that is daily work. */
@Configuration(proxyBeanMethods = false)
class AccessNavigation {
    @Bean
    NavigationEntry accountsEntry() {
        return new NavigationEntry(
                NavigationSection.SETTINGS, 50, AccessAddresses.ACCOUNTS, "shell.nav.accounts", Right.MANAGE_ACCOUNTS);
    }

    @Bean
    NavigationEntry associationsEntry() {
        return new NavigationEntry(
                NavigationSection.SETTINGS,
                51,
                "/bureau/associations",
                "access.nav.associations",
                Right.MANAGE_ASSOCIATIONS);
    }

    @Bean
    NavigationEntry journalEntry() {
        return new NavigationEntry(
                NavigationSection.SETTINGS, 60, "/bureau/journal", "shell.nav.journal", Right.READ_JOURNAL);
    }
}
