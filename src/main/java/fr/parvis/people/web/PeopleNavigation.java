// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.access.Right;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Menu entries of persons' files and of the register of treatments, and their help. */
@Configuration(proxyBeanMethods = false)
class PeopleNavigation {
    @Bean
    HelpTopics peopleHelp() {
        return new HelpTopics(Map.of(
                SearchController.ADDRESS,
                "05-suivis#chercher-une-personne",
                SearchController.ADDRESS + "/nouvelle",
                "05-suivis#ouvrir-un-dossier",
                PrivacyController.REGISTER,
                "05-suivis#la-personne-demande-ses-données"));
    }

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
