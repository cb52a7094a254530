// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.web;

import fr.parvis.access.Right;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Menu entry and help of passage cards. */
@Configuration(proxyBeanMethods = false)
class SheetsNavigation {
    @Bean
    HelpTopics sheetsHelp() {
        return new HelpTopics(Map.of(PassageController.ADDRESS, "06-papiers#reprendre-avec-une-carte-de-passage"));
    }

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
