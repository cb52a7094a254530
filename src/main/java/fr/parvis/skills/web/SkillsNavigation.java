// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.access.Right;
import fr.parvis.messages.SubjectKind;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.skills.domain.FollowUps;
import fr.parvis.sync.DevicePart;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Menu entries of digital skills, their figures for the network and their gestures, with their help. */
@Configuration(proxyBeanMethods = false)
class SkillsNavigation {
    @Bean
    DevicePart assessmentOnDevice() {
        return new DevicePart(30, "skills/assess.js");
    }

    @Bean
    HelpTopics skillsHelp() {
        return new HelpTopics(Map.of(
                Addresses.SKILLS, "13-competences-numeriques",
                Addresses.VISIT, "13-competences-numeriques#pendant-une-vraie-démarche",
                Addresses.PAPER, "13-competences-numeriques#sur-papier",
                Addresses.SECOND, "13-competences-numeriques#le-second-regard",
                Addresses.FIGURES, "13-competences-numeriques#lire-les-chiffres",
                Addresses.OF_NETWORK, "13-competences-numeriques#lire-les-chiffres",
                Addresses.GESTURES, "13-competences-numeriques#pour-la-tête-de-réseau"));
    }

    @Bean
    NavigationEntry skillsEntry() {
        return new NavigationEntry(NavigationSection.PEOPLE, 35, Addresses.SKILLS, "skills.title", Right.RECORD_VISITS);
    }

    @Bean
    SubjectKind skillsFollowUp() {
        return new SubjectKind(FollowUps.KIND, "skills.follow-up.kind", Addresses::followUp);
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
