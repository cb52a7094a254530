package fr.parvis.access.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What administration adds to the navigation, after everything that is daily work. */
@Configuration(proxyBeanMethods = false)
class AccessNavigation {
    @Bean
    NavigationEntry accountsEntry() {
        return new NavigationEntry(80, AccessAddresses.ACCOUNTS, "shell.nav.accounts", "people", Right.MANAGE_ACCOUNTS);
    }

    @Bean
    NavigationEntry associationsEntry() {
        return new NavigationEntry(
                81, "/bureau/associations", "access.nav.associations", "buildings", Right.MANAGE_ASSOCIATIONS);
    }

    @Bean
    NavigationEntry journalEntry() {
        return new NavigationEntry(90, "/bureau/journal", "shell.nav.journal", "journal-check", Right.READ_JOURNAL);
    }
}
