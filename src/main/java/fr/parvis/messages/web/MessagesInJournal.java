// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalReadings;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.shell.Words;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for messages. */
@Configuration(proxyBeanMethods = false)
class MessagesInJournal {
    @Bean
    JournalSubjects messageSubjects(SubjectRows rows) {
        return rows.of(
                "message",
                "select id from messages.message where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.message"), Right.FOLLOW_PEOPLE, ShowMessages.address(row.uuid("id"))),
                "select id::text from messages.message where person = :person");
    }

    @Bean
    JournalReadings messageReadings() {
        return new JournalReadings(Set.of("messages.read", "messages.reply-read"));
    }
}
