package fr.parvis.messages.web;

import fr.parvis.access.Right;
import fr.parvis.messages.MessagesAddresses;
import fr.parvis.messages.SubjectKind;
import fr.parvis.messages.domain.WriteToPerson;
import fr.parvis.people.PeopleAddresses;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The menu entry of messages and calls, and what a written message is about. */
@Configuration(proxyBeanMethods = false)
class MessagesNavigation {
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
