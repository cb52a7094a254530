// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.access.Right;
import fr.parvis.cases.WorkRoom;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Menu entries of cases, and of their templates for the network's head. */
@Configuration(proxyBeanMethods = false)
class CasesNavigation {
    @Bean
    HelpTopics casesHelp() {
        return new HelpTopics(Map.of(
                WorkController.ADDRESS,
                "05-suivis#mes-suivis",
                TemplatesController.ADDRESS,
                "05-suivis#suivre-une-démarche"));
    }

    @Bean
    NavigationEntry casesEntry(List<WorkRoom> rooms) {
        return new NavigationEntry(
                NavigationSection.PEOPLE,
                20,
                WorkController.ADDRESS,
                "cases.work",
                Right.FOLLOW_PEOPLE,
                rooms.stream().filter(WorkRoom::inMenu).map(WorkRoom::href).toArray(String[]::new));
    }

    @Bean
    NavigationEntry templatesEntry() {
        return new NavigationEntry(
                NavigationSection.SETTINGS,
                20,
                TemplatesController.ADDRESS,
                "cases.templates.nav",
                Right.EDIT_CASE_TEMPLATES);
    }
}
