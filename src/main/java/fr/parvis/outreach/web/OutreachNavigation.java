// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.outreach.OutreachAddresses;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.sync.DevicePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Menu entry of partners' lists, its help, search results for rounds of doors, objections and sectors, and the doors of the day on a device. */
@Configuration(proxyBeanMethods = false)
class OutreachNavigation {
    @Bean
    DevicePart doorsOfTheDay() {
        return new DevicePart(10, "outreach/doors.js");
    }

    @Bean
    HelpTopics listsHelp() {
        return new HelpTopics(Map.of(
                OutreachAddresses.LISTS,
                "12-listes-partenaires#travailler-une-liste-partenaire",
                OutreachAddresses.LISTS + "/portes",
                "12-listes-partenaires#aller-aux-portes"));
    }

    @Bean
    NavigationEntry outreachEntry() {
        return new NavigationEntry(
                NavigationSection.HOUSEHOLDS, 10, OutreachAddresses.LISTS, "outreach.work.title", Right.WORK_LISTS);
    }

    @Bean
    SearchActions outreachActions() {
        return (asked, who) -> {
            if (who.association() == null || !who.may(Right.WORK_LISTS)) return List.of();
            var actions = new ArrayList<SearchActions.Action>();
            actions.add(action("outreach.work.doors", DoorRoundsController.ADDRESS));
            actions.add(action("outreach.lists.objections", OutreachAddresses.OBJECTIONS));
            if (who.may(Right.KEEP_LISTS)) actions.add(action("outreach.lists.sectors", OutreachAddresses.SECTORS));
            return actions;
        };
    }

    private static SearchActions.Action action(String key, String href) {
        return new SearchActions.Action(t(key), t(NavigationSection.HOUSEHOLDS.key()), href);
    }
}
