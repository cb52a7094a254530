package fr.parvis.people.web;

import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The persons whom help goes on for: beside one's own day. */
@Configuration(proxyBeanMethods = false)
class PeopleNavigation {
    @Bean
    NavigationEntry peopleEntry() {
        return new NavigationEntry(
                NavigationSection.PEOPLE, 10, SearchController.ADDRESS, "people.title", Right.FOLLOW_PEOPLE);
    }

    @Bean
    NavigationEntry registerEntry() {
        return new NavigationEntry(
                NavigationSection.SETTINGS, 61, PrivacyController.REGISTER, "people.register", Right.READ_PRIVACY);
    }
}
