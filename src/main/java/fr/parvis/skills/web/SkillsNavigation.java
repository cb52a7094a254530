package fr.parvis.skills.web;

import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Skills after the cards; their figures beside the others; the gestures among the settings of the network's head. */
@Configuration(proxyBeanMethods = false)
class SkillsNavigation {
    @Bean
    NavigationEntry skillsEntry() {
        return new NavigationEntry(
                NavigationSection.PEOPLE, 35, Addresses.SKILLS, "skills.title", Right.RECORD_VISITS);
    }

    @Bean
    NavigationEntry autonomyOfNetworkEntry() {
        return new NavigationEntry(
                NavigationSection.FIGURES, 60, Addresses.OF_NETWORK, "skills.figures", Right.READ_NETWORK_FIGURES);
    }

    @Bean
    NavigationEntry gesturesEntry() {
        return new NavigationEntry(
                NavigationSection.SETTINGS, 34, Addresses.GESTURES, "skills.gestures", Right.EDIT_NOMENCLATURE);
    }
}
