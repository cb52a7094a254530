package fr.parvis.letters.web;

import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The templates of letters are reached by the network's head. */
@Configuration(proxyBeanMethods = false)
class LettersNavigation {
    @Bean
    NavigationEntry letterTemplatesEntry() {
        return new NavigationEntry(
                72,
                LetterTemplatesController.ADDRESS,
                "letters.templates.nav",
                "list-check",
                Right.EDIT_LETTER_TEMPLATES);
    }
}
