package fr.parvis.sheets.web;

import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Cards, after what one follows. */
@Configuration(proxyBeanMethods = false)
class SheetsNavigation {
    @Bean
    NavigationEntry passageEntry() {
        return new NavigationEntry(
                NavigationSection.PEOPLE,
                30,
                PassageController.ADDRESS,
                "sheets.enter.title",
                Right.RECORD_VISITS,
                TakenSheetController.ADDRESS);
    }
}
