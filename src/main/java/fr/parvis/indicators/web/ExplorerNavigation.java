// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The explorer in the menu, the help and the search. */
@Configuration(proxyBeanMethods = false)
class ExplorerNavigation {

    @Bean
    NavigationEntry explorerEntry() {
        return new NavigationEntry(
                NavigationSection.FIGURES, 15, AskedQuestion.ADDRESS, "indicators.explorer.title", Right.READ_FIGURES);
    }

    @Bean
    HelpTopics explorerHelp() {
        return new HelpTopics(Map.of(AskedQuestion.ADDRESS, "22-explorer-les-chiffres"));
    }

    /** Each ready question is found by its words. */
    @Bean
    SearchActions explorerActions() {
        return (asked, who) -> {
            var actions = new ArrayList<SearchActions.Action>();
            if (who.may(Right.READ_FIGURES))
                for (var question : ReadyQuestion.values())
                    actions.add(new SearchActions.Action(
                            question.title(),
                            question.text() + " " + t("indicators.explorer.search.words"),
                            question.address(who.association() == null)));
            return actions;
        };
    }
}
