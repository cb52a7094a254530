// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.messages.MessagesAddresses;
import fr.parvis.messages.SubjectKind;
import fr.parvis.messages.domain.WriteToPerson;
import fr.parvis.people.PeopleAddresses;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Messages and calls in the menu, the search and the guide, and what a written message is about. */
@Configuration(proxyBeanMethods = false)
class MessagesNavigation {
    @Bean
    HelpTopics messagesHelp() {
        return new HelpTopics(Map.of(MessagesAddresses.MESSAGES, "05-suivis#messages-et-appels"));
    }

    /** The lists behind the entry, by what one wants to do. */
    @Bean
    SearchActions messagesActions() {
        return (asked, who) -> !who.may(Right.FOLLOW_PEOPLE) || who.association() == null
                ? List.of()
                : List.of(
                        action("calls", MessagesAddresses.MESSAGES),
                        action("sent", MessagesController.SENT),
                        action("replies", MessagesController.REPLIES));
    }

    private static SearchActions.Action action(String tab, String href) {
        return new SearchActions.Action(t("messages.tab." + tab), t("messages.search.words"), href);
    }

    @Bean
    NavigationEntry messagesEntry() {
        return new NavigationEntry(
                NavigationSection.PEOPLE, 30, MessagesAddresses.MESSAGES, "messages.title", Right.FOLLOW_PEOPLE);
    }

    @Bean
    SubjectKind writtenMessages() {
        return new SubjectKind(WriteToPerson.KIND, "messages.about.person", PeopleAddresses::forCase);
    }
}
