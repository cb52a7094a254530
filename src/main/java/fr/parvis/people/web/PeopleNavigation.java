package fr.parvis.people.web;

import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The persons whom help goes on for: beside one's own day. */
@Configuration(proxyBeanMethods = false)
class PeopleNavigation {
    @Bean
    NavigationEntry peopleEntry() {
        return new NavigationEntry(30, SearchController.ADDRESS, "people.nav", "person-vcard", Right.FOLLOW_PEOPLE);
    }

    @Bean
    NavigationEntry registerEntry() {
        return new NavigationEntry(
                89, PrivacyController.REGISTER, "people.register.nav", "shield-check", Right.READ_PRIVACY);
    }
}
