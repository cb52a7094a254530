// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.hotline.HotlineAddresses;
import fr.parvis.shell.FootLinks;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The line in the menu of the day, the search, the guide and at the foot of the public's pages. */
@Configuration(proxyBeanMethods = false)
class HotlineNavigation {
    @Bean
    HelpTopics hotlineHelp() {
        return new HelpTopics(Map.of(
                HotlineAddresses.LINE, "17-la-ligne",
                HotlineAddresses.FOLLOW, "17-la-ligne#suivre-la-ligne",
                MembersController.TEAM, "17-la-ligne#qui-répond"));
    }

    @Bean
    NavigationEntry lineEntry() {
        return new NavigationEntry(
                NavigationSection.DAY, 60, HotlineAddresses.LINE, "hotline.title", Right.ANSWER_LINE);
    }

    @Bean
    NavigationEntry followLineEntry() {
        return new NavigationEntry(
                NavigationSection.DAY, 61, HotlineAddresses.FOLLOW, "hotline.follow", Right.SUPERVISE_LINE);
    }

    @Bean
    SearchActions hotlineActions() {
        return (asked, who) -> {
            var found = new ArrayList<SearchActions.Action>();
            if (who.may(Right.ANSWER_LINE) && who.association() != null)
                found.add(action("hotline.title", HotlineAddresses.LINE));
            if (who.may(Right.SUPERVISE_LINE)) found.add(action("hotline.follow", HotlineAddresses.FOLLOW));
            if (who.may(Right.SUPERVISE_LINE) && who.association() != null)
                found.add(action("hotline.members", MembersController.TEAM));
            return found;
        };
    }

    private static SearchActions.Action action(String key, String href) {
        return new SearchActions.Action(t(key), t("hotline.search.words"), href);
    }

    @Bean
    FootLinks callBackLink() {
        return () -> List.of(new FootLinks.Link(HotlineAddresses.CALL_BACK, t("hotline.public.title")));
    }
}
