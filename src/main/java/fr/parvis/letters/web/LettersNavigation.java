package fr.parvis.letters.web;

import fr.parvis.access.Right;
import fr.parvis.cases.WorkRoom;
import fr.parvis.shell.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Letters are reached from one's cases; their templates by the network's head. */
@Configuration(proxyBeanMethods = false)
class LettersNavigation {
    @Bean
    WorkRoom lettersRoom() {
        return new WorkRoom(10, "letters.nav", LettersController.ADDRESS, "file-earmark-text");
    }

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
