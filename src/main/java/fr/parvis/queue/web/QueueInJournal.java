// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.JournalSubjects.Subject;
import fr.parvis.audit.SubjectRows;
import fr.parvis.shell.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for kiosks and screens. */
@Configuration(proxyBeanMethods = false)
class QueueInJournal {
    @Bean
    JournalSubjects screenSubjects(SubjectRows rows) {
        return rows.of(
                "screen",
                "select id, kind, name from queue.device where id = any(:ids::uuid[])",
                row -> new Subject(Words.t("audit.subject.screen." + row.text("kind"), row.text("name")), null));
    }
}
