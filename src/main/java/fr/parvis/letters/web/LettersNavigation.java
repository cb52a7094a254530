// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.access.Right;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Menu entry of the templates of letters, for the network's head, and help of the pages of letters. */
@Configuration(proxyBeanMethods = false)
class LettersNavigation {
    @Bean
    HelpTopics lettersHelp() {
        return new HelpTopics(Map.of(
                LettersController.ADDRESS, "06-papiers#écrire-un-courrier",
                LetterTemplatesController.ADDRESS, "06-papiers#écrire-un-courrier"));
    }

    @Bean
    NavigationEntry letterTemplatesEntry() {
        return new NavigationEntry(
                NavigationSection.SETTINGS,
                21,
                LetterTemplatesController.ADDRESS,
                "letters.templates.nav",
                Right.EDIT_LETTER_TEMPLATES);
    }
}
