package fr.parvis.partners.web;

import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The directory stands after what one follows. */
@Configuration(proxyBeanMethods = false)
class PartnersNavigation {
    @Bean
    NavigationEntry partnersEntry() {
        return new NavigationEntry(
                NavigationSection.FIELD, 30, DirectoryController.ADDRESS, "partners.title", Right.KEEP_PARTNERS);
    }
}
