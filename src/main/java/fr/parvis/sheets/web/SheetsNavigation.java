package fr.parvis.sheets.web;

import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Cards, after what one follows. */
@Configuration(proxyBeanMethods = false)
class SheetsNavigation {
    @Bean
    NavigationEntry passageEntry() {
        return new NavigationEntry(
                33,
                PassageController.ADDRESS,
                "sheets.nav",
                "credit-card-2-front",
                Right.RECORD_VISITS,
                TakenSheetController.ADDRESS);
    }
}
