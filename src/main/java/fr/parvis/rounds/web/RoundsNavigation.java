// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.rounds.RoundsAddresses;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.visits.DeskPanel;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Menu entry of tours, its help, search results for crews, walks and home visits, and the panel of the day at the desk. */
@Configuration(proxyBeanMethods = false)
class RoundsNavigation {
    @Bean
    DeskPanel roundsPanel() {
        return new DeskPanel("rounds/panel.js");
    }

    @Bean
    HelpTopics roundsHelp() {
        return new HelpTopics(
                Map.of("/bureau/tournees", "04-tournees", SheetController.ADDRESS, "04-tournees#tournées-du-jour"));
    }

    @Bean
    NavigationEntry roundsEntry() {
        return new NavigationEntry(
                NavigationSection.FIELD,
                20,
                "/bureau/tournees",
                "rounds.nav",
                Right.READ_POINTS,
                SheetController.ADDRESS);
    }

    @Bean
    SearchActions roundsActions() {
        return (asked, who) -> {
            var actions = new ArrayList<SearchActions.Action>();
            if (who.association() == null) return actions;
            if (who.may(Right.RECORD_VISITS)) {
                actions.add(action("rounds.sheet.title", SheetController.ADDRESS));
                actions.add(action("rounds.walks.title", WalksController.ADDRESS));
                actions.add(action("rounds.home.title", RoundsAddresses.HOME_VISITS));
            }
            if (who.may(Right.READ_TEAM_DAY)) actions.add(action("rounds.crews.title", CrewsController.ADDRESS));
            return actions;
        };
    }

    private static SearchActions.Action action(String key, String href) {
        return new SearchActions.Action(t(key), t("rounds.nav"), href);
    }
}
