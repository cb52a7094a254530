package fr.parvis.partners.web;

import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The directory stands after what one follows. */
@Configuration(proxyBeanMethods = false)
class PartnersNavigation {
    @Bean
    NavigationEntry partnersEntry() {
        return new NavigationEntry(35, DirectoryController.ADDRESS, "partners.nav", "building", Right.KEEP_PARTNERS);
    }
}
